"""Every change of people, their roles and their sign-in."""

from datetime import date

from django.core.exceptions import PermissionDenied

from core.actions import action, record
from core.actors import Actor
from people import policies
from people.models import Membership, Person


@action("people.role_given", "Роль дана")
def open_membership(person: Person, role: str, *, actor: Actor, today: date) -> Membership:
    """Give a role from today on; an open one stays as it is."""
    if not policies.can_open_membership(actor, person, role):
        raise PermissionDenied
    membership, _ = Membership.objects.get_or_create(
        person=person, role=role, ended_on=None, defaults={"started_on": today}
    )
    record(person, role=role, since=membership.started_on)
    return membership


@action("people.role_ended", "Роль снята")
def close_membership(person: Person, role: str, *, actor: Actor, today: date) -> None:
    """Take a role away: it no longer holds today; a role that is not open stays as it is."""
    if not policies.can_open_membership(actor, person, role):
        raise PermissionDenied
    Membership.objects.filter(person=person, role=role, ended_on=None).update(ended_on=today)
    record(person, role=role, until=today)
