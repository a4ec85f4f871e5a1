"""What is there already: pairs at work (or ended) before the product, entered as they are; checks only warn."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from orders.actions import enter_as_is as enter_order
from orders.actions import name_persons
from orders.models import Order
from pairs import policies
from pairs.actions.proposals import create, lock_mentor
from pairs.models import Pair, PairImport
from pairs.rules import EndGround, as_is_dates_problem
from pairs.selectors import existing as found_by
from pairs.selectors.order_state import KIND
from pairs.states import PairState
from people.models import Person
from registry.actions.entries import enter_mentee, enter_mentor
from registry.models import MenteeProfile, MentorProfile
from registry.rules import MentoringForm, MentoringKind


@action("pair.entered_as_is", "Внесена пара, которая уже работает")
def enter_as_is(
    mentor: MentorProfile,
    mentees: Sequence[MenteeProfile],
    *,
    form: str,
    kinds: list[str],
    started_on: date,
    ends_on: date | None = None,
    ended_on: date | None = None,
    ground: str = "",
    order: Order | None = None,
    actor: Actor,
    today: date,
) -> Pair:
    """Straight to work (or ended), with past dates. `order`: one that is in force already."""
    mentor = lock_mentor(mentor)
    if not policies.can_join(actor, mentor, mentees):
        raise PermissionDenied
    problems = found_by.as_is_problems(mentor, mentees, started_on=started_on, ended_on=ended_on)
    problems += filter(None, [as_is_dates_problem(started_on, ended_on, today)])
    if problems:
        raise RuleViolation(problems)
    facts = _days(started_on, ends_on) | _end(ended_on, ground, order)
    pair = create(mentor, mentees, form=form, kinds=kinds, since=started_on, **facts)
    if order is not None:
        name_persons(order, [mentor.person, *(mentee.person for mentee in mentees)], actor=actor, today=today)
    record(pair, mentor=mentor.pk, started_on=started_on, ended_on=ended_on)
    return pair


def _days(started_on: date, ends_on: date | None) -> dict[str, Any]:
    """Proposed, planned and begun on one day: what came before it nobody asks about."""
    days: dict[str, Any] = dict.fromkeys(("proposed_on", "starts_on", "started_on"), started_on)
    return days | {"ends_on": ends_on if ends_on and ends_on >= started_on else None}


def _end(ended_on: date | None, ground: str, order: Order | None) -> dict[str, Any]:
    state = PairState.ENDED if ended_on else PairState.ACTIVE
    why = (ground or EndGround.COMPLETED) if ended_on else ""
    return {"state": state, "ended_on": ended_on, "end_ground": why, "opened_by": order, "entered_as_is": True}


@action("pair.entered_with_order", "Внесены пара и её приказ")
def enter_with_order(
    mentor: MentorProfile,
    mentees: Sequence[MenteeProfile],
    *,
    order: Order | None = None,
    order_number: str = "",
    order_date: date | None = None,
    order_scan: Any = None,
    actor: Actor,
    today: date,
    **terms: Any,
) -> Pair:
    """The same with an order from before the product, named by its number and date; both or neither are kept."""
    if order is None and order_number and order_date:
        order = _order(mentor, order_number, order_date, order_scan, actor, today)
    pair = enter_as_is(mentor, mentees, order=order, actor=actor, today=today, **terms)
    record(pair, order=order.pk if order else None)
    return pair


def _order(mentor: MentorProfile, number: str, dated: date, scan: Any, actor: Actor, today: date) -> Order:
    known = found_by.order_by_number(mentor.organization_id, number, dated)
    if known is not None:
        return known
    return enter_order(
        KIND,
        title="",
        number=number,
        dated=dated,
        scan=scan,
        organization=mentor.organization,
        actor=actor,
        today=today,
    )


@action("pair.list_read", "Загружен список пар")
def keep_import(rows: Sequence[dict[str, Any]], filename: str, *, actor: Actor) -> PairImport:
    """Keep what was read between preview and confirmation; of the file itself nothing stays."""
    if not policies.can_propose(actor):
        raise PermissionDenied
    kept = PairImport.objects.create(
        organization=actor.organization, filename=filename[:255], listed=list(rows), created_by=actor.user
    )
    record(kept, rows=len(rows))
    return kept


@action("pair.list_entered", "Внесён список пар")
def confirm_import(pair_import: PairImport, *, actor: Actor, today: date) -> PairImport:
    """Enter the rows of the preview that can be: known pairs stay as they are, faulty rows are left out."""
    pair_import = lock(pair_import)
    if not policies.can_import(actor, pair_import):
        raise PermissionDenied
    if pair_import.state != PairImport.State.PREVIEW:
        raise RuleViolation("Этот список уже внесён или отменён.")
    added = 0
    for row in found_by.preview(pair_import):
        if row.status == found_by.ADD:
            _enter_row(row, actor=actor, today=today)
            added += 1
    pair_import.state, pair_import.summary = PairImport.State.DONE, {"added": added}
    pair_import.save(update_fields=["state", "summary"])
    record(pair_import, added=added)
    return pair_import


@action("pair.list_discarded", "Список пар отменён")
def discard_import(pair_import: PairImport, *, actor: Actor) -> PairImport:
    pair_import = lock(pair_import)
    if not policies.can_import(actor, pair_import):
        raise PermissionDenied
    if pair_import.state == PairImport.State.PREVIEW:
        pair_import.state, pair_import.listed = PairImport.State.DISCARDED, []
        pair_import.save(update_fields=["state", "listed"])
    record(pair_import)
    return pair_import


def _enter_row(row: found_by.PreviewRow, *, actor: Actor, today: date) -> None:
    started_on = date.fromisoformat(row.line.started_on)
    mentor = row.mentor or _entry(enter_mentor, row.people[0], started_on, actor, today)
    mentees = [
        entry or _entry(enter_mentee, person, started_on, actor, today)
        for entry, person in zip(row.mentees, row.people[1:], strict=True)
    ]
    enter_with_order(
        mentor,
        mentees,
        form=row.line.form or MentoringForm.TEACHER_TEACHER,
        kinds=[MentoringKind.TRADITIONAL] if len(mentees) == 1 else [MentoringKind.GROUP],
        started_on=started_on,
        ended_on=date.fromisoformat(row.line.ended_on) if row.line.ended_on else None,
        ground=row.line.ground,
        order_number=row.line.order_number,
        order_date=date.fromisoformat(row.line.order_date) if row.line.order_date else None,
        actor=actor,
        today=today,
    )


def _entry(enter: Any, person: Person, since: date, actor: Actor, today: date) -> Any:
    """The bank entry of somebody who is on the staff list but in no bank yet; an earlier row may have made it."""
    known = found_by.entry_of(person, mentor=enter is enter_mentor)
    return known or enter(person, actor=actor, today=today, as_is=True, entered_on=since)
