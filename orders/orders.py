"""The engine's own kinds: an order that changes an earlier one, an order that cancels it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from core.problems import Problem
from orders import actions, selectors
from orders.kinds import OrderKind, register
from orders.models import Order
from orders.rules import ItemText
from orders.states import OrderState
from people.models import Person


class AboutAnOrder(OrderKind):
    """What both share: one target, named by the data of the draft."""

    draft_name = "orders:list"
    repeats = True

    def target(self, order: Any) -> Order | None:
        """The earlier order; none for one entered as it is."""
        return Order.objects.filter(pk=order.data.get("target"), organization=order.organization_id).first()

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        target = self.target(order)
        if target is None or target.state == OrderState.IN_FORCE:
            return []
        text = f"Приказ {target.reference} уже не действует: {target.get_state_display()}."
        return [Problem(text, target.get_absolute_url(), "Открыть этот приказ")]

    def warnings(self, order: Any, *, today: date) -> list[Problem]:
        target = self.target(order)
        if target is None or not order.dated or not target.dated or order.dated >= target.dated:
            return []
        text = f"Дата приказа раньше даты приказа {target.reference}, о котором он говорит."
        return [Problem(text, target.get_absolute_url(), "Открыть тот приказ")]

    def persons(self, order: Any) -> Iterable[Person]:
        """Whoever was named in the earlier order learns what became of it."""
        target = self.target(order)
        if target is None:
            return []
        return list(Person.objects.filter(pk__in=target.acquaintances.values("person")).by_name())


@register
class ChangeOrder(AboutAnOrder):
    name = "change"
    title = "О внесении изменений в приказ"
    label = "изменение приказа"
    about = "Действующий приказ нужно изменить: откройте его и выберите «Изменить приказом»."

    def items(self, order: Any, *, today: date) -> Sequence[ItemText]:
        target = self.target(order)
        if target is None:
            return []
        return selectors.change_items(target, order.data, selectors.items_by_now(target))

    def on_force(self, order: Any, *, actor: Any, today: date) -> None:
        for change in order.changes.select_related("target"):
            actions.change_document(change.target, by=order, actor=actor, today=today)


@register
class CancelOrder(AboutAnOrder):
    name = "cancel"
    title = "Об отмене приказа"
    label = "отмена приказа"
    about = "Действующий приказ больше не нужен: откройте его и выберите «Отменить приказом»."

    def items(self, order: Any, *, today: date) -> Sequence[ItemText]:
        target = self.target(order)
        return selectors.cancel_items(target) if target else []

    def on_force(self, order: Any, *, actor: Any, today: date) -> None:
        for change in order.changes.select_related("target"):
            actions.revoke(change.target, by=order, actor=actor, today=today)
