"""What to look at before an order is signed: where its text parts from the data, what is worded doubtfully."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from core.problems import Problem
from orders.models import Order, OrderItem
from orders.states import OPEN
from people.selectors.wording import doubts


def wording_problems(order: Order) -> list[Problem]:
    """Whose name or post may be printed in a wrong case; each leads to «Как склоняется»."""
    return [
        Problem(f"{person}: {doubt}", reverse("people:forms", args=[person.pk]), "Как склоняется")
        for person in order.kind.persons(order)
        for doubt in doubts(person)
    ]


@dataclass(frozen=True)
class Divergence:
    """An item whose rows have changed since it was worded; `text`: how the kind words it now, empty for no longer."""

    source: str
    item: OrderItem
    text: str


def divergences(order: Order, today: date) -> list[Divergence]:
    """Where the text of an unsigned order parts from the data, until somebody settles it."""
    if order.state not in OPEN:
        return []
    now = {item.source: item.text.strip() for item in order.kind.items(order, today=today) if item.source}
    written = {item.source: item for item in order.items.all() if item.source}
    return [Divergence(key, item, now.get(key, "")) for key, item in written.items() if now.get(key) != item.composed]
