"""How papers name people: who holds a role, name and post in the case that a sentence needs; what answers refer to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from people.models import Membership, Organization, Person
from printing.cases import Case
from printing.russian import numeric_date


def holders(organization: Organization, role: str, today: date) -> list[Person]:
    """Who holds the role on that day, by name."""
    rows = Membership.objects.filter(person__organization=organization, role=role).current(today)
    return list(Person.objects.filter(pk__in=rows.values("person")).by_name())


def named(person: Person, case: Case) -> str:
    """«Иванову Марию Петровну, учителя математики»: as a person is named first."""
    return _with_post(person.name_in(case), person, case)


def shortly(person: Person, case: Case) -> str:
    """«Ивановой М. П., заместителю директора»: as a person is named later on."""
    return _with_post(person.short_name_in(case), person, case)


def _with_post(name: str, person: Person, case: Case) -> str:
    post = person.post_in(case)
    return f"{name}, {post}" if post else name


def charged(people: Sequence[Person], one: str, many: str) -> str:
    """Whom an item charges: «Куратору Ивановой М. П., заместителю директора,»; the bare role while nobody holds it."""
    if not people:
        return one
    return f"{many if len(people) > 1 else one} {'; '.join(shortly(person, 'dat') for person in people)},"


def listed(lines: Iterable[str]) -> str:
    """Sub-items of an item, a line each: all end in «;», the last in a full stop."""
    texts = [line.strip().rstrip(".;") for line in lines if line.strip()]
    return "\n".join([*(f"{text};" for text in texts[:-1]), *(f"{text}." for text in texts[-1:])])


class Told:
    """Answers kept as JSON (core.answers), read back as people, days and texts of one organization."""

    def __init__(self, data: Mapping[str, Any], organization: Organization):
        self.data, self.organization = data, organization
        self._people = {person.pk: person for person in self._asked()}

    def _asked(self) -> Iterable[Person]:
        return Person.objects.filter(organization=self.organization, pk__in=self._keys()).by_name()

    def _keys(self) -> list[int]:
        """Every number among the answers may be a person's key; which ones are, the asker knows."""
        found: list[int] = []
        for value in [*self.data.values(), *(one for line in self.lines for one in line.values())]:
            found += [one for one in (value if isinstance(value, list) else [value]) if type(one) is int]
        return found

    @property
    def lines(self) -> list[dict[str, Any]]:
        return list(self.data.get("lines") or [])

    def person(self, name: str, line: Mapping[str, Any] | None = None) -> Person | None:
        key = (self.data if line is None else line).get(name)
        return self._people.get(key) if type(key) is int else None

    def people(self, name: str) -> list[Person]:
        """By name; nobody where the answer names one person or none."""
        chosen = self.data.get(name)
        return [p for pk, p in self._people.items() if pk in chosen] if isinstance(chosen, list) else []

    def day(self, name: str, line: Mapping[str, Any] | None = None) -> date | None:
        value = (self.data if line is None else line).get(name)
        return date.fromisoformat(value) if value else None

    def on(self, name: str, line: Mapping[str, Any] | None = None) -> str:
        """The day as papers print it; empty when none was given."""
        return numeric_date(self.day(name, line))

    def text(self, name: str, line: Mapping[str, Any] | None = None) -> str:
        return str((self.data if line is None else line).get(name) or "").strip()
