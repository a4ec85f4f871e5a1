"""The order that approves the regulation and the road map: drafted from them, followed by them."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import SYSTEM, Actor
from core.problems import RuleViolation
from core.schoolyear import SchoolYear
from orders.actions import draft
from orders.models import Order
from papers.actions import change_act, enter_act
from papers.models import Act
from papers.rules import ActKind, ActState
from people.models import Organization
from roadmap import policies
from roadmap.actions.years import open_year
from roadmap.models import Regulation, RoadMap
from roadmap.selectors import order_text
from roadmap.states import BRING_INTO_FORCE, REPLACE, RoadMapState


@action("road_map.order_drafted", "Составлен проект приказа об утверждении положения и дорожной карты")
def draft_order(
    organization: Organization,
    *,
    road_map: RoadMap | None = None,
    regulation: Regulation | None = None,
    actor: Actor,
    today: date,
) -> Order:
    """One order for a draft plan, a draft regulation, or both (S4 4.4.1, 4.4.3)."""
    rows = [lock(row) for row in (road_map, regulation) if row is not None]
    if not rows:
        raise RuleViolation("Утверждать нечего: нет ни проекта дорожной карты, ни проекта положения.")
    for row in rows:
        if row.organization_id != organization.pk or not policies.can_draft(actor, row):
            raise PermissionDenied
        if row.state != RoadMapState.DRAFT or row.order_id is not None:
            raise RuleViolation(f"«{row}»: приказ готовится только для проекта, который ещё не стоит в приказе.")
    plan = next((row for row in rows if isinstance(row, RoadMap)), None)
    rules = next((row for row in rows if isinstance(row, Regulation)), None)
    order = draft(
        order_text.KIND,
        organization=organization,
        actor=actor,
        today=today,
        title=order_text.title(plan, rules),
        preamble=order_text.preamble(rules),
        items=order_text.items(plan, rules, organization, today),
    )
    for row in rows:
        row.order = order
        row.save(update_fields=["order"])
        record(row, order=order.pk)
    return order


@action("road_map.in_force", "Дорожная карта вступила в силу")
def bring_plan_into_force(road_map: RoadMap, order: Order, *, actor: Actor, today: date) -> RoadMap:
    """The order is in force: the plan holds since then, the version before it no longer."""
    road_map = _following(road_map, order, actor)
    BRING_INTO_FORCE.apply(road_map)
    road_map.in_force_from = order.in_force_from
    road_map.save(update_fields=["state", "in_force_from"])
    if road_map.previous_id is not None:
        previous = RoadMap.objects.select_for_update(of=("self",)).get(pk=road_map.previous_id)
        if REPLACE.allows(previous):
            REPLACE.apply(previous)
            previous.save(update_fields=["state"])
            record(previous, by=road_map.pk)
    open_year(road_map, SchoolYear.containing(max(today, road_map.starts_on)), actor=actor, today=today)
    record(road_map, order=order.pk, since=order.in_force_from)
    return road_map


@action("regulation.in_force", "Положение вступило в силу")
def bring_regulation_into_force(regulation: Regulation, order: Order, *, actor: Actor, today: date) -> Regulation:
    """The organization has one regulation: the one before ends the day before, orders cite the new one."""
    regulation = _following(regulation, order, actor)
    since = order.in_force_from or today
    end_regulations(regulation.organization, since)
    BRING_INTO_FORCE.apply(regulation)
    regulation.in_force_from = since
    regulation.act = cited_as(regulation.organization, regulation.title, order.number, order.dated, since)
    regulation.save(update_fields=["state", "in_force_from", "act"])
    record(regulation, order=order.pk, since=since)
    return regulation


@action("road_map.released", "Проект приказа отменён: дорожная карта и положение ждут другого")
def release(row: RoadMap | Regulation, order: Order, *, actor: Actor, today: date) -> RoadMap | Regulation:
    row = _following(row, order, actor)
    row.order = None
    row.save(update_fields=["order"])
    record(row, order=order.pk)
    return row


def _following(row, order: Order, actor: Actor):
    row = lock(row)
    if not policies.can_follow_order(actor, row, order):
        raise PermissionDenied
    return row


def end_regulations(organization: Organization, since: date) -> None:
    """What held until now holds no longer, and its act neither."""
    for former in Regulation.objects.select_for_update(of=("self",)).filter(organization=organization).in_force():
        REPLACE.apply(former)
        former.in_force_until = since - timedelta(days=1)
        former.save(update_fields=["state", "in_force_until"])
        record(former, until=former.in_force_until)
    acts = Act.objects.filter(organization=organization, kind=ActKind.REGULATION, state=ActState.IN_FORCE)
    for act in acts:
        change_act(
            act,
            actor=SYSTEM,
            kind=act.kind,
            title=act.title,
            number=act.number,
            dated=act.dated,
            valid_from=act.valid_from,
            valid_until=max(since - timedelta(days=1), act.valid_from or since - timedelta(days=1)),
            state=ActState.EXPIRED,
        )


def cited_as(organization: Organization, title: str, number: str, dated: date | None, since: date) -> Act:
    """The act by which orders on pairs cite the regulation."""
    return enter_act(
        actor=SYSTEM,
        organization=organization,
        kind=ActKind.REGULATION,
        title=title,
        number=number,
        dated=dated,
        valid_from=since,
    )
