"""What kinds of order drafted from a few answers have in common, in whichever app they stand."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.urls import reverse

from core.problems import Problem
from orders.kinds import OrderKind
from orders.rules import ItemText
from people.models import Membership, Person
from people.rules import Role
from people.selectors.naming import Told, charged, holders, named, shortly
from registry.selectors import grounds


class AskedOrder(OrderKind):
    """Worded from answers (`order.data`): a person by the key, a day in ISO; `words` gives text by source."""

    aim: ClassVar[str] = "в целях организации наставничества педагогических работников"
    acts: ClassVar[tuple[str, ...]] = ()  # numbers of the common acts it cites, besides the own regulation
    names: ClassVar[tuple[str, ...]] = ()  # answers that name people
    blocks_by_source: ClassVar[dict[str, str]] = {}

    def __init_subclass__(cls) -> None:
        """Where the page of its questions is (orders/urls.py)."""
        if cls.name:
            cls.draft_name = f"orders:draft_{cls.name}"

    def words(self, told: Told, order: Any, *, today: date) -> dict[str, str]:
        """Items in their order by source; an empty text stands for none."""
        raise NotImplementedError

    def items(self, order: Any, *, today: date) -> list[ItemText]:
        words = self.words(self.told(order), order, today=today)
        return [ItemText(text, self.blocks_by_source.get(source, ""), source) for source, text in words.items() if text]

    def told(self, order: Any) -> Told:
        return Told(order.data, order.organization)

    def preamble(self, order: Any, *, today: date) -> str:
        return grounds.preamble(order.organization, self.aim, *self.acts, today=today)

    def persons(self, order: Any) -> Iterable[Person]:
        """Whom the order names, once, by name; whoever an item charges by the role reads it as well."""
        told = self.told(order)
        people = {person.pk: person for name in self.names for person in self.named_as(told, name)}
        for person in self.charged(order):
            people[person.pk] = person
        return sorted(people.values(), key=str)

    def named_as(self, told: Told, name: str) -> list[Person]:
        found = [told.person(name), *told.people(name), *(told.person(name, line) for line in told.lines)]
        return [person for person in found if person is not None]

    def charged(self, order: Any) -> list[Person]:
        """Holders of roles whom the items charge."""
        return []

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        """Who has left is named in no order."""
        if order.entered_as_is:
            return []
        told = self.told(order)
        named = {person.pk: person for name in self.names for person in self.named_as(told, name)}
        here = set(Person.objects.filter(pk__in=named).working(today).values_list("pk", flat=True))
        return [left_problem(person) for pk, person in named.items() if pk not in here]


def opened_on(person: Person, role: str, day: date) -> bool:
    """Whether the person holds the role since that very day: by the order that named it, not from before."""
    return Membership.objects.filter(person=person, role=role, started_on=day, ended_on=None).exists()


def curator_is_to(order: Any, what: str, *, today: date) -> str:
    """«Куратору Ивановой М. П., заместителю директора, вести …»."""
    people = holders(order.organization, Role.CURATOR, today)
    return f"{charged(people, 'Куратору', 'Кураторам')} {what}"


def site_is_to_show(order: Any, what: str, until: str, *, today: date) -> str:
    """S4 4.4.4: the administrator keeps the site."""
    people = holders(order.organization, Role.ADMINISTRATOR, today)
    who = charged(people, "Ответственному за сайт", "Ответственным за сайт")
    return f"{who} разместить {what} на официальном сайте организации{until_day(until)}."


def until_day(day: str) -> str:
    return f" в срок до {day}" if day else ""


def person_is_to(person: Person | None, what: str) -> str:
    """«Ивановой М. П., заместителю директора, представить …»; empty while nobody is named."""
    return f"{shortly(person, 'dat')}, {what}" if person else ""


def person_is_made(what: str, person: Person | None) -> str:
    """«Назначить руководителем … Иванову Марию Петровну, учителя математики.»; empty while nobody is named."""
    return f"Назначить {what} {named(person, 'acc')}." if person else ""


def unanswered(order: Any, text: str) -> Problem:
    """What the answers lack or contradict; mended where they are given."""
    return Problem(text, reverse("orders:answers", args=[order.pk]), "Изменить сведения")


def left_problem(person: Person) -> Problem:
    return Problem(f"{person} больше не работает в организации.", person.get_absolute_url(), "Открыть карточку")


def with_post(person: Person | None) -> str:
    """«Иванова Мария Петровна, учитель математики»: as tables name people."""
    return ", ".join(filter(None, [str(person), person.post])) if person else ""
