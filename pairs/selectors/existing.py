"""What the import of pairs finds: who the people are, which pairs are known already."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.problems import Problem
from core.text import plain
from orders.models import Order
from orders.states import OrderState
from pairs.kinds.pair_list import PairRow
from pairs.models import Pair, PairImport, PairMember
from pairs.selectors.obstacles import places_taken
from pairs.selectors.order_state import KIND
from pairs.states import PairState
from people.models import Organization, Person
from printing.russian import counted
from registry.models import MenteeProfile, MentorProfile
from registry.states import EntryState

ADD, SAME, FAULTY = "add", "same", "faulty"
WORKED = (PairState.ACTIVE, PairState.ENDED)


@dataclass(frozen=True)
class PreviewRow:
    """One row of the preview: what will happen to it, and what is wrong."""

    line: PairRow
    status: str
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    mentor: MentorProfile | None = None
    mentees: tuple[MenteeProfile | None, ...] = ()

    @property
    def mentee_names(self) -> str:
        return ", ".join(self.line.mentees)

    @property
    def began(self) -> date | None:
        return date.fromisoformat(self.line.started_on) if self.line.started_on else None

    @property
    def ended(self) -> date | None:
        return date.fromisoformat(self.line.ended_on) if self.line.ended_on else None


def as_is_problems(
    mentor: MentorProfile, mentees: Sequence[MenteeProfile], *, started_on: date, ended_on: date | None
) -> list[Problem | str]:
    """Nonsense that even an existing pair cannot be; everything else only warns."""
    if not mentees:
        return ["Выберите хотя бы одного наставляемого."]
    found: list[Problem | str] = []
    if mentor.person_id in {mentee.person_id for mentee in mentees}:
        found.append("Никто не может быть наставником самому себе.")
    overlapping = Pair.objects.filter(mentor=mentor, members__mentee__in=mentees, state__in=WORKED)
    known = overlapping.in_period(started_on, ended_on or date.max).distinct()
    found += [Problem(f"Такая пара уже внесена: {pair}.", pair.get_absolute_url(), "Открыть пару") for pair in known]
    return found


def as_is_warnings(mentor: MentorProfile, *, wanted: int) -> list[str]:
    taken = places_taken([mentor.pk]).get(mentor.pk, 0)
    if taken + wanted <= mentor.capacity:
        return []
    places = counted(mentor.capacity, "место", "места", "мест")
    return [f"У наставника {places}, а наставляемых станет {taken + wanted}."]


def order_by_number(organization_id: int, number: str, dated: date) -> Order | None:
    """An order in force of this number and date."""
    orders = Order.objects.filter(organization=organization_id, kind_name=KIND, state=OrderState.IN_FORCE)
    return orders.filter(number=number.replace("№", "").strip(), dated=dated).first()


def entry_of(person: Person, *, mentor: bool) -> Any:
    model = MentorProfile if mentor else MenteeProfile
    return model.objects.exclude(state=EntryState.CLOSED).filter(person=person).first()


def preview(pair_import: PairImport) -> list[PreviewRow]:
    """Every row against the staff list, the banks and the pairs as they are now."""
    look = _Look(pair_import.organization)
    return [look.at(PairRow.from_plain(stored)) for stored in pair_import.listed]


class _Look:
    """The organization's people, entries and pairs, fetched once for the whole list."""

    def __init__(self, organization: Organization):
        self.by_name: dict[str, list[Person]] = defaultdict(list)
        for person in Person.objects.filter(organization=organization):
            for name in {str(person), person.short_name.replace("\xa0", " ")}:
                self.by_name[_plain(name)].append(person)
        self.mentors = _entries(MentorProfile, organization)
        self.mentees = _entries(MenteeProfile, organization)
        self.known = self._pairs(organization)

    @staticmethod
    def _pairs(organization: Organization) -> dict[tuple[int, frozenset[int]], list[tuple[date, date | None]]]:
        members: dict[int, set[int]] = defaultdict(set)
        rows = PairMember.objects.filter(pair__organization=organization, pair__state__in=WORKED)
        for pair, person in rows.values_list("pair_id", "mentee__person_id"):
            members[pair].add(person)
        found: dict[tuple[int, frozenset[int]], list[tuple[date, date | None]]] = defaultdict(list)
        for row in Pair.objects.filter(pk__in=members).select_related("mentor"):
            began = row.started_on or row.proposed_on
            found[row.mentor.person_id, frozenset(members[row.pk])].append((began, row.ended_on))
        return found

    def at(self, line: PairRow) -> PreviewRow:
        problems = list(line.problems)
        people = [self._person(name, problems) for name in (line.mentor, *line.mentees)]
        if len({person.pk for person in people if person}) < len(people) and all(people):
            problems.append("Один и тот же человек назван дважды.")
        if line.started_on and line.ended_on and line.ended_on < line.started_on:
            problems.append("Дата завершения раньше даты вхождения.")
        if problems or not all(people):
            return PreviewRow(line, FAULTY, tuple(problems))
        found = tuple(person for person in people if person)
        if self._is_known(line, found):
            return PreviewRow(line, SAME, people=found)
        self._remember(line, found)
        return PreviewRow(
            line,
            ADD,
            warnings=tuple(self._warnings(line, found)),
            people=found,
            mentor=self.mentors.get(found[0].pk),
            mentees=tuple(self.mentees.get(person.pk) for person in found[1:]),
        )

    def _person(self, name: str, problems: list[str]) -> Person | None:
        found = self.by_name.get(_plain(name), [])
        if len(found) == 1:
            return found[0]
        if found:
            problems.append(f"«{name}»: людей с таким именем несколько. Внесите эту пару через форму.")
        else:
            problems.append(f"«{name}»: нет среди сотрудников. Внесите человека и загрузите файл снова.")
        return None

    def _is_known(self, line: PairRow, people: tuple[Person, ...]) -> bool:
        """The same people in the same days, whatever the day the school wrote down as the first."""
        first = date.fromisoformat(line.started_on)
        last = date.fromisoformat(line.ended_on) if line.ended_on else date.max
        periods = self.known.get((people[0].pk, frozenset(person.pk for person in people[1:])), [])
        return any(began <= last and (ended or date.max) >= first for began, ended in periods)

    def _remember(self, line: PairRow, people: tuple[Person, ...]) -> None:
        """A second row about the same pair (both banks name it) is the same pair."""
        ended = date.fromisoformat(line.ended_on) if line.ended_on else None
        key = people[0].pk, frozenset(person.pk for person in people[1:])
        self.known[key].append((date.fromisoformat(line.started_on), ended))

    def _warnings(self, line: PairRow, people: tuple[Person, ...]) -> list[str]:
        found = []
        missing = [person.short_name for person in people[:1] if person.pk not in self.mentors]
        missing += [person.short_name for person in people[1:] if person.pk not in self.mentees]
        if missing:
            found.append(f"Нет в банке, запись будет создана: {', '.join(missing)}")
        if line.ended_on and not line.ground:
            found.append("Основание завершения не указано: запишем «завершение плана в полном объёме».")
        if bool(line.order_number) != bool(line.order_date):
            found.append("Приказ не внесён: нужны и номер, и дата.")
        return found


def _entries(model: Any, organization: Organization) -> dict[int, Any]:
    rows = model.objects.filter(organization=organization).exclude(state=EntryState.CLOSED)
    return {entry.person_id: entry for entry in rows.select_related("person")}


def _plain(name: str) -> str:
    return " ".join(plain(name).replace(".", ". ").split())
