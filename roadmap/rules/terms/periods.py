"""A term laid on the days of one school year."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from core.schoolyear import SchoolYear
from roadmap.rules.terms.value import Kind, Point, Term

Span = tuple[date, date]  # first and last day of the plan
EARLIEST, LATEST = 1900, 2200  # beyond them there are no plans
_WHOLE_YEAR = frozenset({Kind.EACH_YEAR, Kind.YEAR_ROUND, Kind.CONSTANTLY, Kind.TIMES})
_BY_YEARS = frozenset({*_WHOLE_YEAR, Kind.MONTHLY, Kind.LESSONS_END, Kind.REPORT_END})


class Period(NamedTuple):
    """Days on which an activity is due; no end when the paper names none."""

    start: date
    end: date | None


def periods(term: Term, year: int, span: Span | None) -> list[Period]:
    """What falls into the school year that begins in `year`: cut to it, and, if it comes back, to the plan's span."""
    if not EARLIEST <= year <= LATEST:
        return []
    school_year = SchoolYear(year)
    inside = (school_year.starts_on, school_year.ends_on)
    if _fixed(term) or span is None:
        bounds: Span | None = inside
    else:
        bounds = _common(inside, span)
    if bounds is None:
        return []
    if term.kind in _BY_YEARS and term.years is not None:
        bounds = _common(bounds, (date(term.years[0], 1, 1), date(term.years[1] or LATEST, 12, 31)))
        if bounds is None:
            return []
    return [cut for period in _all(term, school_year) if (cut := _cut(period, bounds)) is not None]


def _fixed(term: Term) -> bool:
    """Names its own years: it stays where the paper put it, also outside the plan's span."""
    if term.kind == Kind.OPEN and term.yearly:
        return False
    point = term.start or term.end
    return (point is not None and point.year is not None) or (term.kind == Kind.SCHOOL_YEAR and term.years is not None)


def _all(term: Term, school_year: SchoolYear) -> Iterator[Period]:
    kind, year = term.kind, school_year.first
    if kind in {Kind.RANGE, Kind.YEARS}:
        yield from _ranges(term, year)
    elif kind == Kind.UNTIL:
        yield from _days_until(term, year)
    elif kind == Kind.OPEN:
        yield from _opened(term, year)
    elif kind in _WHOLE_YEAR:
        yield Period(school_year.starts_on, school_year.ends_on)
    elif kind == Kind.MONTHLY:
        yield from _months(school_year)
    elif kind == Kind.SCHOOL_YEAR and _among(term.years, year):
        yield Period(school_year.starts_on, school_year.lessons_end_on)
    elif kind == Kind.HALF and term.words and _among(term.years, year):
        new_year = date(year + 1, 1, 1)
        yield (
            Period(school_year.starts_on, date(year, 12, 31))
            if term.number == 1
            else Period(new_year, school_year.lessons_end_on)
        )
    elif kind == Kind.LESSONS_END:
        yield Period(school_year.lessons_end_on, school_year.lessons_end_on)
    elif kind == Kind.REPORT_END:
        yield Period(school_year.ends_on, school_year.ends_on)


def _ranges(term: Term, year: int) -> Iterator[Period]:
    start, end = term.start or Point(), term.end or Point()
    if start.year is not None:
        last = date(LATEST, 12, 31) if end.year is None else end.last_day()
        yield Period(start.first_day(), last)
        return
    for first in (year - 1, year, year + 1):
        begins = start.first_day(first)
        ends = end.last_day(first)
        if ends < begins:
            ends = end.last_day(first + 1)
        if _among(term.years, begins.year) and _among(term.years, ends.year):
            yield Period(begins, ends)


def _days_until(term: Term, year: int) -> Iterator[Period]:
    point = term.end or Point()
    if point.day is None:
        return
    for each in [point.year] if point.year is not None else [year, year + 1]:
        if _among(term.years, each):
            yield Period(point.last_day(each), point.last_day(each))


def _opened(term: Term, year: int) -> Iterator[Period]:
    point = term.start or Point()
    if point.year is not None and not term.yearly:
        yield Period(point.first_day(), None)
        return
    for each in (year, year + 1):
        if (point.year is None or each >= point.year) and _among(term.years, each):
            yield Period(point.first_day(each), None)


def _months(school_year: SchoolYear) -> Iterator[Period]:
    """Month by month while there are lessons; in summer teachers are on leave."""
    year, month = school_year.first, 9
    while (first := date(year, month, 1)) <= school_year.lessons_end_on:
        yield Period(first, date(year, month, monthrange(year, month)[1]))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _among(years: tuple[int, int | None] | None, year: int) -> bool:
    return years is None or (years[0] <= year and (years[1] is None or year <= years[1]))


def _common(one: Span, other: Span) -> Span | None:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start <= end else None


def _cut(period: Period, bounds: Span) -> Period | None:
    if period.end is None:
        return period if bounds[0] <= period.start <= bounds[1] else None
    common = _common((period.start, period.end), bounds)
    return Period(*common) if common else None
