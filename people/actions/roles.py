"""Who holds which role, from when to when."""

from datetime import date

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from people import policies
from people.models import Membership, Person
from people.rules import BY_BANK, Role, roles_of_kind


@action("people.role_given", "Роль дана")
def open_membership(person: Person, role: str, *, actor: Actor, today: date) -> Membership:
    """Give a role from today on; an open one stays as it is."""
    if not policies.can_open_membership(actor, person, role):
        raise PermissionDenied
    if role not in BY_BANK | roles_of_kind(person.organization.kind):
        raise RuleViolation("В такой организации этой роли нет.")
    membership, _ = Membership.objects.get_or_create(
        person=person, role=role, ended_on=None, defaults={"started_on": today}
    )
    record(person, role=role, since=membership.started_on)
    return membership


@action("people.role_ended", "Роль снята")
def close_membership(person: Person, role: str, *, actor: Actor, today: date) -> None:
    """Take a role away: it no longer holds today; a role that is not open stays as it is."""
    if role not in Role.values:
        raise RuleViolation("Такой роли нет.")
    if not policies.can_open_membership(actor, person, role):
        raise PermissionDenied
    if role == Role.ADMINISTRATOR:
        _keep_an_administrator(person)
    Membership.objects.filter(person=person, role=role, ended_on=None).update(ended_on=today)
    record(person, role=role, until=today)


def _keep_an_administrator(person: Person) -> None:
    """Someone must be able to give roles. Locks them all, so that two do not leave at once."""
    administrators = Membership.objects.select_for_update().filter(
        role=Role.ADMINISTRATOR, ended_on=None, person__organization=person.organization
    )
    if {membership.person_id for membership in administrators} == {person.pk}:
        raise RuleViolation("Это единственный администратор организации. Сначала дайте эту роль другому сотруднику.")


@action("people.curatorship_passed", "Работа куратора передана")
def pass_curatorship(from_person: Person, to_person: Person, *, actor: Actor, today: date) -> Membership:
    """The curator's work passes to a successor in one act.

    Drafts, tasks and reminders belong to the role, never to the person who began them: with the role they pass whole.
    """
    from_person = lock(from_person)
    if not policies.can_pass_curatorship(actor, from_person) or policies.is_self(actor, to_person):
        raise PermissionDenied
    if to_person.organization_id != from_person.organization_id or to_person.pk == from_person.pk:
        raise RuleViolation("Преемником может быть другой сотрудник той же организации.")
    held = Membership.objects.filter(person=from_person, role=Role.CURATOR, ended_on=None)
    if not held.update(ended_on=today):
        raise RuleViolation("Этот сотрудник уже не куратор.")
    membership, _ = Membership.objects.get_or_create(
        person=to_person, role=Role.CURATOR, ended_on=None, defaults={"started_on": today}
    )
    record(from_person, to=to_person.pk, on=today)
    record(to_person, role=Role.CURATOR, after=from_person.pk, since=membership.started_on)
    return membership
