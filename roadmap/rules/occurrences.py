"""Where an activity of a school year stands on a day, when it opens, when somebody is reminded of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import TextChoices

from core.schoolyear import SchoolYear
from roadmap.rules.deadline import Period

SOON_DAYS = 14  # «скоро срок», and the first reminder
LAST_DAYS = 2  # the second reminder
MONTHS = ("сен", "окт", "ноя", "дек", "янв", "фев", "мар", "апр", "май", "июн", "июл", "авг")
MONTHS_IN_FULL = (
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
)
REPLACED = "Заменено новой редакцией дорожной карты."  # why what was not done by the old version is cancelled

UNDATED = Period(None, None)  # type: ignore[arg-type]  # in the year, at no certain time


class Standing(TextChoices):
    """What a reader sees of an occurrence; of the stored states only the open one depends on the day."""

    PLANNED = "planned", "запланировано"
    SOON = "soon", "скоро срок"
    OVERDUE = "overdue", "просрочено"
    DONE = "done", "выполнено"
    CANCELLED = "cancelled", "отменено"


OPEN_STANDINGS = (Standing.OVERDUE, Standing.SOON, Standing.PLANNED)  # the most pressing first
TONES = {
    Standing.PLANNED: "neutral",
    Standing.SOON: "warn",
    Standing.OVERDUE: "bad",
    Standing.DONE: "good",
    Standing.CANCELLED: "neutral",
}


def standing_of(state: str, ends_on: date | None, today: date) -> Standing:
    """`state` as it is stored."""
    if state in (Standing.DONE, Standing.CANCELLED):
        return Standing(state)
    if ends_on is None:
        return Standing.PLANNED
    if ends_on < today:
        return Standing.OVERDUE
    return Standing.SOON if ends_on - today <= timedelta(days=SOON_DAYS) else Standing.PLANNED


def most_pressing(standings: Iterable[Standing]) -> Standing:
    """One word for several occurrences: what is open before what is done, what is done before what is cancelled."""
    order = (*OPEN_STANDINGS, Standing.DONE, Standing.CANCELLED)
    return min(standings, key=order.index)


def progress(standings: Iterable[Standing]) -> tuple[int, int]:
    """How many are done and of how many; what was cancelled is not counted."""
    counted = [standing for standing in standings if standing != Standing.CANCELLED]
    return counted.count(Standing.DONE), len(counted)


def years_of(first: date, last: date) -> range:
    """The school years that a span touches, each by its first year."""
    return range(SchoolYear.containing(first).first, SchoolYear.containing(last).first + 1)


def openings(terms: Sequence[Any], year: int, span: tuple[date, date]) -> list[Period]:
    """The periods in which an activity is due in a school year of the plan; none in any other.

    Periods outside the plan's span do not open. An activity that has no certain period in any year of the plan
    (on request, by a plan of its own, without a term) stands in each year without dates.
    """
    if year not in years_of(*span):
        return []
    if found := _within(terms, year, span):
        return found
    is_dated = any(_within(terms, other, span) for other in years_of(*span))
    return [] if is_dated else [UNDATED]


def _within(terms: Sequence[Any], year: int, span: tuple[date, date]) -> list[Period]:
    first, last = span
    periods = dict.fromkeys(period for term in terms for period in term.occurrences(year))
    return [p for p in periods if p.start <= last and (p.end or p.start) >= first]


def is_shown_by(found: Any, starts_on: date | None, ends_on: date | None, today: date, *, alone: bool) -> bool:
    """Whether a complete fact (`kinds.facts.Found`) shows this occurrence done.

    A fact with a day counts for the term it falls in, and for the only term of the year even before it begins. A fact
    that merely holds counts from the first day. What gathers all the time counts on the last day of the term.
    """
    if not found.is_complete:
        return False
    if found.gathers and (ends_on is None or today < ends_on):
        return False
    if found.day is None:
        return starts_on is None or starts_on <= today
    return alone or starts_on is None or found.day >= starts_on


class Reminder(TextChoices):
    """Which letter an occurrence is due for."""

    TWO_WEEKS = "two_weeks", "через две недели"
    TWO_DAYS = "two_days", "через два дня"
    OVERDUE = "overdue", "срок прошёл"


def reminder_for(ends_on: date | None, today: date) -> Reminder | None:
    """The reminder of this day; a missed one is made up for until the next."""
    if ends_on is None or ends_on - today > timedelta(days=SOON_DAYS):
        return None
    if ends_on < today:
        return Reminder.OVERDUE
    return Reminder.TWO_DAYS if ends_on - today <= timedelta(days=LAST_DAYS) else Reminder.TWO_WEEKS


@dataclass(frozen=True)
class Bar:
    """A run of months of the timeline, from 0 (September); an empty one has no occurrence."""

    months: int
    occurrence: Any = None


def month_of(day: date, year: int) -> int:
    """The place of the day's month in the school year; days outside stand at its edge."""
    return max(0, min(11, (day.year - year) * 12 + day.month - 9))


def months_of(starts_on: date | None, ends_on: date | None, year: int) -> range:
    """The months of the school year that a period touches; without an end, the one it starts in."""
    if starts_on is None and ends_on is None:
        return range(0)
    first = month_of(starts_on or ends_on, year)  # type: ignore[arg-type]
    return range(first, month_of(ends_on or starts_on, year) + 1)  # type: ignore[arg-type]


def bars(rows: Iterable[tuple[date | None, date | None, Any]], year: int) -> list[Bar]:
    """Twelve months as runs; where several periods meet in a month, the first keeps it."""
    taken: list[Any] = [None] * 12
    for starts_on, ends_on, occurrence in rows:
        for month in months_of(starts_on, ends_on, year):
            taken[month] = taken[month] or occurrence
    runs: list[Bar] = []
    for occurrence in taken:
        if runs and runs[-1].occurrence is occurrence:
            runs[-1] = Bar(runs[-1].months + 1, occurrence)
        else:
            runs.append(Bar(1, occurrence))
    return runs
