"""Who is invited to an event, whom one tick invites, what letters tell them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from people.models import Membership, Organization, Person
from roadmap.models import Event, EventInvitee
from roadmap.rules.events import ROLES_OF, Group

INVITED, MOVED, OFF = "Приглашение", "Изменились время, место или повестка", "Отменено"


def people_of(groups: Iterable[str], organization: Organization, today: date) -> list[Person]:
    """Everybody whom the groups mean that day, each once."""
    chosen = {Group(group) for group in groups}
    staff = Person.objects.filter(organization=organization).of_staff(today)
    roles = frozenset[str]().union(*(ROLES_OF.get(group, frozenset()) for group in chosen))
    holders = Membership.objects.filter(person__organization=organization, role__in=roles).current(today)
    found = {row.person_id: row.person for row in holders.select_related("person__user")}
    if Group.STAFF in chosen:
        found |= {person.pk: person for person in staff.select_related("user")}
    elif Group.TEACHERS in chosen:
        found |= {person.pk: person for person in staff.filter(is_teaching=True).select_related("user")}
    return list(found.values())


def to_invite(event: Event, today: date) -> Any:
    """People of the organization at work who are not invited yet, by name."""
    invited = event.invitees.exclude(person=None).values("person")
    return Person.objects.filter(organization=event.organization_id).working(today).exclude(pk__in=invited).by_name()


@dataclass(frozen=True)
class Invited:
    """One line of the list: who, what they do, whether they came (none: not marked yet)."""

    pk: int
    name: str
    post: str
    came: bool | None
    is_outsider: bool


def invited_to(event: Event) -> list[Invited]:
    """People of the organization by name, then those from outside."""
    rows = sorted(event.invitees.select_related("person"), key=_order)
    return [
        Invited(row.pk, str(row), row.person.post if row.person else "со стороны", row.came, row.person is None)
        for row in rows
    ]


def _order(row: EventInvitee) -> tuple[bool, str, int]:
    return row.person is None, str(row).lower().replace("ё", "е"), row.pk


def letters_to(event: Event, people: Iterable[Person], what: str) -> list[tuple[str, str, str]]:
    """Address, subject and body for each who has an e-mail."""
    found = []
    for person in people:
        email = person.email or (person.user.email if person.user else "")
        if email:
            found.append((email, f"{what}: {event.title}, {event.when}", _body(event, person, what)))
    return found


def _body(event: Event, person: Person, what: str) -> str:
    lines = [f"Здравствуйте, {person.given_name}.", "", f"{what}. {_named(event)}", "", f"Когда: {event.when}"]
    if event.place:
        lines.append(f"Где: {event.place}")
    if what == OFF:
        lines.append(f"Причина: {event.reason}")
    elif event.agenda:
        lines += ["", "Повестка:", event.agenda]
    address = f"{settings.SITE_URL.rstrip('/')}{event.get_absolute_url()}"
    return "\n".join([*lines, "", f"{event.organization.short_name}: {address}"])


def _named(event: Event) -> str:
    kind = event.get_kind_display()
    return f"{kind[:1].upper()}{kind[1:]} «{event.title}»."
