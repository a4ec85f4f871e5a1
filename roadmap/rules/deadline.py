"""A term of an activity as a value: parsed from the words of the paper, told back in Russian."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

from core.schoolyear import SchoolYear
from roadmap.rules import terms
from roadmap.rules.terms import Kind, Period, Point, Span, Term

_UNDATED = frozenset({Kind.WORDS, Kind.STAGE, Kind.REQUEST, Kind.PLAN})


@dataclass(frozen=True)
class Deadline:
    """One term; `text` keeps the words of the cell it was read from, and two terms of one meaning are equal."""

    text: str = field(compare=False)
    term: Term
    span: Span | None = None  # the plan's first and last day: a term that comes back stays inside

    @classmethod
    def parse(cls, text: str, span: Span | None = None) -> list[Self]:
        """The terms that one cell names; what is not understood is kept word for word and uncertain."""
        return [cls._of(term, text, span) for term in terms.read(text)]

    @classmethod
    def between(cls, start_text: str, end_text: str, span: Span | None = None) -> list[Self]:
        """The terms of a table with two columns; a start without an end has none and is uncertain."""
        text = " – ".join(filter(None, [start_text.strip(), end_text.strip()]))
        return [cls._of(term, text, span) for term in terms.between(start_text, end_text)]

    @classmethod
    def _of(cls, term: Term, text: str, span: Span | None) -> Self:
        if term.bare and span is not None and _years_of(span) > 1:
            term = replace(term, uncertain=True)  # «сентябрь» in a plan of three years: which of them, or all
        return cls(text=text.strip(), term=term, span=span)

    def within(self, span: Span) -> Self:
        """The same term in a plan of another span."""
        return type(self)._of(self.term, self.text, span)

    def settled(self) -> Self:
        """The same term, once a person has said that it is understood rightly."""
        return replace(self, term=replace(self.term, uncertain=False))

    @property
    def kind(self) -> Kind:
        return self.term.kind

    @property
    def uncertain(self) -> bool:
        """Whether a person has to say what is meant."""
        return self.term.uncertain

    @property
    def dated(self) -> bool:
        """Whether it names days; «по запросу» and what is not understood do not."""
        return self.kind not in _UNDATED

    def named_days(self) -> Span | None:
        """First and last day of a term that names its own years; none for one that comes back."""
        term = self.term
        start, end = term.start or term.end, term.end or term.start
        if term.kind == Kind.SCHOOL_YEAR and term.years is not None:
            first, last = term.years
            return SchoolYear(first).starts_on, SchoolYear(last or first).lessons_end_on
        if start is None or end is None or start.year is None:
            return None
        if term.kind == Kind.UNTIL:
            return end.last_day(), end.last_day()
        return start.first_day(), start.first_day() if term.kind == Kind.OPEN else end.last_day(end.year or start.year)

    def occurrences(self, year: int) -> list[Period]:
        """The periods of the school year that begins in `year`."""
        return terms.periods(self.term, year, self.span)

    def __str__(self) -> str:
        return terms.in_russian(self.term)

    def as_data(self) -> dict[str, Any]:
        """JSON that `from_data` reads back to an equal value."""
        term = self.term
        data: dict[str, Any] = {"text": self.text, "kind": str(term.kind), "uncertain": term.uncertain}
        for name in ("start", "end", "years"):
            if (value := getattr(term, name)) is not None:
                data[name] = list(value)
        for name in ("yearly", "number", "words"):
            if value := getattr(term, name):
                data[name] = value
        if self.span is not None:
            data["span"] = [day.isoformat() for day in self.span]
        return data

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        term = Term(
            kind=Kind(data["kind"]),
            start=Point(*data["start"]) if "start" in data else None,
            end=Point(*data["end"]) if "end" in data else None,
            years=(data["years"][0], data["years"][1]) if "years" in data else None,
            yearly=data.get("yearly", False),
            number=data.get("number", 0),
            words=data.get("words", ""),
            uncertain=data["uncertain"],
        )
        span = data.get("span")
        days = (date.fromisoformat(span[0]), date.fromisoformat(span[1])) if span else None
        return cls(text=data["text"], term=term, span=days)


def _years_of(span: Span) -> int:
    """How many school years a plan touches."""
    return SchoolYear.containing(span[1]).first - SchoolYear.containing(span[0]).first + 1
