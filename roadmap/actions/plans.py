"""Road maps entered as they are, and what is said of a plan as a whole."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import Problem, RuleViolation
from orders.models import Order
from papers.models import Scan
from papers.rules import Source
from people.models import Organization
from roadmap import policies
from roadmap.actions.laying import lay_plan
from roadmap.models import RoadMap
from roadmap.rules import span_problem
from roadmap.selectors.drafts import as_plan, stages_of
from roadmap.states import DROP, RoadMapState


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
    if not policies.can_correct(actor, road_map):
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


@action("road_map.dropped", "Проект дорожной карты снят")
def drop(road_map: RoadMap, *, actor: Actor) -> RoadMap:
    """A draft that nobody wants; one in an order goes free with the order."""
    road_map = lock(road_map)
    if not policies.can_draft(actor, road_map):
        raise PermissionDenied
    if road_map.order_id is not None:
        raise RuleViolation(Problem("Проект стоит в приказе. Сначала отмените проект приказа.", *_open_order(road_map)))
    DROP.apply(road_map)
    road_map.save(update_fields=["state"])
    record(road_map)
    return road_map


def _open_order(road_map: RoadMap) -> tuple[str, str]:
    return (road_map.order.get_absolute_url(), "Открыть приказ") if road_map.order else ("", "")


@action("road_map.renewed", "Составлен проект новой редакции")
def renew(road_map: RoadMap, *, actor: Actor, today: date) -> RoadMap:
    """A draft with the rows of the plan in force, to be changed and approved by an order of its own."""
    road_map = lock(road_map)
    if not policies.can_change(actor, road_map):
        raise PermissionDenied
    if road_map.state != RoadMapState.IN_FORCE:
        raise RuleViolation("Новая редакция составляется для действующей дорожной карты.")
    if begun := RoadMap.objects.filter(previous=road_map, state=RoadMapState.DRAFT).first():
        text = "Проект новой редакции уже есть."
        raise RuleViolation(Problem(text, begun.get_absolute_url(), "Открыть проект"))
    plan = as_plan(road_map, stages_of(road_map))
    renewed = lay_plan(
        plan,
        organization=road_map.organization,
        actor=actor,
        today=today,
        template=road_map.template,
        previous=road_map,
    )
    record(renewed, previous=road_map.pk)
    return renewed
