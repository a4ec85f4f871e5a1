"""The end of a pair, or of one mentee's part in a group."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from orders.models import Order
from pairs import policies
from pairs.models import Pair, PairMember
from pairs.rules import FEWEST_IN_A_GROUP, EndGround, end_what_is_above, reopen_what_is_above
from pairs.states import END, UNDO_END


@action("pair.ended", "Пара завершена")
def end_pair(
    pair: Pair,
    *,
    ground: str,
    ended_on: date,
    note: str = "",
    scan: Any = None,
    actor: Actor,
    today: date,
) -> Pair:
    """End a pair by a ground of S4 annex 1, 7.1, or since somebody left, is away or was transferred.

    What the apps above have with the pair (its running program) ends in the same transaction, or refuses.
    """
    pair = lock(pair)
    if not policies.can_keep(actor, pair):
        raise PermissionDenied
    if not END.allows(pair):
        END.apply(pair)
    if problem := _day_problem(pair.started_on, ended_on, today):
        raise RuleViolation(problem)
    pair.end_note, pair.end_scan = note.strip(), scan
    close(pair, ground=ground, ended_on=ended_on, actor=actor, today=today)
    record(pair, ground=ground, ended_on=ended_on, scan=scan.pk if scan else None)
    return pair


@action("pair.member_ended", "Наставляемый выведен из группы")
def end_member(pair: Pair, member: PairMember, *, ground: str, ended_on: date, actor: Actor, today: date) -> Pair:
    """One mentee leaves a group that goes on with the others."""
    pair = lock(pair)
    if not policies.can_keep(actor, pair):
        raise PermissionDenied
    if not END.allows(pair):
        END.apply(pair)
    member = pair.members.get(pk=member.pk)
    staying = pair.members.filter(end_ground="")
    if member.end_ground or staying.count() < FEWEST_IN_A_GROUP:
        raise RuleViolation("В паре остался один наставляемый: завершите пару целиком.")
    if problem := _day_problem(member.started_on, ended_on, today):
        raise RuleViolation(problem)
    let_go(pair, member, ground=ground, ended_on=ended_on)
    record(pair, member=member.pk, ground=ground, ended_on=ended_on)
    return pair


@action("pair.ended_by_order", "Пара завершена приказом")
def end_by_order(pair: Pair, order: Order, *, ground: str, ended_on: date, actor: Actor, today: date) -> Pair:
    """An order about the results of programs ends the pair on the day its program ended."""
    pair = lock(pair)
    if not policies.can_close_by_order(actor, pair, order):
        raise PermissionDenied
    ended_on = max(ended_on, pair.started_on or ended_on)
    close(pair, ground=ground, ended_on=ended_on, actor=actor, today=today, by=order)
    record(pair, ground=ground, ended_on=ended_on, order=order.pk)
    return pair


@action("pair.reopened", "Завершение пары отменено")
def reopen_by_order(pair: Pair, order: Order, *, actor: Actor, today: date) -> Pair:
    """The order that ended the pair is cancelled."""
    pair = lock(pair)
    if not policies.can_close_by_order(actor, pair, order) or pair.closed_by_id != order.pk:
        raise PermissionDenied
    reopen(pair, actor=actor, today=today)
    record(pair, order=order.pk)
    return pair


@action("pair.prolonged", "Изменён срок пары")
def prolong(pair: Pair, order: Order, *, ends_on: date | None, actor: Actor, today: date) -> Pair:
    """The planned end moves with the program's term (S4 annex 1, 7.2)."""
    pair = lock(pair)
    if not policies.can_close_by_order(actor, pair, order):
        raise PermissionDenied
    pair.ends_on = ends_on
    pair.save(update_fields=["ends_on"])
    record(pair, ends_on=ends_on, order=order.pk)
    return pair


@action("pair.closed", "Период пары закрыт")
def close(pair: Pair, *, ground: str, ended_on: date, actor: Actor, today: date, by: Order | None = None) -> None:
    """Close the periods of a locked pair and its members, and end what is above it."""
    END.apply(pair)
    end_what_is_above(pair, ground=EndGround(ground), ended_on=ended_on, actor=actor, today=today)
    pair.ended_on, pair.end_ground, pair.closed_by = ended_on, ground, by
    pair.save(update_fields=["state", "ended_on", "end_ground", "end_note", "end_scan", "closed_by"])
    pair.members.filter(ended_on=None).update(ended_on=ended_on, closed_by=by)
    record(pair, ground=ground, ended_on=ended_on)


@action("pair.period_reopened", "Период пары открыт снова")
def reopen(pair: Pair, *, actor: Actor, today: date) -> None:
    """The end of a locked pair is cancelled: it works on as if it had not ended."""
    reopen_what_is_above(pair, actor=actor, today=today)
    UNDO_END.apply(pair)
    pair.members.filter(ended_on=pair.ended_on, end_ground="").update(ended_on=None, closed_by=None)
    pair.ended_on, pair.end_ground, pair.closed_by = None, "", None
    pair.save(update_fields=["state", "ended_on", "end_ground", "closed_by"])
    record(pair, on=today)


def let_go(pair: Pair, member: PairMember, *, ground: str, ended_on: date, by: Order | None = None) -> None:
    """One mentee's period in a locked group closes."""
    member.ended_on, member.end_ground, member.closed_by = ended_on, ground, by
    member.save(update_fields=["ended_on", "end_ground", "closed_by"])
    pair.save(update_fields=["state"])


def _day_problem(started_on: date | None, ended_on: date, today: date) -> str:
    if started_on and ended_on < started_on:
        return f"Завершение раньше начала работы ({started_on:%d.%m.%Y}). Проверьте дату."
    return "Дата завершения не может быть позже сегодняшней." if ended_on > today else ""
