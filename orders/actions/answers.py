"""What a kind was drafted from may change while the order is a draft; nobody's own words are lost by it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from orders import policies, rules
from orders.actions.drafting import _write_items
from orders.actions.guards import must_be
from orders.models import Order, OrderItem
from orders.rules import ItemText
from orders.states import EDITABLE


@action("orders.answers_changed", "Сведения проекта приказа изменены")
def change_answers(order: Order, *, data: Mapping[str, Any], actor: Actor, today: date) -> Order:
    """Word anew what nobody has edited; an edited item stays and is shown as parted from the data."""
    order = lock(order)
    if not policies.can_change_answers(actor, order):
        raise PermissionDenied
    must_be(order, EDITABLE, "Изменить сведения")
    order.data = dict(data)
    items = reworded(list(order.items.all()), order.kind.items(order, today=today))
    if problems := rules.items_problems(items):
        raise RuleViolation(problems)
    order.items.all().delete()
    _write_items(order, items)
    order.save(update_fields=["data"])
    record(order, items=len(items))
    return order


def reworded(written: Sequence[OrderItem], now: Sequence[ItemText]) -> list[ItemText]:
    """The items in their order: edited ones and those of the curator's own as they are, the others as worded now."""
    current = {item.source: item for item in now if item.source}
    items = [_kept(item, current) for item in written]
    result = [item for item in items if item is not None]
    known = {item.source for item in written}
    for place, item in enumerate(now):
        if item.source not in known:
            result.insert(min(place, len(result)), item)
    return result


def _kept(item: OrderItem, current: Mapping[str, ItemText]) -> ItemText | None:
    edited = item.text.strip() != item.composed.strip()
    if edited or not item.source:
        return ItemText(item.text, item.block, item.source, item.composed)
    return current.get(item.source)
