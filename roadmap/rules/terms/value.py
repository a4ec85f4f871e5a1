"""A term as a value: what kind it is, from which point to which, in which years."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self


class Kind(StrEnum):
    RANGE = "range"  # a day, a month, or from one to another; each year when no year is named
    UNTIL = "until"  # «до 1 сентября»
    OPEN = "open"  # a start without an end
    YEARS = "years"  # «2020–2024 гг.»
    SCHOOL_YEAR = "school_year"  # «в течение учебного года»
    EACH_YEAR = "each_year"  # «ежегодно» and no more
    YEAR_ROUND = "year_round"  # «в течение года», «в течение отчётного периода»
    CONSTANTLY = "constantly"
    MONTHLY = "monthly"
    TIMES = "times"  # «2 раза в год»: the words are kept
    HALF = "half"  # a half-year: schools mean the school year or the calendar year, so it is asked about
    LESSONS_END = "lessons_end"  # «в конце учебного года»
    REPORT_END = "report_end"  # «в конце отчётного периода»: 31 August
    STAGE = "stage"  # relative to a stage of the plan: the words are kept
    REQUEST = "request"
    PLAN = "plan"  # «по отдельному плану»
    WORDS = "words"  # not understood, kept word for word


class Point(NamedTuple):
    """A day, a month or a year; without a year it comes back every year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def first_day(self, year: int | None = None) -> date:
        year, month = year or self.year or 1, self.month or 1
        return date(year, month, min(self.day or 1, monthrange(year, month)[1]))

    def last_day(self, year: int | None = None) -> date:
        year, month = year or self.year or 1, self.month or 12
        days = monthrange(year, month)[1]
        return date(year, month, min(self.day or days, days))

    def exists(self) -> bool:
        """Whether the calendar has it: no 31 September, no month 13."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        return self.month is not None and 1 <= self.day <= monthrange(self.year or 2024, self.month)[1]


@dataclass(frozen=True)
class Term:
    kind: Kind
    start: Point | None = None
    end: Point | None = None
    years: tuple[int, int | None] | None = None  # the years in which it comes back; no last one: from then on
    yearly: bool = False  # «ежегодно» is said
    number: int = 0  # of a half-year
    words: str = ""  # of what is kept word for word
    uncertain: bool = False

    @property
    def comes_back(self) -> bool:
        """Named by month or day without a year."""
        point = self.start or self.end
        return point is not None and point.year is None

    @property
    def bare(self) -> bool:
        """Comes back, and nothing says yet in which years."""
        return self.comes_back and not self.yearly and self.years is None

    def in_year(self, year: int) -> Self:
        """A month or day without a year, placed into one; across New Year it ends in the next.

        Raises ValueError for a day that this year has not.
        """
        start = self.start._replace(year=year) if self.start else None
        end = self.end._replace(year=year) if self.end else None
        if start is not None and end is not None and end.last_day() < start.first_day():
            end = end._replace(year=year + 1)
        if not all(point.exists() for point in (start, end) if point):
            raise ValueError("29 February of a common year")
        return replace(self, start=start, end=end)
