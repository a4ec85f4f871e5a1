"""What tells orders of one title apart."""

from collections.abc import Iterable

from orders.kinds import all_kinds, kind_named
from orders.models import Order
from people.models import Person
from printing.russian import numeric_date


def told_apart(orders: Iterable[Order]) -> dict[int, str]:
    """Whom each order is about, when and by whom it was drafted, by order.

    One query for the names of those who drafted, and what each kind asks, however many orders.
    """
    orders = list(orders)
    gists: dict[int, str] = {}
    for name in {order.kind_name for order in orders} & {kind.name for kind in all_kinds()}:
        gists |= kind_named(name).gists([order for order in orders if order.kind_name == name])
    drafters = Person.objects.filter(
        user__in={order.created_by_id for order in orders}, organization__in={order.organization_id for order in orders}
    )
    names = {(person.user_id, person.organization_id): person.short_name for person in drafters}
    told = {}
    for order in orders:
        drafted = _drafted(order, names.get((order.created_by_id, order.organization_id), ""))
        told[order.pk] = ", ".join(filter(None, (gists.get(order.pk, ""), drafted)))
    return told


def _drafted(order: Order, by: str) -> str:
    """«проект от 12.11.2026, Лаврова М. П.»; one entered as it is was never drafted here."""
    if order.drafted_on is None:
        return ""
    return ", ".join(filter(None, (f"проект от {numeric_date(order.drafted_on)}", by)))


def named(orders: Iterable[Order]) -> list[tuple[Order, str]]:
    """Each order with how a task names it: «О закреплении …» (Орлова М. П. – Белов И. О., проект от …)."""
    orders = list(orders)
    told = told_apart(orders)
    return [(one, f"приказ «{one.title}»" + (f" ({told[one.pk]})" if told[one.pk] else "")) for one in orders]
