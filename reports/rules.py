"""When a report is due, what counts as satisfied, how a figure reads, what is hidden above an organization."""

from datetime import date
from fractions import Fraction
from math import floor

from core.schoolyear import SchoolYear, add_months
from surveys.rules import SMALLEST_CELL

SATISFIED_FROM = 7  # mean of the marks 1–10 from which an answer counts as satisfied
WRITE_FROM = (5, 1)  # day from which the curator is asked for the report, and may finish it
PREPARED_MONTHS = 3  # before a school year begins, when its participants are asked for the first time
RETENTION_YEARS = (1, 3)  # after which a young teacher is looked for in post
GOAL_WORKING_SYSTEMS = 100  # percent of organizations (S4 7)

NO_DATA = "нет данных"
TOO_FEW = f"менее {SMALLEST_CELL}"
HIDDEN_ABOVE = "скрыто"
HIDDEN = "скрыто: в анонимной анкете ответов меньше пяти"


def counted_on(year: SchoolYear, today: date) -> date:
    """The day as of which a year is counted: today, for a past year its last day."""
    return min(today, year.ends_on)


def write_from(year: SchoolYear) -> date:
    return date(year.first + 1, *WRITE_FROM)


def before_from(first: date) -> date:
    """The day from which a mark counts as «before» for the school year that begins on `first`."""
    return add_months(first, -PREPARED_MONTHS)


def overlaps(started_on: date | None, ended_on: date | None, first: date, last: date) -> bool:
    """Whether a period (its last day included) has a day in common with first–last. Not begun: never."""
    if started_on is None or started_on > last:
        return False
    return ended_on is None or ended_on >= first


def share(numerator: float, denominator: float) -> Fraction | None:
    """A part of the whole; nothing to divide by is no share, never 0."""
    return Fraction(numerator) / Fraction(denominator) if denominator else None


def number_in_words(number: float | Fraction | None, *, unit: str = "", is_signed: bool = False) -> str:
    """«12», «66,7 %», a difference «+1,5»; nothing to count reads «нет данных»."""
    if number is None:
        return NO_DATA
    tenths = floor(abs(Fraction(number)) * 10 + Fraction(1, 2))  # halves go up, as people round
    sign = "\N{MINUS SIGN}" if number < 0 and tenths else "+" if is_signed and tenths else ""
    text = f"{sign}{tenths // 10},{tenths % 10}".removesuffix(",0")
    return f"{text}\xa0{unit}" if unit else text


def is_too_few(number: float | None) -> bool:
    """A count of people that is not shown above the organization; 0 tells of nobody."""
    return number is not None and 0 < number < SMALLEST_CELL


def hidden_in_anonymous(satisfied: int, answered: int) -> bool:
    """Whether a share of anonymous answers would tell of fewer than five people, either way."""
    return is_too_few(satisfied) or is_too_few(answered - satisfied)
