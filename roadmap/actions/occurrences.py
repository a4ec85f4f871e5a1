"""What people do with an activity of the year: done with evidence, cancelled with a reason, taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from orders.models import Order
from papers.models import Scan
from papers.rules import Source
from roadmap import policies
from roadmap.models import Event, Evidence, Occurrence
from roadmap.states import CANCEL, DO, REOPEN, OccurrenceState
from surveys.models import Survey

FUTURE = "Дата выполнения не может быть позже сегодняшней."


@dataclass(frozen=True)
class Proof:
    """What shows that an activity took place: words, and with them a scan, a link, an order, a survey or an event."""

    text: str
    url: str = ""
    scan: Scan | None = None
    order: Order | None = None
    survey: Survey | None = None
    event: Event | None = None


@action("road_map.activity_done", "Мероприятие отмечено выполненным")
def do(
    occurrence: Occurrence, proof: Proof, *, done_on: date, actor: Actor, today: date, on_paper: bool = False
) -> Occurrence:
    """Close the occurrence with its evidence. `on_paper`: the curator records what somebody else did."""
    occurrence = lock(occurrence)
    if not policies.can_do(actor, occurrence) or (on_paper and not policies.can_record(actor, occurrence)):
        raise PermissionDenied
    if done_on > today:
        raise RuleViolation(FUTURE)
    DO.apply(occurrence)
    occurrence.closed_on, occurrence.closed_by = done_on, actor.user
    occurrence.save(update_fields=["state", "closed_on", "closed_by"])
    _keep(occurrence, proof, actor, on_paper=on_paper)
    record(occurrence, done_on=done_on, on_paper=int(on_paper))
    return occurrence


@action("road_map.evidence_added", "Приложено подтверждение мероприятия")
def add_evidence(
    occurrence: Occurrence, proof: Proof, *, actor: Actor, today: date, on_paper: bool = False
) -> Occurrence:
    """Put one more paper, link, order or survey to the occurrence, whether it is closed or not."""
    occurrence = lock(occurrence)
    if not policies.can_add_evidence(actor, occurrence) or (on_paper and not policies.can_record(actor, occurrence)):
        raise PermissionDenied
    evidence = _keep(occurrence, proof, actor, on_paper=on_paper)
    record(occurrence, evidence=evidence.pk)
    return occurrence


@action("road_map.activity_cancelled", "Мероприятие отменено")
def cancel(occurrence: Occurrence, *, reason: str, actor: Actor, today: date) -> Occurrence:
    occurrence = lock(occurrence)
    if not policies.can_cancel(actor, occurrence):
        raise PermissionDenied
    if not reason.strip():
        raise RuleViolation("Напишите, почему мероприятие отменено.")
    CANCEL.apply(occurrence)
    occurrence.reason, occurrence.closed_on, occurrence.closed_by = reason.strip(), today, actor.user
    occurrence.save(update_fields=["state", "reason", "closed_on", "closed_by"])
    record(occurrence, cancelled_on=today)
    return occurrence


@action("road_map.activity_reopened", "Мероприятие возвращено в план")
def reopen(occurrence: Occurrence, *, actor: Actor, today: date) -> Occurrence:
    """Take back what was closed. What a fact had closed, people close from now on; its evidence goes."""
    occurrence = lock(occurrence)
    if not policies.can_reopen(actor, occurrence):
        raise PermissionDenied
    REOPEN.apply(occurrence)
    if occurrence.closed_by_fact:
        occurrence.kept_open = True
        occurrence.evidence.exclude(fact="").delete()
    occurrence.closed_by_fact, occurrence.reason = "", ""
    occurrence.closed_on = occurrence.closed_by = None
    occurrence.save()
    record(occurrence, kept_open=int(occurrence.kept_open))
    return occurrence


@action("road_map.activity_kept_open", "Мероприятие закрывают люди, не система")
def keep_open(occurrence: Occurrence, *, actor: Actor, today: date) -> Occurrence:
    """Say of an occurrence that the system takes for done that it is not: no fact closes it any more."""
    occurrence = lock(occurrence)
    if not policies.can_reopen(actor, occurrence):
        raise PermissionDenied
    if occurrence.state != OccurrenceState.PLANNED:
        raise RuleViolation("Мероприятие уже закрыто. Верните его в план.")
    occurrence.kept_open = True
    occurrence.save(update_fields=["kept_open"])
    record(occurrence)
    return occurrence


@action("road_map.activities_recorded", "Выполненные мероприятия внесены с бумаги")
def record_done(
    occurrences: Iterable[Occurrence], proof: Proof, *, done_on: date, actor: Actor, today: date
) -> list[Occurrence]:
    """Enter a ticked list from one paper (a report of a meeting, a signed plan): all of them or none."""
    rows: list[Any] = [do(row, proof, done_on=done_on, actor=actor, today=today, on_paper=True) for row in occurrences]
    if not rows:
        raise RuleViolation("Отметьте хотя бы одно мероприятие.")
    record(rows[0].organization, recorded=len(rows))
    return rows


def _keep(occurrence: Occurrence, proof: Proof, actor: Actor, *, on_paper: bool) -> Evidence:
    if not proof.text.strip():
        raise RuleViolation("Напишите, что подтверждает выполнение.")
    for paper in (proof.scan, proof.order, proof.survey, proof.event):
        if paper is not None and paper.organization_id != occurrence.organization_id:
            raise RuleViolation("Подтверждение принадлежит другой организации.")
    return Evidence.objects.create(
        occurrence=occurrence,
        text=proof.text.strip()[:300],
        url=proof.url,
        scan=proof.scan,
        order=proof.order,
        survey=proof.survey,
        event=proof.event,
        source=Source.PAPER if on_paper else Source.SCREEN,
        recorded_by=actor.user,
    )
