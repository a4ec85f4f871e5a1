"""What a kind was drafted from may change while the order is a draft; nobody's own words are lost by it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from orders import policies, rules, selectors
from orders.actions.drafting import write_items
from orders.actions.guards import must_be
from orders.models import Order
from orders.states import EDITABLE


@action("orders.answers_changed", "Сведения проекта приказа изменены")
def change_answers(order: Order, *, data: Mapping[str, Any], actor: Actor, today: date) -> Order:
    """Word anew what nobody has edited; an edited item stays and is shown as parted from the data."""
    order = lock(order)
    if not policies.can_change_answers(actor, order):
        raise PermissionDenied
    must_be(order, EDITABLE, "Изменить сведения")
    order.data = dict(data)
    items = rules.reworded(
        [selectors.as_text(item) for item in order.items.all()], order.kind.items(order, today=today)
    )
    if problems := rules.items_problems(items):
        raise RuleViolation(problems)
    order.items.all().delete()
    write_items(order, items)
    order.save(update_fields=["data"])
    record(order, items=len(items))
    return order
