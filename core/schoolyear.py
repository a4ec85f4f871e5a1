"""The school year: 1 September to 31 August, named by its first year."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.conf import settings


@dataclass(frozen=True, order=True)
class SchoolYear:
    first: int

    @classmethod
    def containing(cls, day: date) -> Self:
        return cls(day.year if day.month >= 9 else day.year - 1)

    @property
    def starts_on(self) -> date:
        return date(self.first, 9, 1)

    @property
    def ends_on(self) -> date:
        return date(self.first + 1, 8, 31)

    @property
    def lessons_end_on(self) -> date:
        """Of a teacher's year; the setting LESSONS_END, 31 May unless told otherwise."""
        return date.fromisoformat(f"{self.first + 1:04}-{settings.LESSONS_END}")

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    def __str__(self) -> str:
        return f"{self.first}/{self.first + 1}"


def add_months(day: date, months: int) -> date:
    """The same day so many months later (or earlier); the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def full_years(since: date, on: date) -> int:
    """Whole years passed from one day to another, as ages and experience are counted."""
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))
