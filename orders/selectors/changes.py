"""How orders change and cancel one another, and what an earlier order says by now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from core.actors import Actor
from orders.models import Order, OrderChange
from orders.rules import ItemText
from orders.states import HELD, ChangeEffect, OrderState

WORDS = {  # (effect, whether the order acts upon the other, whether it is in force)
    (ChangeEffect.CANCELS, True, True): "Отменяет приказ",
    (ChangeEffect.CANCELS, True, False): "Отменит приказ",
    (ChangeEffect.CHANGES, True, True): "Изменяет приказ",
    (ChangeEffect.CHANGES, True, False): "Изменит приказ",
    (ChangeEffect.CANCELS, False, True): "Отменён приказом",
    (ChangeEffect.CANCELS, False, False): "Готовится отмена:",
    (ChangeEffect.CHANGES, False, True): "Изменён приказом",
    (ChangeEffect.CHANGES, False, False): "Готовится изменение:",
}


@dataclass(frozen=True)
class Relation:
    """«Отменён приказом от 02.02.2026 № 12-ОД», with the address where the reader may open that order."""

    words: str
    name: str
    url: str
    holds: bool


def relations_of(order: Order, actor: Actor) -> list[Relation]:
    """The orders that this one changes or cancels, and those that do so to it; dropped drafts are forgotten."""
    rows = list(
        OrderChange.objects.filter(Q(order=order) | Q(target=order))
        .exclude(order__state=OrderState.CANCELLED)
        .select_related("order", "target")
        .order_by("pk")
    )
    if not rows:
        return []
    others = {row.pk: row.target if row.order_id == order.pk else row.order for row in rows}
    ids = [other.pk for other in others.values()]
    seen = set(Order.objects.visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True))
    return [_relation(row, order, others[row.pk], seen) for row in rows if _told(row, others[row.pk], seen)]


def _told(row: OrderChange, other: Order, seen: set[int]) -> bool:
    """A draft is nobody's business but its readers'."""
    return other.pk in seen or row.order.state in HELD


def _relation(row: OrderChange, order: Order, other: Order, seen: set[int]) -> Relation:
    holds = row.order.state in HELD
    words = WORDS[ChangeEffect(row.effect), row.order_id == order.pk, holds]
    return Relation(words, other.reference, other.get_absolute_url() if other.pk in seen else "", holds)


def cancelled_on(order: Order) -> date | None:
    """Since when another order has cancelled this one."""
    holding = order.changed_by.holding().filter(effect=ChangeEffect.CANCELS).select_related("order")
    return min((row.order.in_force_from for row in holding if row.order.in_force_from), default=None)


def items_by_now(target: Order) -> dict[int, str]:
    """The items of an order by their numbers, with the wording of the orders that have changed it since."""
    texts = {item.position: item.text for item in target.items.all()}
    changes = target.changed_by.holding().filter(effect=ChangeEffect.CHANGES).select_related("order")
    for change in changes.order_by("order__in_force_from", "pk"):
        for number, text in changed_items(change.order.data):
            texts[number] = text
    return {number: text for number, text in sorted(texts.items()) if text}


def changed_items(data: dict[str, Any]) -> list[tuple[int, str]]:
    """Number and new wording of each changed or added item; an empty wording drops the item."""
    return sorted((int(number), text) for number, text in data.get("items", {}).items())


def change_items(target: Order, data: dict[str, Any], known: Iterable[int]) -> list[ItemText]:
    """«Внести в приказ … следующие изменения: …», each change a sub-item."""
    known = set(known)
    lines = [_line(number, text, number in known) for number, text in changed_items(data)]
    lines += [line.strip() for line in data.get("words", "").splitlines() if line.strip()]
    opening = f"Внести в приказ {target.reference} «{target.title}» следующие изменения:"
    return [
        ItemText("\n".join([opening, *(f"{line.rstrip('.;')};" for line in lines[:-1]), *lines[-1:]]), source="changes")
    ]


def _line(number: int, text: str, is_known: bool) -> str:
    words = " ".join(text.split())
    if not words:
        return f"пункт {number} исключить."
    if is_known:
        return f"пункт {number} изложить в следующей редакции: «{words}»."
    return f"дополнить пунктом {number} следующего содержания: «{words}»."


def cancel_items(target: Order) -> list[ItemText]:
    return [ItemText(f"Признать утратившим силу приказ {target.reference} «{target.title}».", source="cancel")]
