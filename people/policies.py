"""Who may do what with people, roles and organizations."""

from core.actors import SYSTEM, Actor
from people.models import Person
from people.rules import OFFICE, Role


def same_organization(actor: Actor, row) -> bool:
    return row.organization_id == actor.organization.pk


def can_keep_staff(actor: Actor) -> bool:
    """The curator and the administrator keep the list of people."""
    return actor is SYSTEM or bool(actor.roles & {Role.CURATOR, Role.ADMINISTRATOR})


def can_see_staff(actor: Actor) -> bool:
    return bool(actor.roles & (OFFICE | {Role.ADMINISTRATOR, Role.SECRETARY}))


def can_change_person(actor: Actor, person: Person) -> bool:
    return actor is SYSTEM or (can_keep_staff(actor) and same_organization(actor, person))


def can_open_membership(actor: Actor, person: Person, role: str) -> bool:
    """An entry in a bank belongs to who keeps the banks (S4 4.4.4), any other role to the administrator."""
    if actor is SYSTEM:
        return True
    if not same_organization(actor, person):
        return False
    if role in {Role.MENTOR, Role.MENTEE}:
        return bool(actor.roles & {Role.CURATOR, Role.ADMINISTRATOR})
    return Role.ADMINISTRATOR in actor.roles
