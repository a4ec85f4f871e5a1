"""Who reads materials, who keeps them."""

from core.actors import SYSTEM, Actor
from core.scoping import same_organization
from library.models import Material
from library.rules import KEEPERS
from people.models import Organization
from people.rules import ABOVE, Role


def can_list(actor: Actor) -> bool:
    """Everybody with a role in an organization that has mentors and mentees."""
    return bool(actor.roles) and actor.organization.kind not in ABOVE


def can_view(actor: Actor, material: Material) -> bool:
    """Everybody with a role in the organization."""
    return can_list(actor) and same_organization(actor, material)


def can_add(actor: Actor, organization: Organization | None = None) -> bool:
    """The curator, the council and the psychologist work out materials; a mentor adds an own one through them."""
    if actor is SYSTEM:
        return organization is not None
    if organization is not None and organization.pk != actor.organization.pk:
        return False
    return bool(actor.roles & (KEEPERS - {Role.DIRECTOR}))


def can_change(actor: Actor, material: Material) -> bool:
    return can_add(actor, material.organization)


def can_archive(actor: Actor, material: Material) -> bool:
    return can_change(actor, material)


def offered(actor: Actor, material: Material) -> dict[str, bool]:
    """What the card may offer."""
    keeps = can_change(actor, material)
    return {
        "change": keeps and not material.is_archived,
        "archive": keeps and not material.is_archived,
        "restore": keeps and material.is_archived,
    }
