"""What an uploaded bank would change: each row beside the person and the entry it is about."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from core.text import plain
from people.models import Organization, Person
from registry.models import BankImport, Competence
from registry.rules import Bank, ConsentKind, MentoringForm
from registry.rules.bank_sheet import BankRow, CellProblem
from registry.rules.entries import in_words
from registry.selectors.consents import PROFILES, consents_lacking
from registry.states import EntryState

LABELS = {
    "added": "будет внесён",
    "changed": "изменится",
    "same": "без изменений",
    "choose": "выберите",
    "faulty": "ошибка",
}


@dataclass
class PlannedRow:
    """One line of the preview. `outcome`: a key of LABELS; `choices`: people to choose from where unclear."""

    row: BankRow
    outcome: str
    person: Person | None = None
    entry: Any = None
    changes: list[tuple[str, str, str]] = field(default_factory=list)  # what, was, will be
    choices: list[Person] = field(default_factory=list)
    may_be_added: bool = False  # nobody of this name is known: a person from outside may be added
    competence_ids: list[int] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    lacks_consent: bool = False

    @property
    def outcome_in_words(self) -> str:
        return LABELS[self.outcome]


def plan(bank_import: BankImport, chosen: dict[int, int] | None = None) -> list[PlannedRow]:
    """Match every row (five queries for any number of them). `chosen`: the person's id by row where it was unclear."""
    organization = bank_import.organization
    rows = [BankRow.from_json(stored) for stored in bank_import.listed["rows"]]
    people = _people(organization)
    entries = PROFILES[Bank(bank_import.bank)].objects.filter(organization=organization).for_list()
    by_person = {entry.person_id: entry for entry in entries}
    leaves = {plain(leaf.title): leaf.pk for leaf in Competence.objects.known_to(organization).leaves()}
    planned = [_planned(row, people, by_person, leaves, chosen or {}) for row in rows]
    _refuse_doubles(planned)
    _warn_of_consents(planned, organization)
    return planned


@dataclass(frozen=True)
class _People:
    by_id: dict[int, Person]
    by_name: dict[tuple[str, ...], list[Person]]
    by_family: dict[str, list[Person]]


def _people(organization: Organization) -> _People:
    people = list(Person.objects.filter(organization=organization).select_related("organization").by_name())
    by_name, by_family = defaultdict(list), defaultdict(list)
    for person in people:
        by_name[_key(person.family_name, person.given_name, person.patronymic)].append(person)
        by_family[plain(person.family_name)].append(person)
    return _People({person.pk: person for person in people}, by_name, by_family)


def _key(*parts: str) -> tuple[str, ...]:
    return tuple(plain(part) for part in parts)


def _planned(row: BankRow, people: _People, entries: dict, leaves: dict, chosen: dict[int, int]) -> PlannedRow:
    planned = PlannedRow(row, "faulty", problems=list(row.problems))
    planned.person = people.by_id.get(chosen.get(row.number, 0)) or _matched(planned, people)
    if any(problem.blocking for problem in planned.problems):
        return planned
    if planned.person is None:
        planned.outcome = "choose"
        return planned
    planned.competence_ids = _competences(planned, leaves)
    planned.entry = entries.get(planned.person.pk)
    if planned.entry is None or planned.entry.state == EntryState.CLOSED:
        planned.outcome = "added"
        return planned
    planned.changes = _changes(planned)
    planned.outcome = "changed" if planned.changes else "same"
    return planned


def _matched(planned: PlannedRow, people: _People) -> Person | None:
    """By the full name; namesakes by the year of birth; whoever is unclear is to be chosen."""
    row = planned.row
    if any(problem.blocking for problem in row.problems):
        return None
    same = people.by_name.get(_key(*row.parts), [])
    if len(same) > 1 and row.birth_year:
        same = [p for p in same if p.birth_date and p.birth_date.year == row.birth_year] or same
    if len(same) == 1:
        _compare_birth_year(planned, same[0])
        return same[0]
    planned.choices = same or people.by_family.get(plain(row.parts[0]), [])
    if same:
        text = "Таких людей несколько. Выберите, о ком эта строка."
    elif planned.choices:
        text = "Такого ФИО нет, есть похожие. Выберите человека или пропустите строку."
    else:
        text = "Такого человека нет в списке организации. Если он не из штата, его можно добавить здесь."
    planned.may_be_added = not same
    planned.problems.append(CellProblem("ФИО", text))
    return None


def _compare_birth_year(planned: PlannedRow, person: Person) -> None:
    year = planned.row.birth_year
    if year and person.birth_date and person.birth_date.year != year:
        text = f"В карточке год рождения {person.birth_date.year}, в файле {year}. Проверьте, тот ли это человек."
        planned.problems.append(CellProblem("Год рождения", text))


def _competences(planned: PlannedRow, leaves: dict[str, int]) -> list[int]:
    unknown = [text for text in planned.row.competences if plain(text) not in leaves]
    if unknown:
        text = ", ".join(unknown)
        planned.row.kept["Основные компетенции"] = text
        problem = f"Нет в справочнике: {text}. Сохраним как примечание на карточке."
        planned.problems.append(CellProblem("Основные компетенции", problem))
    return [leaves[plain(text)] for text in planned.row.competences if plain(text) in leaves]


def _changes(planned: PlannedRow) -> list[tuple[str, str, str]]:
    """What the file would change; an empty cell changes nothing."""
    entry, row, changes = planned.entry, planned.row, []
    for name, value in row.values.items():
        before = getattr(entry, name)
        if value not in (before, _derived(entry, name)):
            title = str(entry._meta.get_field(name).verbose_name)
            changes.append((title, _said(name, before), _said(name, value)))
    if row.entered_on and entry.entered_on.isoformat() != row.entered_on:
        changes.append(("дата вхождения", entry.entered_on.isoformat(), row.entered_on))
    if planned.competence_ids and set(planned.competence_ids) - {offer.competence_id for offer in entry.offers.all()}:
        changes.append(("компетенции", "", ", ".join(row.competences)))
    for title, text in row.kept.items():
        if entry.imported.get(title) != text:
            changes.append((title, entry.imported.get(title, ""), text))
    return changes


def _derived(entry: Any, name: str) -> str:
    """What our own export shows where the entry says nothing itself: no change when it comes back."""
    if name == "contacts":
        return entry.known_contacts
    if name == "workplace":
        return entry.place_of_work
    if name == "request":
        return ", ".join(need.competence.title for need in entry.needs.all())
    return ""


def _said(name: str, value: Any) -> str:
    return in_words(MentoringForm, value) if name == "forms" else str(value or "")


def _refuse_doubles(planned: list[PlannedRow]) -> None:
    """The second line about one person is reported, not written over the first."""
    seen: dict[int, int] = {}
    for one in planned:
        if one.person is None or one.outcome == "faulty":
            continue
        if one.person.pk in seen:
            text = f"Этот человек уже есть в строке {seen[one.person.pk]}. Оставьте одну строку."
            one.problems.append(CellProblem("ФИО", text, blocking=True))
            one.outcome = "faulty"
        seen.setdefault(one.person.pk, one.row.number)


def _warn_of_consents(planned: list[PlannedRow], organization: Organization) -> None:
    ids = [one.person.pk for one in planned if one.person is not None]
    lacking = consents_lacking(ids, [ConsentKind.PERSONAL_DATA], organization.today())
    for one in planned:
        one.lacks_consent = one.person is not None and one.person.pk in lacking
