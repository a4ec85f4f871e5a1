"""The order that changes the regulation: only the sections that the new version words otherwise."""

from datetime import date

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from orders.actions import draft
from orders.models import Order, OrderChange
from orders.states import ChangeEffect
from roadmap import policies
from roadmap.models import Regulation
from roadmap.selectors import change_text, order_text
from roadmap.states import RegulationState


@action("regulation.change_drafted", "Составлен проект приказа об изменении положения")
def draft_change(regulation: Regulation, *, actor: Actor, today: date) -> Order:
    """For a draft made from the version that holds; once in force, the draft is the text that holds."""
    regulation = lock(regulation)
    if not policies.can_draft(actor, regulation):
        raise PermissionDenied
    if regulation.state != RegulationState.DRAFT or regulation.order_id is not None:
        raise RuleViolation("Приказ готовится только для проекта, который ещё не стоит в приказе.")
    if not change_text.changes_of(regulation):
        raise RuleViolation("Проект ничем не отличается от действующего положения: изменять нечего.")
    order = draft(
        change_text.KIND,
        organization=regulation.organization,
        actor=actor,
        today=today,
        preamble=order_text.preamble(regulation),
        items=change_text.items(regulation, today),
    )
    regulation.order = order
    regulation.save(update_fields=["order"])
    if regulation.previous is not None and regulation.previous.order is not None:
        OrderChange.objects.create(order=order, target=regulation.previous.order, effect=ChangeEffect.CHANGES)
    record(regulation, order=order.pk)
    return order
