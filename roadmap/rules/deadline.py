"""A term of an activity as a value: parsed from the words of the paper, told back in Russian."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Self


class Period(NamedTuple):
    """Days on which an activity is due; no end when the paper names none."""

    start: date
    end: date | None


@dataclass(frozen=True)
class Deadline:
    """One term; `text` keeps the words it was read from."""

    text: str
    uncertain: bool = True

    @classmethod
    def parse(cls, text: str, span: tuple[date, date] | None = None) -> list[Self]:
        """The terms that one cell names; what is not understood is kept word for word and uncertain."""
        text = text.strip()
        return [cls(text)] if text else []

    def occurrences(self, year: int) -> list[Period]:
        """The periods of the school year that begins in `year`."""
        return []

    def __str__(self) -> str:
        return self.text

    def as_data(self) -> dict[str, Any]:
        """JSON that `from_data` reads back to an equal value."""
        return {"text": self.text, "uncertain": self.uncertain}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(**data)
