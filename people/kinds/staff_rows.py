"""What the reader of a staff list hands over: people, problems, and the rows that are no people."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from people.kinds.staff_facts import StaffFactRow


@dataclass(frozen=True)
class CellProblem:
    """One thing wrong: the row by its number in the file, the column as «F «Пед. стаж»», empty for the whole file."""

    row: int
    column: str
    text: str
    blocking: bool

    @property
    def place(self) -> tuple[int, int, str]:
        """By row, then by column: A, B, … Z, AA."""
        letter = self.column.partition(" ")[0]
        return self.row, len(letter), letter


@dataclass(frozen=True)
class StaffRow:
    """One person of the list; what could not be read is empty and named in ``problems``.

    ``sex`` is «m», «f» or empty; ``category`` is «highest», «first», «conformity», «none» or empty (not said).
    """

    row: int
    family_name: str = ""
    given_name: str = ""
    patronymic: str = ""
    sex: str = ""
    birth_date: date | None = None
    post: str = ""
    subjects: tuple[str, ...] = ()
    teaching_experience_months: int | None = None
    category: str = ""
    email: str = ""
    phone: str = ""
    hired_on: date | None = None
    fact: StaffFactRow | None = None
    problems: tuple[CellProblem, ...] = ()

    @property
    def is_faulty(self) -> bool:
        return any(problem.blocking for problem in self.problems)

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.family_name, self.given_name, self.patronymic) if part)

    def to_json(self) -> dict[str, Any]:
        """Only what JSON knows; ``from_json`` gives an equal row back."""
        data = asdict(self)
        for field in ("birth_date", "hired_on"):
            data[field] = _text(data[field])
        if self.fact:
            fact = self.fact
            data["fact"] = {"kind": fact.kind, "on": _text(fact.on), "until": _text(fact.until)}
        return {**data, "subjects": list(self.subjects), "problems": list(data["problems"])}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> StaffRow:
        fact = data["fact"]
        return cls(
            **{
                **data,
                "birth_date": _day(data["birth_date"]),
                "hired_on": _day(data["hired_on"]),
                "subjects": tuple(data["subjects"]),
                "fact": fact and StaffFactRow(fact["kind"], _day(fact["on"]), _day(fact["until"])),
                "problems": tuple(CellProblem(**problem) for problem in data["problems"]),
            }
        )


@dataclass(frozen=True)
class SkippedRow:
    """A row that is no person (a section, a total, a signature, a vacancy), kept so that the page can show it."""

    row: int
    text: str


@dataclass(frozen=True)
class StaffList:
    """``columns``: the header as written → the field it was taken for; ``problems``: those of no single person."""

    sheet: str
    columns: dict[str, str]
    ignored_columns: tuple[str, ...]
    rows: tuple[StaffRow, ...]
    problems: tuple[CellProblem, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()

    def all_problems(self) -> tuple[CellProblem, ...]:
        """Of the file and of its rows, in the order of rows and columns."""
        found = [*self.problems, *(problem for row in self.rows for problem in row.problems)]
        return tuple(sorted(found, key=lambda problem: problem.place))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
