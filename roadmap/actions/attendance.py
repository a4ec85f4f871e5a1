"""An event is held: who was there, and what it shows in the plan; or that is taken back."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from core.schoolyear import SchoolYear
from papers.models import Scan
from papers.rules import Source
from roadmap import policies
from roadmap.actions.events import invite_outsiders
from roadmap.actions.occurrences import Proof, add_evidence, do, reopen
from roadmap.actions.years import note_fact, take_back_fact
from roadmap.models import Event, Evidence, Occurrence
from roadmap.states import DO, HOLD, PLAN_AGAIN, EventState, OccurrenceState

FACT = "event.held"


@action("event.held", "Мероприятие состоялось, присутствие отмечено")
def hold(
    event: Event,
    came: Iterable[int],
    *,
    outsiders: Iterable[str] = (),
    closes: bool = True,
    on_paper: bool = False,
    scan: Scan | None = None,
    actor: Actor,
    today: date,
) -> Event:
    """Say who of those invited was there, and who else. `closes`: the activity of the plan is done with it."""
    event = lock(event)
    if not policies.can_keep_event(actor, event):
        raise PermissionDenied
    if event.day > today:
        raise RuleViolation("Мероприятие ещё не прошло. Присутствовавших отмечают после него.")
    HOLD.apply(event)
    present = _mark(event, came, outsiders, actor, today, on_paper=on_paper, scan=scan)
    _show_in_plan(event, present, closes=closes, actor=actor, today=today)
    record(event, day=event.day, present=present, on_paper=int(on_paper))
    return event


@action("event.attendance_changed", "Исправлена отметка о присутствии")
def mark_again(
    event: Event,
    came: Iterable[int],
    *,
    outsiders: Iterable[str] = (),
    on_paper: bool = False,
    scan: Scan | None = None,
    actor: Actor,
    today: date,
) -> Event:
    """Correct who was there; a protocol that is ready must be corrected first, for it names them."""
    event = lock(event)
    if not policies.can_keep_event(actor, event):
        raise PermissionDenied
    if event.state != EventState.HELD:
        raise RuleViolation("Сначала отметьте, что мероприятие состоялось.")
    _refuse_with_protocol(event)
    present = _mark(event, came, outsiders, actor, today, on_paper=on_paper, scan=scan)
    record(event, present=present, on_paper=int(on_paper))
    return event


@action("event.planned_again", "Мероприятие возвращено в запланированные")
def plan_again(event: Event, *, actor: Actor, today: date) -> Event:
    """What was marked held or cancelled by mistake; what it showed in the plan is taken back."""
    event = lock(event)
    if not policies.can_keep_event(actor, event):
        raise PermissionDenied
    _refuse_with_protocol(event)
    was_held = event.state == EventState.HELD
    PLAN_AGAIN.apply(event)
    event.reason, event.marked_on, event.scan, event.source = "", None, None, Source.SCREEN
    event.save()
    event.invitees.update(came=None)
    if was_held:
        _take_back(event, actor=actor, today=today)
    record(event, was_held=int(was_held))
    return event


def _mark(
    event: Event,
    came: Iterable[int],
    outsiders: Iterable[str],
    actor: Actor,
    today: date,
    *,
    on_paper: bool,
    scan: Scan | None,
) -> int:
    """Returns how many were there."""
    if scan is not None and scan.organization_id != event.organization_id:
        raise RuleViolation("Скан принадлежит другой организации.")
    event.invitees.update(came=False)
    event.invitees.filter(pk__in=list(came)).update(came=True)
    invite_outsiders(event, outsiders, came=True)
    present = event.invitees.filter(came=True).count()
    if not present:
        raise RuleViolation("Отметьте хотя бы одного присутствовавшего или отмените мероприятие.")
    event.marked_on, event.recorded_by, event.recorded_at = today, actor.user, timezone.now()
    event.source, event.scan = Source.PAPER if on_paper else Source.SCREEN, scan or event.scan
    event.save()
    return present


def _refuse_with_protocol(event: Event) -> None:
    protocol = policies.protocol_of(event)
    if protocol is not None and protocol.document_id is not None:
        raise RuleViolation("Протокол уже готов, в нём названы присутствовавшие. Сначала верните протокол в проект.")


def _show_in_plan(event: Event, present: int, *, closes: bool, actor: Actor, today: date) -> None:
    """The event is evidence of its activity; unless it is one of several still to come, it is a fact of the plan."""
    row = event.occurrence
    if row is not None and policies.can_add_evidence(actor, row):
        proof = Proof(f"{event.title}, {event.when}. Присутствовали: {present}", event=event)
        if closes and DO.allows(row):
            do(row, proof, done_on=event.day, actor=actor, today=today)
        else:
            add_evidence(row, proof, actor=actor, today=today)
    if row is None or closes:
        url = event.get_absolute_url()
        note_fact(event.organization, FACT, day=event.day, text=event.title, url=url, actor=actor, today=today)


def _take_back(event: Event, *, actor: Actor, today: date) -> None:
    shown = Evidence.objects.filter(event=event)
    rows = list(Occurrence.objects.filter(pk__in=shown.values("occurrence")))
    shown.delete()
    for row in rows:
        if row.state == OccurrenceState.DONE and not row.closed_by_fact and not row.evidence.exists():
            reopen(row, actor=actor, today=today)
    year = SchoolYear.containing(event.day)
    take_back_fact(event.organization, FACT, url=event.get_absolute_url(), year=year, actor=actor, today=today)
