"""The end of a pair, or of one mentee's part in a group."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from pairs import policies
from pairs.models import Pair, PairMember
from pairs.rules import FEWEST_IN_A_GROUP, EndGround, end_what_is_above
from pairs.states import END


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
    END.apply(pair)
    if problem := _day_problem(pair.started_on, ended_on, today):
        raise RuleViolation(problem)
    end_what_is_above(pair, ground=EndGround(ground), ended_on=ended_on, actor=actor, today=today)
    pair.ended_on, pair.end_ground, pair.end_note, pair.end_scan = ended_on, ground, note.strip(), scan
    pair.save(update_fields=["state", "ended_on", "end_ground", "end_note", "end_scan"])
    pair.members.filter(ended_on=None).update(ended_on=ended_on)
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
    member.ended_on, member.end_ground = ended_on, ground
    member.save(update_fields=["ended_on", "end_ground"])
    pair.save(update_fields=["state"])
    record(pair, member=member.pk, ground=ground, ended_on=ended_on)
    return pair


def _day_problem(started_on: date | None, ended_on: date, today: date) -> str:
    if started_on and ended_on < started_on:
        return f"Завершение раньше начала работы ({started_on:%d.%m.%Y}). Проверьте дату."
    return "Дата завершения не может быть позже сегодняшней." if ended_on > today else ""
