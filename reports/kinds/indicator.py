"""What an indicator is: two lists of rows and the sentence that says what is divided by what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from reports.kinds.facts import YearFacts
from reports.rules import HIDDEN, number_in_words, share

Rows = Callable[[YearFacts], Iterable[int]]
Amounts = Callable[[YearFacts], Mapping[int, int]]


class RowKind(StrEnum):
    """What the rows of a list are; `reports.tables` shows each kind in its own columns."""

    PERSON = "person"
    PAIR = "pair"
    MEMBER = "member"
    PROGRAM = "program"
    ITEM = "item"
    MEETING = "meeting"
    RESPONSE = "response"
    ACT = "act"
    MATERIAL = "material"


class Section(StrEnum):
    """The sections of the annual report that hold figures (PRACTICE: the analytic report), in their order."""

    GENERAL = "general"
    BANK = "bank"
    PAIRS = "pairs"
    PROGRAMS = "programs"
    TRAINING = "training"
    MEETINGS = "meetings"
    MONITORING = "monitoring"
    LIBRARY = "library"


@dataclass(frozen=True)
class Part:
    """A numerator or a denominator: ids of rows; the figure is their count, or the sum of their `amounts`."""

    title: str
    of: RowKind
    rows: Rows
    amounts: Amounts | None = None
    amount_title: str = ""


@dataclass(frozen=True)
class Indicator:
    """One figure of the report. `group`: the small table it stands in, if any.

    `is_signed`: a difference, written with its sign. `scale`: what the division is multiplied by (100 for shares).
    `is_hidden`: too few anonymous answers.
    """

    code: str
    section: Section
    title: str
    numerator: Part
    denominator: Part | None = None
    formula: str = ""
    unit: str = ""
    scale: Fraction = field(default=Fraction(1))
    group: str = ""
    counts_people: bool = False
    is_signed: bool = False
    is_hidden: Callable[[YearFacts], bool] = lambda facts: False

    def part(self, name: str) -> Part | None:
        return {"numerator": self.numerator, "denominator": self.denominator}.get(name)


@dataclass(frozen=True)
class Counted:
    """One part of an indicator as counted: the rows themselves are the source of the figure."""

    part: Part
    rows: tuple[int, ...]
    amounts: Mapping[int, int] | None

    @property
    def figure(self) -> int:
        return len(self.rows) if self.amounts is None else sum(self.amounts[pk] for pk in self.rows)

    @classmethod
    def of(cls, part: Part, facts: YearFacts) -> "Counted":
        rows = tuple(dict.fromkeys(part.rows(facts)))
        return cls(part, rows, part.amounts(facts) if part.amounts else None)


@dataclass(frozen=True)
class Figure:
    """An indicator of one organization and year."""

    indicator: Indicator
    numerator: Counted
    denominator: Counted | None
    hidden: bool = False

    @classmethod
    def of(cls, indicator: Indicator, facts: YearFacts) -> "Figure":
        below = Counted.of(indicator.denominator, facts) if indicator.denominator else None
        return cls(indicator, Counted.of(indicator.numerator, facts), below, indicator.is_hidden(facts))

    @property
    def value(self) -> Fraction | None:
        """The number that the report prints; None when there is nothing to divide by, or it is hidden."""
        return None if self.hidden else value_of(self.indicator, *self.parts)

    @property
    def parts(self) -> tuple[int, int | None]:
        return self.numerator.figure, self.denominator.figure if self.denominator else None

    @property
    def words(self) -> str:
        return (
            HIDDEN
            if self.hidden
            else number_in_words(self.value, unit=self.indicator.unit, is_signed=self.indicator.is_signed)
        )


def value_of(indicator: Indicator, numerator: int, denominator: int | None) -> Fraction | None:
    """The value out of the two counts; None when there is nothing to divide by."""
    if indicator.denominator is None:
        return numerator * indicator.scale
    divided = share(numerator, denominator or 0)
    return None if divided is None else divided * indicator.scale
