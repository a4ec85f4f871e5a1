"""Every write of reports: its words, its end, the figures that go up."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import Problem, RuleViolation, Stale
from core.schoolyear import SchoolYear
from papers.actions import freeze
from people.models import Organization
from reports import policies
from reports.models import Report, Snapshot
from reports.rules import write_from
from reports.selectors.figures import YearFigures, figures_of
from reports.selectors.paper import compose
from roadmap import actions as road_map

TEXTS = ("aims", "training", "results", "events", "problems", "conclusions")


@action("report.written", "Отчёт: текст изменён")
def write(report: Report, *, actor: Actor, today: date, **texts: str) -> Report:
    """Keep the words of the report (any of `TEXTS`); the first ones begin it."""
    report = _lock_or_begin(report)
    if not policies.can_write(actor, report):
        raise PermissionDenied
    _must_have_begun(report.year, today)
    for name, text in texts.items():
        if name not in TEXTS:
            raise TypeError(f"{name} is no text of a report")
        setattr(report, name, text.strip())
    report.save(update_fields=list(texts))
    record(report, year=report.school_year, changed=sorted(texts))
    return report


@action("report.finished", "Отчёт завершён")
def finish(report: Report, *, actor: Actor, today: date) -> Report:
    """Fix the report: its paper is frozen with the figures of this day, the PDF is queued, the figures go up.

    Raises RuleViolation before May, and while the conclusions are missing.
    """
    report = _lock_or_begin(report)
    if not policies.can_finish(actor, report):
        raise PermissionDenied
    if problems := problems_of(report, today):
        raise RuleViolation(problems)
    report.finished_on, report.finished_by = today, actor.user
    figures = figures_of(report.organization, report.year, report.counted_on(today))
    report.document = freeze(report, compose(report, figures, today=today), str(report), actor=actor)
    report.save(update_fields=["finished_on", "finished_by", "document"])
    _keep_snapshot(report.organization, report.year, figures, is_final=True)
    road_map.note_fact(
        report.organization,
        "report.made",
        day=today,
        text=f"{report} завершён",
        url=report.get_absolute_url(),
        year=report.year,
        actor=actor,
    )
    record(report, year=report.school_year, document=report.document.pk)
    return report


@action("report.reopened", "Отчёт возвращён в работу")
def reopen(report: Report, *, actor: Actor, today: date) -> Report:
    """Take a finished report back to correct it; the frozen paper stays among the papers as it was."""
    report = lock(report)
    if not policies.can_reopen(actor, report):
        raise PermissionDenied
    before = report.document_id
    report.finished_on = report.finished_by = report.document = None
    report.save(update_fields=["finished_on", "finished_by", "document"])
    Snapshot.objects.filter(organization=report.organization, school_year=report.school_year).update(is_final=False)
    url = report.get_absolute_url()
    road_map.take_back_fact(report.organization, "report.made", url=url, year=report.year, actor=actor, today=today)
    record(report, year=report.school_year, document=before)
    return report


@action("report.snapshot_taken", "Показатели переданы координатору")
def take_snapshot(organization: Organization, year: SchoolYear, *, actor: Actor, today: date) -> Snapshot:
    """Count the figures of the year and keep them for the coordinators above: numbers alone.

    Safe to repeat. Those of a finished report stay as they were reported.
    """
    if not policies.can_take_snapshot(actor, organization):
        raise PermissionDenied
    kept = Snapshot.objects.filter(organization=organization, school_year=year.first).first()
    if kept is None or not kept.is_final:
        kept = _keep_snapshot(organization, year, figures_of(organization, year, today), is_final=False)
    record(kept, year=year.first, final=int(kept.is_final))
    return kept


def problems_of(report: Report, today: date) -> list[str | Problem]:
    """What hinders the end of a report."""
    first_day = write_from(report.year)
    if today < first_day:
        return [f"Отчёт за {report.year} учебный год завершают не раньше {first_day:%d.%m.%Y}."]
    if not report.conclusions:
        return [Problem("Нет выводов и задач на следующий год.", report.get_absolute_url() + "edit/", "Написать")]
    return []


def _lock_or_begin(report: Report) -> Report:
    """The locked row; the first word of a report makes it. Raises Stale when somebody began it meanwhile."""
    if report.pk:
        return lock(report)
    begun, is_new = Report.objects.select_for_update().get_or_create(
        organization=report.organization, school_year=report.school_year
    )
    if not is_new and getattr(report, "expected_version", None) is not None:
        raise Stale(begun)
    return begun


def _must_have_begun(year: SchoolYear, today: date) -> None:
    if today < year.starts_on:
        raise RuleViolation(f"{year} учебный год ещё не начался.")


def _keep_snapshot(organization: Organization, year: SchoolYear, figures: YearFigures, *, is_final: bool) -> Snapshot:
    snapshot, _ = Snapshot.objects.update_or_create(
        organization=organization,
        school_year=year.first,
        defaults={"figures": figures.plain(), "taken_at": timezone.now(), "is_final": is_final},
    )
    return snapshot
