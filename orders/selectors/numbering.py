"""Numbers: taken, proposed."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from core.actors import Actor
from orders.models import NumberPattern, Order, OrderQuerySet
from orders.rules import DEFAULT_PATTERN, Gap, gaps, next_number, number_key
from people.models import Organization


def propose_number(organization: Organization, series: str, dated: date) -> str:
    """The next number by the organization's pattern of the series; taken numbers of that year are skipped."""
    numbers = journal_of(organization, series, dated.year).values_list("number", flat=True)
    return next_number(pattern_of(organization, series), numbers, dated)


def pattern_of(organization: Organization, series: str) -> str:
    kept = NumberPattern.objects.filter(organization=organization, series=series).first()
    return kept.pattern if kept else DEFAULT_PATTERN


def journal_of(organization: Organization, series: str, year: int) -> OrderQuerySet:
    """The numbered orders of one series and year."""
    return Order.objects.filter(organization=organization, series=series, number_year=year).exclude(number="")


def holder_of_number(order: Order, number: str, series: str, year: int) -> Order | None:
    """Another order of the organization that has this number, however it is written."""
    journal = journal_of(order.organization, series, year).exclude(pk=order.pk)
    key = number_key(number)
    return next((other for other in journal if number_key(other.number) == key), None)


@dataclass(frozen=True)
class JournalRow:
    """A numbered order; `is_double`: another one has the same number, `gap`: numbers skipped right after it."""

    order: Order
    is_double: bool
    gap: Gap | None


@dataclass(frozen=True)
class Journal:
    """The orders of one series and year by their numbers."""

    series: str
    year: int
    pattern: str
    rows: list[JournalRow]
    others: list[tuple[str, int | None]]  # series and years that have numbered orders

    @property
    def gaps(self) -> list[Gap]:
        return [row.gap for row in self.rows if row.gap]

    @property
    def doubles(self) -> list[Order]:
        return [row.order for row in self.rows if row.is_double]


def journal(actor: Actor, series: str, year: int) -> Journal:
    """What the product knows of a journal of orders, as far as the reader sees it."""
    seen = Order.objects.visible_to(actor).exclude(number="")
    others = seen.order_by("-number_year", "series").values_list("series", "number_year").distinct()
    pattern = pattern_of(actor.organization, series)  # type: ignore[arg-type]
    orders = sorted(seen.filter(series=series, number_year=year), key=_by_number)
    written = Counter(number_key(order.number) for order in orders)
    skipped = {gap.after: gap for gap in gaps(pattern, [order.number for order in orders])}
    rows = [
        JournalRow(order, written[number_key(order.number)] > 1, skipped.pop(order.number, None)) for order in orders
    ]
    return Journal(series, year, pattern, rows, list(others))


def _by_number(order: Order) -> tuple:
    """As people count: 9 before 70, then 70/1 before 70/2."""
    numbers = [int(digits) for digits in re.findall(r"\d+", order.number)]
    return (numbers, number_key(order.number), order.dated, order.pk)
