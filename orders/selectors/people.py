"""People named in the text of an order, against the people of the organization."""

from collections.abc import Iterator, Sequence
from datetime import date

from core.problems import Problem
from orders.models import Order
from orders.rules.names import Named, may_be, named_in, same_initials
from orders.selectors.places import Place
from people.models import Person
from printing.russian import CASES


def people_warnings(order: Order, places: Sequence[Place], today: date) -> list[Problem]:
    """Names that belong to nobody here, posts that differ from the data, people who work here no more."""
    named = [(place, one) for place in places for one in named_in(place.text)]
    listed = list(order.kind.persons(order))
    people = list(Person.objects.filter(organization=order.organization_id)) if named else []
    found = [warning for place, one in named for warning in _of_name(place, one, people, listed)]
    meant = {person.pk: person for _, one in named for person in _meant(one, people)[:1]}
    return [*found, *_gone({**meant, **{person.pk: person for person in listed}}, today)]


def _meant(named: Named, people: Sequence[Person]) -> list[Person]:
    return [person for person in people if may_be(named, person.names)]


def _of_name(place: Place, named: Named, people: Sequence[Person], listed: Sequence[Person]) -> Iterator[Problem]:
    meant = _meant(named, people)
    if not meant:
        alike = next((person for person in listed if same_initials(named, person.names)), None)
        hint = f"Возможно, теперь это {alike.short_name}" if alike else "Проверьте фамилию и инициалы"
        yield place.problem(f"«{named.written}» — среди людей организации нет такой фамилии. {hint}.")
    elif named.post and not any(_has_post(person, named.post) for person in meant):
        yield place.problem(
            f"«{named.written}, {named.post}» — должность расходится с данными: {meant[0].post or 'не указана'}."
        )


def _has_post(person: Person, written: str) -> bool:
    """Whether the words begin with the person's post in some case: more may follow («учителя физики на период …»)."""
    return any(person.post and written.startswith(person.post_in(case)) for case in CASES)


def _gone(people: dict[int, Person], today: date) -> list[Problem]:
    """People who have left or been transferred; some orders name them for that very reason."""
    if not people:
        return []
    working = set(Person.objects.filter(pk__in=people).working(today).values_list("pk", flat=True))
    return [
        Problem(f"{person.short_name} больше не работает в организации.", person.get_absolute_url(), "Открыть карточку")
        for pk, person in people.items()
        if pk not in working
    ]
