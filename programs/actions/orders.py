"""Orders about programs: approval, changes by consent, results. `programs.actions.approve` stays the only approval."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from orders.actions import draft
from orders.models import Order
from pairs.actions import end_by_order, prolong, reopen_by_order
from pairs.models import Pair
from pairs.selectors.order_text import preamble
from programs import policies
from programs.actions.approval import approve
from programs.models import Program, ProgramChange, ProgramExtension
from programs.selectors import order_rows
from programs.states import APPROVE, ENDED, UNDO_APPROVAL, ChangeState, ProgramState


@action("program.approval_order_drafted", "Составлен проект приказа об утверждении программ")
def draft_approval_order(programs: Sequence[Program], *, actor: Actor, today: date) -> Order:
    """Several agreed programs by one order."""
    locked = _locked(programs, actor)
    if not all(APPROVE.allows(program) and program.approved_by_order_id is None for program in locked):
        raise RuleViolation("Отметьте программы, которые согласованы участниками и не стоят в другом приказе.")
    order = _draft(order_rows.APPROVAL, locked, actor, today)
    Program.objects.filter(pk__in=[program.pk for program in locked]).update(approved_by_order=order)
    return order


@action("program.results_order_drafted", "Составлен проект приказа о завершении программ")
def draft_results_order(programs: Sequence[Program], *, actor: Actor, today: date) -> Order:
    """Several finished programs and their results by one order."""
    locked = _locked(programs, actor)
    if not all(program.state in ENDED and program.closed_by_id is None for program in locked):
        raise RuleViolation("Отметьте завершённые программы, итоги которых ещё не подведены приказом.")
    order = _draft(order_rows.RESULTS, locked, actor, today)
    Program.objects.filter(pk__in=[program.pk for program in locked]).update(closed_by=order)
    return order


@action("program.change_order_drafted", "Составлен проект приказа об изменении программ")
def draft_change_order(changes: Sequence[ProgramChange], *, actor: Actor, today: date) -> Order:
    """Longer terms and corrected plans that everybody has agreed to."""
    locked = [lock(change) for change in changes]
    programs = _locked([change.program for change in locked], actor)
    if not all(change.state == ChangeState.APPLIED and change.order_id is None for change in locked):
        raise RuleViolation("Отметьте изменения, на которые согласились все участники.")
    data = {
        "extensions": [change.pk for change in locked if isinstance(change, ProgramExtension)],
        "corrections": [change.pk for change in locked if not isinstance(change, ProgramExtension)],
    }
    order = _draft(order_rows.CHANGES, programs, actor, today, data=data)
    for change in locked:
        change.order = order
        change.save(update_fields=["order"])
    return order


def _locked(programs: Sequence[Program], actor: Actor) -> list[Program]:
    """The rows kept locked, in one order; refuses none at all, and those of another organization."""
    if not programs:
        raise RuleViolation("Отметьте хотя бы одну строку.")
    found = {program.pk: program for program in programs}
    locked = [lock(found[pk]) for pk in sorted(found)]
    if not all(policies.can_put_in_order(actor, program) for program in locked):
        raise PermissionDenied
    return locked


def _draft(kind: str, programs: Sequence[Program], actor: Actor, today: date, data: Any = None) -> Order:
    pairs = list(Pair.objects.for_list().filter(pk__in=[program.pair_id for program in programs]))
    organization = pairs[0].organization
    order = draft(
        kind,
        organization=organization,
        actor=actor,
        today=today,
        preamble=preamble(pairs, organization),
        data=data or {"programs": [program.pk for program in programs]},
    )
    for program in programs:
        record(program, order=order.pk)
    return order


def approve_by_order(order: Order, *, actor: Actor, today: date) -> None:
    """The order is in force: every program of it runs."""
    for program in order_rows.programs_of(order):
        approve(program, actor=actor, today=order.in_force_from or today, order=order)


@action("program.approval_undone", "Утверждение программы отменено вместе с приказом")
def undo_approval(program: Program, order: Order, *, actor: Actor, today: date) -> Program:
    """The order is cancelled: the program is agreed, as before it."""
    program = lock(program)
    if not policies.can_follow_order(actor, program, order):
        raise PermissionDenied
    if program.state != ProgramState.RUNNING:
        raise RuleViolation(f"Программа {program.pair} уже завершена: отменить её утверждение нельзя.")
    UNDO_APPROVAL.apply(program)
    program.approved_on, program.approved_by, program.document, program.approved_by_order = None, None, None, None
    program.save(update_fields=["state", "approved_on", "approved_by", "document", "approved_by_order"])
    record(program, order=order.pk)
    return program


@action("program.results_in_force", "Итоги программ подведены приказом")
def sum_up_by_order(order: Order, *, actor: Actor, today: date) -> None:
    """The order is in force: pairs that still work end on the day their program ended."""
    ended = []
    for program in order_rows.programs_of(order):
        if program.pair.is_at_work:
            end_by_order(
                program.pair,
                order,
                ground=program.end_ground,
                ended_on=program.ended_on or today,
                actor=actor,
                today=today,
            )
            ended.append(program.pair_id)
    order.data = order.data | {"ended": ended}
    order.save(update_fields=["data"])
    record(order, pairs=ended)


@action("program.results_undone", "Приказ об итогах программ отменён")
def undo_results(order: Order, *, actor: Actor, today: date) -> None:
    """The order is cancelled: pairs that ended by it work on, their programs stay ended and wait for another order."""
    for pair in Pair.objects.filter(pk__in=order.data.get("ended", []), closed_by=order):
        reopen_by_order(pair, order, actor=actor, today=today)
    Program.objects.filter(closed_by=order).update(closed_by=None)
    record(order, pairs=order.data.get("ended", []))


@action("program.changes_in_force", "Срок пар изменён приказом")
def prolong_by_order(order: Order, *, actor: Actor, today: date) -> None:
    """The order is in force: pairs work as long as their extended programs."""
    was = {}
    for pair, last in order_rows.new_ends(order_rows.changes_of(order)):
        was[str(pair.pk)] = pair.ends_on.isoformat() if pair.ends_on else ""
        prolong(pair, order, ends_on=last, actor=actor, today=today)
    order.data = order.data | {"was": was}
    order.save(update_fields=["data"])
    record(order, pairs=list(was))


@action("program.changes_undone", "Приказ об изменении программ отменён")
def undo_prolonging(order: Order, *, actor: Actor, today: date) -> None:
    """The order is cancelled: the planned ends are as before; what the participants agreed to in the program stays."""
    for pk, ends_on in order.data.get("was", {}).items():
        pair = Pair.objects.get(pk=pk)
        prolong(pair, order, ends_on=date.fromisoformat(ends_on) if ends_on else None, actor=actor, today=today)
    release_changes(order)
    record(order, pairs=list(order.data.get("was", {})))


def release_programs(order: Order) -> None:
    """The draft is dropped: its programs wait for another order."""
    Program.objects.filter(approved_by_order=order).update(approved_by_order=None)
    Program.objects.filter(closed_by=order).update(closed_by=None)


def release_changes(order: Order) -> None:
    for change in order_rows.changes_of(order):
        change.order = None
        change.save(update_fields=["order"])
