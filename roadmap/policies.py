"""Who reads the road map, who keeps it."""

from core.actors import SYSTEM, Actor
from core.scoping import same_organization
from people.models import Organization
from people.rules import ABOVE, Role
from roadmap.models import RoadMap


def can_list(actor: Actor) -> bool:
    """Everybody with a role in an organization that works by a plan."""
    return bool(actor.roles) and actor.organization.kind not in ABOVE


def can_view(actor: Actor, road_map: RoadMap) -> bool:
    """Everybody with a role in the organization."""
    return can_list(actor) and same_organization(actor, road_map)


def can_enter(actor: Actor, organization: Organization | None = None) -> bool:
    """The curator writes the road map (S4 4.4.4); the product enters that of the demo."""
    if actor is SYSTEM:
        return organization is not None
    if organization is not None and organization.pk != actor.organization.pk:
        return False
    return Role.CURATOR in actor.roles


def can_lay(actor: Actor, organization: Organization | None = None) -> bool:
    """Whoever keeps the road map drafts it, from a template or from a file."""
    return can_enter(actor, organization)


def can_change(actor: Actor, road_map: RoadMap) -> bool:
    return can_enter(actor, road_map.organization)


def offered(actor: Actor, road_map: RoadMap) -> dict[str, bool]:
    return {"change": can_change(actor, road_map)}
