"""Who acts: a signed-in user in one organization."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from people.models.persons import Person
from people.models.users import User


@dataclass(frozen=True)
class UserActor:
    """`core.actors.Actor` made of a signed-in user: one active organization and the roles that hold there today."""

    user: Any
    person: Person | None
    organization: Any
    roles: frozenset[str]
    ip: str = ""

    def today(self) -> date:
        return self.organization.today()

    @property
    def needs_second_step(self) -> bool:
        """Whether the organization asks holders of one of these roles for a second factor."""
        return bool(self.roles.intersection(self.organization.second_step_roles))

    def elsewhere(self) -> "list[UserActor]":
        """The same user in each of their other organizations."""
        return [actor for actor in actors_of(self.user, ip=self.ip) if actor.organization != self.organization]


def actors_of(user: User, *, ip: str = "") -> list[UserActor]:
    """One actor for each organization where the user holds a role today, in the order of their names."""
    persons = (
        Person.objects.filter(user=user, organization__is_active=True)
        .select_related("organization")
        .prefetch_related("memberships")
        .order_by("organization__short_name", "pk")
    )
    actors = []
    for person in persons:
        today = person.organization.today()
        roles = frozenset(m.role for m in person.memberships.all() if m.holds_on(today))
        if roles:
            actors.append(UserActor(user, person, person.organization, roles, ip))
    return actors


def names_of(entries: Any) -> dict[tuple[int | None, int], str]:
    """Short names of those who acted, by user and organization, for the pages that tell what happened."""
    users = {entry.actor_id for entry in entries if entry.actor_id}
    places = {entry.organization_id for entry in entries}
    persons = Person.objects.filter(user__in=users, organization__in=places)
    return {(person.user_id, person.organization_id): person.short_name for person in persons}


def in_days(days: int):
    """A moment so many days from now."""
    return timezone.now() + timedelta(days=days)
