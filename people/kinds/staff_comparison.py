"""Compares a staff list that was read with the people already known: who is new, what changed, who is missing.

Pure: takes `StaffRow`s and `Known` people, decides nothing and writes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.text import plain
from people.kinds.staff_rows import StaffRow

LABELS = {
    "birth_date": "дата рождения",
    "sex": "пол",
    "post": "должность",
    "subjects": "предметы",
    "teaching_experience_months": "педагогический стаж",
    "category": "категория",
    "hired_on": "принят на работу",
    "email": "электронная почта",
    "phone": "телефон",
    "is_staff_member": "работает в организации",
}
SEVERAL = "Подходят несколько человек с таким именем. Впишите дату рождения в файл или в их карточки."
TWO_ROWS = "Этот человек подходит и к строке {rows}. Впишите дату рождения в обе строки и в его карточку."


@dataclass(frozen=True)
class Known:
    """A person of the organization as the comparison sees them."""

    pk: int
    full_name: str
    birth_date: date | None
    values: dict[str, Any]
    is_expected: bool = True  # on the staff and at work or on leave: missed when a list does not name them
    is_gone: bool = False  # left or transferred: has come back when a list names them


@dataclass(frozen=True)
class Change:
    """A field that the list says otherwise."""

    field: str
    old: Any
    new: Any

    @property
    def label(self) -> str:
        return LABELS[self.field]


@dataclass(frozen=True)
class Compared:
    """One row of the list: `pk` of the person it is about (None: somebody new), what changes, what is wrong."""

    row: StaffRow
    pk: int | None = None
    changes: tuple[Change, ...] = ()
    problem: str = ""  # of the match; those of cells are in the row

    @property
    def is_faulty(self) -> bool:
        return bool(self.problem) or self.row.is_faulty

    @property
    def verdict(self) -> str:
        if self.is_faulty:
            return "faulty"
        if self.pk is None:
            return "add"
        return "change" if self.changes else "same"


@dataclass
class Comparison:
    """The whole list against the whole staff."""

    rows: list[Compared] = field(default_factory=list)
    absent: list[int] = field(default_factory=list)
    back: list[int] = field(default_factory=list)

    def of(self, verdict: str) -> list[Compared]:
        return [compared for compared in self.rows if compared.verdict == verdict]


def compare(rows: Iterable[StaffRow], people: Iterable[Known]) -> Comparison:
    """Match by full name and birth date; an unknown birth date on either side matches the only one of that name."""
    rows, people = list(rows), list(people)
    namesakes: dict[str, list[Known]] = defaultdict(list)
    for person in people:
        namesakes[plain(person.full_name)].append(person)
    found = {id(row): _candidates(row, namesakes.get(plain(row.full_name), [])) for row in rows}
    claims = _claims(rows, found)
    compared = [_compared(row, found[id(row)], claims) for row in rows]
    seen = {person.pk for persons in found.values() for person in persons}
    at_work = {one.pk for one in compared if one.pk and not (one.is_faulty or one.row.fact)}
    return Comparison(
        compared,
        absent=[person.pk for person in people if person.is_expected and person.pk not in seen],
        back=[person.pk for person in people if person.is_gone and person.pk in at_work],
    )


def _candidates(row: StaffRow, namesakes: list[Known]) -> list[Known]:
    if row.birth_date is None:
        return namesakes
    exact = [person for person in namesakes if person.birth_date == row.birth_date]
    return exact or [person for person in namesakes if person.birth_date is None]


def _claims(rows: list[StaffRow], found: dict[int, list[Known]]) -> dict[int, list[StaffRow]]:
    """Which sound rows want the same person, a row with the very birth date before all others."""
    claims: dict[int, list[StaffRow]] = defaultdict(list)
    for row in rows:
        if len(found[id(row)]) == 1 and not row.is_faulty:
            claims[found[id(row)][0].pk].append(row)
    return claims


def _compared(row: StaffRow, candidates: list[Known], claims: dict[int, list[StaffRow]]) -> Compared:
    if len(candidates) > 1:
        return Compared(row, problem=SEVERAL)
    if not candidates:
        return Compared(row)
    person = candidates[0]
    others = [other.row for other in claims[person.pk] if other is not row]
    if others and not row.is_faulty:
        return Compared(row, person.pk, problem=TWO_ROWS.format(rows=", ".join(map(str, others))))
    return Compared(row, person.pk, tuple(_changes(row, person.values)))


def _changes(row: StaffRow, known: dict[str, Any]) -> Iterable[Change]:
    """An empty cell erases nothing that is known; somebody on the list works here."""
    for name, new in values_of(row).items():
        old = known[name]
        if new in ("", None) or new == old or (name == "sex" and old):
            continue
        if name == "is_staff_member" or plain(str(new)) != plain(str(old)):
            yield Change(name, old, new)


def values_of(row: StaffRow) -> dict[str, Any]:
    """What the row says, by the names of the fields of a person."""
    return {
        "birth_date": row.birth_date,
        "sex": row.sex,
        "post": row.post,
        "subjects": "; ".join(row.subjects),
        "teaching_experience_months": row.teaching_experience_months,
        "category": row.category,
        "hired_on": row.hired_on,
        "email": row.email,
        "phone": row.phone,
        "is_staff_member": True,
    }
