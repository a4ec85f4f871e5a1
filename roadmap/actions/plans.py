"""Road maps entered as they are, and what is said of a plan as a whole."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from orders.models import Order
from papers.models import Scan
from papers.rules import Source
from people.models import Organization
from roadmap import policies
from roadmap.models import RoadMap
from roadmap.rules import span_problem
from roadmap.states import RoadMapState


@action("road_map.entered", "Дорожная карта внесена")
def enter(
    *,
    title: str,
    starts_on: date,
    ends_on: date,
    order: Order | None = None,
    scan: Scan | None = None,
    organization: Organization | None = None,
    actor: Actor,
    today: date,
) -> RoadMap:
    """Enter a plan that the organization already works by. `organization` is told where the actor has none (SYSTEM)."""
    organization = organization or actor.organization
    if not policies.can_enter(actor, organization):
        raise PermissionDenied
    road_map = RoadMap(organization=organization, source=Source.PAPER, recorded_by=actor.user, scan=scan)
    road_map.recorded_at = timezone.now()
    road_map.state, road_map.in_force_from = RoadMapState.IN_FORCE, starts_on
    _describe(road_map, title, starts_on, ends_on, order)
    road_map.save()
    record(road_map, starts_on=starts_on, ends_on=ends_on)
    return road_map


@action("road_map.changed", "Дорожная карта исправлена")
def change(
    road_map: RoadMap,
    *,
    title: str,
    starts_on: date,
    ends_on: date,
    order: Order | None = None,
    scan: Scan | None = None,
    actor: Actor,
    today: date,
) -> RoadMap:
    """Correct what was entered; the scan stays unless a new one comes."""
    road_map = lock(road_map)
    if not policies.can_change(actor, road_map):
        raise PermissionDenied
    _describe(road_map, title, starts_on, ends_on, order)
    road_map.scan = scan or road_map.scan
    road_map.save()
    record(road_map, starts_on=starts_on, ends_on=ends_on)
    return road_map


def _describe(road_map: RoadMap, title: str, starts_on: date, ends_on: date, order: Order | None) -> None:
    if problem := span_problem(starts_on, ends_on):
        raise RuleViolation(problem)
    if order is not None and order.organization_id != road_map.organization_id:
        raise RuleViolation("Приказ принадлежит другой организации.")
    road_map.title, road_map.starts_on, road_map.ends_on, road_map.order = title.strip(), starts_on, ends_on, order
