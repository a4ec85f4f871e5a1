"""Ready answers to a term that is not certain: what «I полугодие» may mean, in words that are read for sure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from core.schoolyear import SchoolYear
from roadmap.rules.deadline import Deadline
from roadmap.rules.terms import Kind, Span
from roadmap.rules.terms.wording import MONTHS, OF_MONTH

MOST_YEARS = 5
HALVES = {  # by number: the days of the calendar's half-year
    1: "1 января – 30 июня",
    2: "1 июля – 31 декабря",
}
UNCLEAR_DAY = "(день или весь месяц?)"  # how the reader of a spreadsheet says that it does not know


class Reading(NamedTuple):
    """`words`: how a person would write the term; `label`: what they choose by."""

    words: str
    label: str


def readings(terms: Sequence[Deadline], span: Span) -> list[Reading]:
    """Answers for a row with one uncertain term; only those that are read as one certain term with days."""
    if len(terms) != 1 or not terms[0].uncertain:
        return []
    found = dict.fromkeys(reading for reading in _readings(terms[0], span) if _is_certain(reading.words, span))
    return list(found)


def readings_of(deadline: str, span: Span) -> list[Reading]:
    """Answers for the words of the paper, also once somebody has chosen one."""
    return readings(Deadline.parse(deadline, span), span)


def _is_certain(words: str, span: Span) -> bool:
    read = Deadline.parse(words, span)
    if len(read) != 1 or read[0].uncertain:
        return False
    first, last = (SchoolYear.containing(day).first for day in span)
    return any(read[0].occurrences(year) for year in range(first, last + 1))


def _readings(term: Deadline, span: Span) -> Iterable[Reading]:
    if term.kind == Kind.HALF and term.term.years is None and not term.term.words:
        return _half(term.term.number, span)
    if term.kind == Kind.UNTIL:
        return _until(term)
    if term.kind == Kind.YEARS:
        return _years(term)
    if term.kind == Kind.OPEN:
        return _opened(term, span)
    if term.kind == Kind.RANGE and term.term.bare:
        return _which_year(term, span)
    return _day_or_month(term)


def _half(number: int, span: Span) -> Iterator[Reading]:
    end = SchoolYear.containing(span[0]).lessons_end_on
    school = "1 сентября – 31 декабря" if number == 1 else f"1 января – {end.day} {OF_MONTH[end.month - 1]}"
    roman = "I" * number
    yearly = " ежегодно" if SchoolYear.containing(span[0]) != SchoolYear.containing(span[1]) else ""
    yield Reading(f"{school}{yearly}", f"{roman} полугодие учебного года: {school}")
    yield Reading(f"{HALVES[number]}{yearly}", f"{roman} полугодие календарного года: {HALVES[number]}")


def _until(term: Deadline) -> Iterator[Reading]:
    """«до мая»: with the whole of May, or ready when it begins."""
    point = term.term.end
    if point is None or point.month is None or point.day is not None:
        return
    year = f" {point.year} г." if point.year else ""
    month = OF_MONTH[point.month - 1]
    last = point.last_day(point.year or 2023).day
    yield Reading(f"до {last} {month}{year}", f"месяц входит в срок: до {last} {month}{year}")
    yield Reading(f"до 1 {month}{year}", f"месяц не входит: до 1 {month}{year}")


def _years(term: Deadline) -> Iterator[Reading]:
    start, end = term.term.start, term.term.end
    if start is None or end is None or start.year is None or end.year is None:
        return
    if end.year == start.year + 1:
        yield Reading(f"{start.year}–{end.year} учебный год", f"учебный год {start.year}–{end.year}")
    days = f"{start.first_day():%d.%m.%Y} – {end.last_day():%d.%m.%Y}"
    yield Reading(days, f"календарные годы: {days}")


def _opened(term: Deadline, span: Span) -> Iterator[Reading]:
    point = term.term.start
    if point is None or point.year is None or point.month is None:
        return
    if point.day is None:
        month = f"{MONTHS[point.month - 1]} {point.year} г."
        yield Reading(month, f"только этот месяц: {month}")
    days = f"{point.first_day():%d.%m.%Y} – {span[1]:%d.%m.%Y}"
    yield Reading(days, f"до конца плана: {days}")


def _which_year(term: Deadline, span: Span) -> Iterator[Reading]:
    """A term without a year in a plan of several."""
    yield Reading(f"{term} ежегодно", f"каждый год: {term}")
    first, last = (SchoolYear.containing(day).first for day in span)
    for year in range(first, min(last, first + MOST_YEARS - 1) + 1):
        for period in term.occurrences(year)[:1]:
            days = f"{period.start:%d.%m.%Y} – {period.end:%d.%m.%Y}" if period.end else ""
            yield Reading(days, f"один раз: {days}")


def _day_or_month(term: Deadline) -> Iterator[Reading]:
    """What the reader of a spreadsheet could not tell."""
    said, unclear, _ = term.term.words.partition(UNCLEAR_DAY)
    if not unclear:
        return
    day, month, year = (int(part) for part in said.strip().split("."))
    yield Reading(f"{date(year, month, day):%d.%m.%Y}", f"один день: {said.strip()}")
    yield Reading(f"{MONTHS[month - 1]} {year} г.", f"весь месяц: {MONTHS[month - 1]} {year} г.")
