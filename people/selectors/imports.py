"""An uploaded list beside the people already known."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from people.kinds.staff_comparison import LABELS, Comparison, Known, compare
from people.kinds.staff_list import CellProblem, SkippedRow, StaffList
from people.kinds.staff_rows import StaffRow
from people.models import Organization, Person, StaffFact, StaffImport
from people.rules import ENDS_WORK

VALUES = tuple(LABELS)


def to_stored(listed: StaffList) -> dict[str, Any]:
    """The list as JSON: what was read, nothing of the file."""
    return {
        "sheet": listed.sheet,
        "columns": listed.columns,
        "ignored_columns": list(listed.ignored_columns),
        "rows": [row.to_json() for row in listed.rows],
        "problems": [asdict(problem) for problem in listed.problems],
        "skipped": [asdict(row) for row in listed.skipped],
    }


def from_stored(data: dict[str, Any]) -> StaffList:
    return StaffList(
        sheet=data["sheet"],
        columns=data["columns"],
        ignored_columns=tuple(data["ignored_columns"]),
        rows=tuple(StaffRow.from_json(row) for row in data["rows"]),
        problems=tuple(CellProblem(**problem) for problem in data["problems"]),
        skipped=tuple(SkippedRow(**row) for row in data["skipped"]),
    )


def known_people(organization: Organization, today: date) -> list[Known]:
    """Everybody of the organization, in two queries however many they are."""
    gone = set(
        StaffFact.objects.filter(person__organization=organization, kind__in=ENDS_WORK)
        .holding(today)
        .values_list("person", flat=True)
    )
    names = ("pk", "family_name", "given_name", "patronymic")
    people = Person.objects.filter(organization=organization).values(*names, *VALUES)
    return [
        Known(
            pk=person["pk"],
            full_name=" ".join(filter(None, (person[name] for name in names[1:]))),
            birth_date=person["birth_date"],
            values={name: person[name] for name in VALUES},
            is_expected=person["is_staff_member"] and person["pk"] not in gone,
            is_gone=person["pk"] in gone,
        )
        for person in people.iterator(chunk_size=2000)
    ]


def compare_with_staff(listed: StaffList, organization: Organization, today: date) -> Comparison:
    return compare(listed.rows, known_people(organization, today))


@dataclass(frozen=True)
class Preview:
    """What the page of an uploaded list shows before anything is written."""

    listed: StaffList
    comparison: Comparison
    left_out: frozenset[int]

    @property
    def unresolved(self) -> list[int]:
        """Rows with a fault that nobody has left out yet."""
        return [one.row.row for one in self.comparison.of("faulty") if one.row.row not in self.left_out]

    def problems(self) -> list[CellProblem]:
        """Each problem at its row and cell: of the file, of its cells, of the match with known people."""
        found = list(self.listed.all_problems())
        found += [
            CellProblem(one.row.row, self.name_column, one.problem, blocking=True)
            for one in self.comparison.rows
            if one.problem
        ]
        return sorted(found, key=lambda problem: problem.place)

    @property
    def name_column(self) -> str:
        return next((f"«{text}»" for text, field in self.listed.columns.items() if "name" in field), "")

    def counts(self) -> dict[str, int]:
        verdicts = [one.verdict for one in self.comparison.rows]
        return {verdict: verdicts.count(verdict) for verdict in ("add", "change", "same", "faulty")}

    def facts(self) -> Iterator[Any]:
        """Rows whose note says that the person left, is away or was transferred."""
        return (one for one in self.comparison.rows if one.row.fact and not one.is_faulty)


def preview_of(staff_import: StaffImport, today: date) -> Preview:
    listed = from_stored(staff_import.listed)
    comparison = compare_with_staff(listed, staff_import.organization, today)
    return Preview(listed, comparison, frozenset(staff_import.left_out))


@dataclass(frozen=True)
class Proposal:
    """A staff fact that a list suggests: found in its notes, or because the list does not name the person."""

    person: Person
    kind: str
    on: date | None
    until: date | None
    found: bool


def proposals_of(staff_import: StaffImport) -> list[Proposal]:
    stored = {one["person"]: one for one in staff_import.proposals}
    people = Person.objects.filter(organization=staff_import.organization, pk__in=stored).by_name()
    return [
        Proposal(
            person,
            stored[person.pk]["kind"],
            _day(stored[person.pk]["on"]),
            _day(stored[person.pk]["until"]),
            stored[person.pk]["found"],
        )
        for person in people
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
