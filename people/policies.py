"""Who may do what with people, roles and organizations."""

from typing import Any

from core.actors import SYSTEM, Actor
from core.scoping import same_organization
from people.models import Invitation, Letter, Membership, Organization, Person, StaffFact, StaffImport
from people.rules import BY_BANK, KEY_ROLES, OFFICE, Role

SEES_STAFF = OFFICE | {Role.ADMINISTRATOR, Role.SECRETARY}
KEEPS_STAFF = frozenset({Role.CURATOR, Role.ADMINISTRATOR})


def anybody(actor: Actor | None, row: Any = None) -> bool:
    """Pages opened by a secret; they ask for it themselves."""
    return True


def has_role(actor: Actor) -> bool:
    return bool(actor.roles)


def is_self(actor: Actor, person: Person) -> bool:
    return actor.user is not None and person.user_id == actor.user.pk


def can_keep_staff(actor: Actor) -> bool:
    """The curator and the administrator keep the list of people."""
    return actor is SYSTEM or bool(actor.roles & KEEPS_STAFF)


def can_see_staff(actor: Actor) -> bool:
    return bool(actor.roles & SEES_STAFF)


def can_view_person(actor: Actor, person: Person) -> bool:
    """The card: for those who see the staff, and for the person."""
    return same_organization(actor, person) and (can_see_staff(actor) or is_self(actor, person))


def can_change_person(actor: Actor, person: Person) -> bool:
    return actor is SYSTEM or (can_keep_staff(actor) and same_organization(actor, person))


def can_import_staff(actor: Actor) -> bool:
    return can_keep_staff(actor)


def can_change_import(actor: Actor, staff_import: StaffImport) -> bool:
    return actor is SYSTEM or (can_keep_staff(actor) and same_organization(actor, staff_import))


def can_record_fact(actor: Actor, person: Person) -> bool:
    return can_change_person(actor, person)


def can_change_fact(actor: Actor, staff_fact: StaffFact) -> bool:
    return can_change_person(actor, staff_fact.person)


def can_see_consequences(actor: Actor, person: Person) -> bool:
    return can_see_staff(actor) and same_organization(actor, person)


def can_see_rights(actor: Actor) -> bool:
    return bool(actor.roles & (OFFICE | {Role.ADMINISTRATOR}))


def can_give_roles(actor: Actor) -> bool:
    return actor is SYSTEM or Role.ADMINISTRATOR in actor.roles


def can_change_roles(actor: Actor, person: Person) -> bool:
    """Whose roles the administrator may give and take; one's own only while there is no other administrator."""
    if actor is SYSTEM:
        return True
    if not (can_give_roles(actor) and same_organization(actor, person)):
        return False
    return not is_self(actor, person) or is_only_administrator(actor)


def is_only_administrator(actor: Actor) -> bool:
    others = Membership.objects.current(actor.today()).filter(
        role=Role.ADMINISTRATOR, person__organization=actor.organization, person__user__is_active=True
    )
    return not others.exclude(person__user=actor.user).exists()


def can_open_membership(actor: Actor, person: Person, role: str) -> bool:
    """An entry in a bank belongs to who keeps the banks (S4 4.4.4), any other role to the administrator."""
    if actor is SYSTEM:
        return True
    if not same_organization(actor, person):
        return False
    if role in BY_BANK:
        return bool(actor.roles & KEEPS_STAFF)
    return can_change_roles(actor, person)


def can_pass_curatorship(actor: Actor, person: Person) -> bool:
    """The director, who appoints the curator, or the administrator, who gives roles."""
    if actor is SYSTEM:
        return True
    return bool(actor.roles & {Role.DIRECTOR, Role.ADMINISTRATOR}) and same_organization(actor, person)


def can_invite_people(actor: Actor) -> bool:
    return can_keep_staff(actor)


def can_invite(actor: Actor, person: Person) -> bool:
    """A way in for others; whoever decides or holds keys gets theirs from the administrator alone."""
    if actor is SYSTEM:
        return True
    if not can_change_person(actor, person) or is_self(actor, person):
        return False
    if Role.ADMINISTRATOR in actor.roles:
        return True
    return not person.memberships.filter(ended_on=None, role__in=KEY_ROLES).exists()


def can_revoke(actor: Actor, invitation: Invitation) -> bool:
    return can_invite(actor, invitation.person)


def can_block(actor: Actor, person: Person) -> bool:
    """The administrator closes the sign-in of others."""
    if person.user_id is None or is_self(actor, person):
        return False
    return can_give_roles(actor) and (actor is SYSTEM or same_organization(actor, person))


def can_remove_second_step(actor: Actor, person: Person) -> bool:
    """The administrator, for others; one's own is switched off where it was switched on."""
    return can_block(actor, person)


def can_view_organization(actor: Actor, organization: Organization) -> bool:
    """Everybody with a role sees their own; a coordinator those below (`visible_to`)."""
    return bool(actor.roles)


def can_change_organization(actor: Actor, organization: Organization) -> bool:
    return actor is SYSTEM or (Role.ADMINISTRATOR in actor.roles and organization.pk == actor.organization.pk)


def can_correct_organization_forms(actor: Actor, organization: Organization) -> bool:
    """Whoever keeps the staff or the orders sees how the papers come out."""
    may = bool(actor.roles & (KEEPS_STAFF | {Role.SECRETARY})) and organization.pk == actor.organization.pk
    return actor is SYSTEM or may


def can_create_organization(actor: Actor) -> bool:
    """Only a command of the server does."""
    return actor is SYSTEM


def can_see_letters(actor: Actor) -> bool:
    return Role.ADMINISTRATOR in actor.roles


def can_send_again(actor: Actor, letter: Letter) -> bool:
    return can_see_letters(actor) and same_organization(actor, letter)


def offered(actor: Actor, person: Person) -> dict[str, bool]:
    """What the card may offer."""
    user = person.user
    return {
        "change": can_change_person(actor, person),
        "fact": can_record_fact(actor, person),
        "roles": can_change_roles(actor, person),
        "pass_curatorship": can_pass_curatorship(actor, person) and _is_curator(person),
        "invite": can_invite(actor, person) and (user is None or user.is_active),
        "block": can_block(actor, person) and user is not None and user.is_active,
        "unblock": can_block(actor, person) and user is not None and not user.is_active,
    }


def _is_curator(person: Person) -> bool:
    return person.memberships.filter(role=Role.CURATOR, ended_on=None).exists()
