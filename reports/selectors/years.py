"""The years an organization has something to report of, and the report of each."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min

from core.actors import Actor
from core.schoolyear import SchoolYear
from core.todo import Todo
from pairs.models import Pair
from people.models import Organization
from people.rules import Role
from registry.models import MenteeProfile, MentorProfile
from reports.kinds.indicator import Figure, value_of
from reports.models import Report, Snapshot
from reports.rules import HIDDEN_ABOVE, number_in_words, write_from
from reports.selectors.figures import YearFigures


@dataclass(frozen=True)
class YearRow:
    """One line of the list of years; `report` is unsaved while nobody has written a word of it."""

    report: Report
    figures: dict[str, Any]


def report_of(organization: Organization, year: SchoolYear) -> Report:
    """The report of the year; unsaved with version 0 while there is none, so that a stale page is noticed."""
    found = Report.objects.select_related("organization__head", "document").filter(
        organization=organization, school_year=year.first
    )
    return found.first() or Report(organization=organization, school_year=year.first, version=0)


def years_of(organization: Organization, today: date) -> list[SchoolYear]:
    """From the first year of which something is known to the present one, the latest first."""
    present = SchoolYear.containing(today).first
    firsts = [
        Pair.objects.filter(organization=organization).aggregate(day=Min("started_on"))["day"],
        MentorProfile.objects.filter(organization=organization).aggregate(day=Min("entered_on"))["day"],
        MenteeProfile.objects.filter(organization=organization).aggregate(day=Min("entered_on"))["day"],
    ]
    known = {SchoolYear.containing(day).first for day in firsts if day}
    earliest = min(known | {present})
    reported = Report.objects.filter(organization=organization).values_list("school_year", flat=True)
    years = set(range(earliest, present + 1)) | set(reported)
    return [SchoolYear(first) for first in sorted(years, reverse=True)]


def year_rows(actor: Actor, today: date) -> list[YearRow]:
    """The list of years, each with its report and the figures last sent up."""
    reports = {report.school_year: report for report in Report.objects.visible_to(actor)}
    kept = Snapshot.objects.visible_to(actor).filter(organization=actor.organization)
    figures = dict(kept.values_list("school_year", "figures"))
    rows = []
    for year in years_of(actor.organization, today):
        report = reports.get(year.first) or Report(organization=actor.organization, school_year=year.first, version=0)
        rows.append(YearRow(report, figures.get(year.first, {})))
    return rows


def todo(actor: Actor, today: date) -> list[Todo]:
    """From May on the curator writes the report; after the year's last day it is overdue.

    A year without a single pair asks for nothing: the organization was not in the product yet.
    """
    if Role.CURATOR not in actor.roles:
        return []
    year = SchoolYear.containing(today)
    if today < write_from(year):
        year = SchoolYear(year.first - 1)
    report = report_of(actor.organization, year)
    if report.is_finished or not _had_pairs(actor.organization, year):
        return []
    text = f"Составьте годовой отчёт о наставничестве за {year} учебный год."
    return [Todo(text, report.get_absolute_url(), "Открыть отчёт", today > year.ends_on, year.ends_on)]


def _had_pairs(organization: Organization, year: SchoolYear) -> bool:
    """Whether the organization had any pair in the year."""
    pairs = Pair.objects.filter(organization=organization, started_on__isnull=False)
    return pairs.in_period(year.starts_on, year.ends_on).exists()


@dataclass(frozen=True)
class Change:
    """A figure that reads otherwise now than in the finished report."""

    title: str
    reported: str
    now: str


def changed_since_finished(report: Report, figures: YearFigures) -> list[Change]:
    """What was entered later for the days already reported: the frozen paper stays, the page says so."""
    if not report.is_finished:
        return []
    kept = Snapshot.objects.filter(organization=report.organization, school_year=report.school_year, is_final=True)
    snapshot = kept.first()
    if snapshot is None:
        return []
    now = figures.plain()
    return [
        Change(figure.indicator.title, _kept_words(figure, snapshot.figures[code]), figure.words)
        for code, figure in figures.by_code.items()
        if code in snapshot.figures and now[code] != snapshot.figures[code]
    ]


def _kept_words(figure: Figure, kept: dict[str, Any]) -> str:
    if kept["hidden"]:
        return HIDDEN_ABOVE
    value = value_of(figure.indicator, kept["numerator"], kept["denominator"])
    return number_in_words(value, unit=figure.indicator.unit)
