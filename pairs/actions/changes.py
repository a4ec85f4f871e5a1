"""Changes of a pair by order: drafted from the event, carried out on their day, undone when the order is cancelled."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from orders.actions import draft
from orders.models import Order
from pairs import policies
from pairs.actions.endings import close, let_go, reopen
from pairs.models import Application, Pair, PairChange, PairMember
from pairs.rules import EndGround, hand_over_what_is_above, kinds_for
from pairs.rules.changes import ChangeAct
from pairs.selectors import order_text
from pairs.selectors.changes import KINDS, change_problems, substitute_of
from pairs.states import (
    ACTIVATE,
    ANSWER_BY_ORDER,
    AWAIT_DAY,
    CARRY_OUT,
    DROP_CHANGE,
    LEAVE_ORDER,
    LET_GO,
    MERGE,
    PUT_IN_ORDER,
    REOPEN,
    RESUME,
    SATISFY,
    SUSPEND,
    TAKE_OUT,
    UNDO_CHANGE,
    ChangeState,
)
from registry.rules import MentoringKind


@action("pair.change_drafted", "Составлен проект приказа об изменении пары")
def draft_change(pair: Pair, act: str, *, day: date, actor: Actor, today: date, **told: Any) -> Order:
    """One order from the event that calls for it.

    `told`: until, told_on (when the mentor was warned), ground, basis (a paper's name), application, member, opened.
    """
    pair = lock(pair)
    if not policies.can_keep(actor, pair):
        raise PermissionDenied
    told = {name: value for name, value in told.items() if value}
    change = PairChange(pair=_listed(pair), act=act, day=day, **told)
    if problems := change_problems(change, today=today):
        raise RuleViolation(problems)
    change.save()
    preamble = order_text.preamble([change.pair], pair.organization)
    order = draft(
        KINDS[ChangeAct(act)],
        organization=pair.organization,
        actor=actor,
        today=today,
        preamble=preamble,
        data={"change": change.pk},
    )
    change.order = order
    change.save(update_fields=["order"])
    _attach(change, order)
    record(pair, act=act, order=order.pk, day=day)
    return order


def _attach(change: PairChange, order: Order) -> None:
    """The pair that comes in and the application now belong to this order."""
    if change.opened is not None:
        opened = lock(change.opened)
        PUT_IN_ORDER.apply(opened)
        opened.opened_by = order
        opened.save(update_fields=["state", "opened_by"])
    if change.application is not None:
        application = lock(change.application)
        ANSWER_BY_ORDER.apply(application)
        application.order = order
        application.accepted_on = application.accepted_on or order.organization.today()
        application.save(update_fields=["state", "order", "accepted_on"])


@action("pair.change_ordered", "Приказ об изменении пары вступил в силу")
def follow_order(change: PairChange, order: Order, *, actor: Actor, today: date) -> PairChange:
    """The order is in force: the change happens on its day, today or later."""
    change = lock(change)
    if not policies.can_follow_change(actor, change, order):
        raise PermissionDenied
    record(change, order=order.pk, day=change.day)
    if change.day <= today:
        return carry_out(change, actor=actor, today=today)
    AWAIT_DAY.apply(change)
    change.save(update_fields=["state"])
    return change


@action("pair.change_carried_out", "Изменение пары исполнено")
def carry_out(change: PairChange, *, actor: Actor, today: date) -> PairChange:
    """The day has come: periods close and open."""
    change = PairChange.objects.for_list().select_for_update(of=("self",)).get(pk=change.pk)
    if not policies.can_follow_change(actor, change, change.order):
        raise PermissionDenied
    CARRY_OUT.apply(change)
    _DO[ChangeAct(change.act)](change, actor, today)
    change.done_on = today
    change.save(update_fields=["state", "done_on"])
    _move_application(change, SATISFY)
    record(change, act=change.act, day=change.day)
    return change


@action("pair.change_released", "Проект изменения пары снят")
def release_change(change: PairChange, order: Order, *, actor: Actor, today: date) -> PairChange:
    """The draft is dropped, or the order is cancelled before the day: everything waits for another order."""
    change = PairChange.objects.for_list().select_for_update(of=("self",)).get(pk=change.pk)
    if not policies.can_follow_change(actor, change, order):
        raise PermissionDenied
    DROP_CHANGE.apply(change)
    change.save(update_fields=["state"])
    if change.opened is not None:
        opened = lock(change.opened)
        TAKE_OUT.apply(opened)
        opened.opened_by = None
        opened.save(update_fields=["state", "opened_by"])
    _move_application(change, LEAVE_ORDER)
    record(change, order=order.pk)
    return change


@action("pair.change_undone", "Изменение пары отменено вместе с приказом")
def undo_change(change: PairChange, order: Order, *, actor: Actor, today: date) -> PairChange:
    """The order is cancelled by another: what it brought about is taken back."""
    change = PairChange.objects.for_list().select_for_update(of=("self",)).get(pk=change.pk)
    if not policies.can_follow_change(actor, change, order):
        raise PermissionDenied
    record(change, order=order.pk)
    if change.state == ChangeState.WAITING:
        return release_change(change, order, actor=actor, today=today)
    UNDO_CHANGE.apply(change)
    _UNDO[ChangeAct(change.act)](change, actor, today)
    change.save(update_fields=["state"])
    _move_application(change, REOPEN)
    return change


def _move_application(change: PairChange, move: Any) -> None:
    application: Application | None = change.application
    if application is None or not move.allows(application):
        return
    move.apply(application)
    application.save(update_fields=["state"])


def _end(change: PairChange, actor: Actor, today: date) -> None:
    close(lock(change.pair), ground=change.ground, ended_on=change.day, actor=actor, today=today, by=change.order)


def _undo_end(change: PairChange, actor: Actor, today: date) -> None:
    reopen(lock(change.pair), actor=actor, today=today)


def _leave(change: PairChange, actor: Actor, today: date) -> None:
    let_go(lock(change.pair), _member(change), ground=change.ground, ended_on=change.day, by=change.order)


def _undo_leave(change: PairChange, actor: Actor, today: date) -> None:
    change.pair.members.filter(pk=_member(change).pk).update(ended_on=None, end_ground="", closed_by=None)


def _replace(change: PairChange, actor: Actor, today: date) -> None:
    old, new = lock(change.pair), _begin(change)
    hand_over_what_is_above(old, new, on=change.new_from, actor=actor, today=today)
    close(old, ground=change.ground, ended_on=change.day, actor=actor, today=today, by=change.order)


def _undo_replace(change: PairChange, actor: Actor, today: date) -> None:
    old, new = lock(change.pair), lock(_opened(change))
    reopen(old, actor=actor, today=today)
    hand_over_what_is_above(new, old, on=today, actor=actor, today=today)
    _unbegin(new)


def _suspend(change: PairChange, actor: Actor, today: date) -> None:
    pair = lock(change.pair)
    SUSPEND.apply(pair)
    pair.save(update_fields=["state"])


def _resume(change: PairChange, actor: Actor, today: date) -> None:
    pair = lock(change.pair)
    RESUME.apply(pair)
    pair.save(update_fields=["state"])


def _substitute(change: PairChange, actor: Actor, today: date) -> None:
    _suspend(change, actor, today)
    hand_over_what_is_above(change.pair, _begin(change), on=change.day, actor=actor, today=today)


def _undo_substitute(change: PairChange, actor: Actor, today: date) -> None:
    _resume(change, actor, today)
    new = lock(_opened(change))
    hand_over_what_is_above(new, change.pair, on=today, actor=actor, today=today)
    _unbegin(new)


def _return(change: PairChange, actor: Actor, today: date) -> None:
    _resume(change, actor, today)
    substitute = substitute_of(change.pair)
    if substitute is None:
        return
    hand_over_what_is_above(substitute, change.pair, on=change.day, actor=actor, today=today)
    last = max(change.day - timedelta(days=1), substitute.started_on or change.day)
    change.opened = substitute  # who stood in, for the way back
    change.save(update_fields=["opened"])
    close(lock(substitute), ground=EndGround.RETURNED, ended_on=last, actor=actor, today=today, by=change.order)


def _undo_return(change: PairChange, actor: Actor, today: date) -> None:
    _suspend(change, actor, today)
    if change.opened is not None:
        reopen(lock(change.opened), actor=actor, today=today)
        hand_over_what_is_above(change.pair, change.opened, on=today, actor=actor, today=today)


def _join(change: PairChange, actor: Actor, today: date) -> None:
    """The mentees of the pair that brings them in become members of the group since the day."""
    brought = lock(_opened(change))
    MERGE.apply(brought)
    brought.save(update_fields=["state"])
    for member in brought.members.filter(end_ground=""):
        PairMember.objects.update_or_create(
            pair=change.pair,
            mentee=member.mentee,
            defaults={"started_on": change.day, "ended_on": None, "end_ground": "", "opened_by": change.order},
        )
    _fit_kinds(change.pair)


def _fit_kinds(pair: Pair) -> None:
    """Two mentees or more make a group; with one left of them after an undone order it is a pair again."""
    pair = lock(pair)
    number = pair.members.filter(end_ground="").count()
    kinds = [kind for kind in kinds_for(pair.kinds, number) if number > 1 or kind != MentoringKind.GROUP]
    pair.kinds = kinds or [MentoringKind.TRADITIONAL]
    pair.save(update_fields=["kinds"])


def _undo_join(change: PairChange, actor: Actor, today: date) -> None:
    brought = lock(_opened(change))
    PairMember.objects.filter(pair=change.pair, opened_by=change.order).delete()
    LET_GO.apply(brought)
    brought.opened_by = None
    brought.save(update_fields=["state", "opened_by"])
    _fit_kinds(change.pair)


def _begin(change: PairChange) -> Pair:
    new = lock(_opened(change))
    ACTIVATE.apply(new)
    new.started_on = change.new_from
    new.save(update_fields=["state", "started_on"])
    new.members.filter(end_ground="").update(started_on=new.started_on)
    return new


def _unbegin(new: Pair) -> None:
    LET_GO.apply(new)
    new.started_on, new.opened_by = None, None
    new.save(update_fields=["state", "started_on", "opened_by"])
    new.members.update(started_on=None)


def _member(change: PairChange) -> PairMember:
    if change.member is None:
        raise RuleViolation("В приказе не названо, кто выходит из группы.")
    return change.member


def _opened(change: PairChange) -> Pair:
    if change.opened is None:
        raise RuleViolation("В приказе не названа пара, которая начинает работу.")
    return change.opened


def _listed(pair: Pair) -> Pair:
    return Pair.objects.for_list().get(pk=pair.pk)


_DO: dict[ChangeAct, Callable[[PairChange, Actor, date], None]] = {
    ChangeAct.END: _end,
    ChangeAct.LEAVE: _leave,
    ChangeAct.REPLACE: _replace,
    ChangeAct.SUSPEND: _suspend,
    ChangeAct.SUBSTITUTE: _substitute,
    ChangeAct.RETURN: _return,
    ChangeAct.JOIN: _join,
}
_UNDO: dict[ChangeAct, Callable[[PairChange, Actor, date], None]] = {
    ChangeAct.END: _undo_end,
    ChangeAct.LEAVE: _undo_leave,
    ChangeAct.REPLACE: _undo_replace,
    ChangeAct.SUSPEND: _resume,
    ChangeAct.SUBSTITUTE: _undo_substitute,
    ChangeAct.RETURN: _undo_return,
    ChangeAct.JOIN: _undo_join,
}
