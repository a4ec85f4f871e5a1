"""Where the text of an unsigned order parts from the rows it was worded from."""

from dataclasses import dataclass
from datetime import date

from core.problems import Problem
from orders.models import Order, OrderItem
from orders.rules import ItemText, parts_from
from orders.states import OPEN


@dataclass(frozen=True)
class Divergence:
    """An item whose rows have changed since it was worded; `text`: how the kind words it now, empty for no longer."""

    source: str
    item: OrderItem
    text: str


def divergences(order: Order, today: date) -> list[Divergence]:
    """Where the text of an unsigned order parts from the data, until somebody settles it."""
    written = [item for item in order.items.all() if item.source] if order.state in OPEN else []
    if not written:
        return []
    now = wordings(order, today)
    parted = [item for item in written if parts_from(as_text(item), now)]
    return [Divergence(item.source, item, now.get(item.source, "")) for item in parted]


def missing_items(order: Order, today: date) -> list[ItemText]:
    """Items that the kind words now and the order has not: their rows came later, or somebody dropped them."""
    if order.state not in OPEN:
        return []
    written = list(order.items.all())
    if not any(item.source for item in written):
        return []  # drafted before items named their rows, or wholly in words of its own
    known = {item.source for item in written}
    return [item for item in order.kind.items(order, today=today) if item.source and item.source not in known]


def wordings(order: Order, today: date) -> dict[str, str]:
    """How the kind words its items now, by source."""
    return {item.source: item.text.strip() for item in order.kind.items(order, today=today) if item.source}


def as_text(item: OrderItem) -> ItemText:
    return ItemText(item.text, item.block, item.source, item.composed, item.remark)


def missing_warnings(order: Order, today: date) -> list[Problem]:
    address = order.get_absolute_url()
    return [
        Problem("По данным в приказе нужен ещё один пункт.", f"{address}#missing-{item.source}", "Посмотреть")
        for item in missing_items(order, today)
    ]


def divergence_problems(order: Order, today: date) -> list[Problem]:
    """Each forbids to send and to sign until it is settled on the order's page."""
    address = order.get_absolute_url()
    return [
        Problem(
            f"Пункт {one.item.position}: текст расходится с данными.",
            f"{address}#divergence-{one.item.position}",
            "Сравнить и выбрать",
        )
        for one in divergences(order, today)
    ]
