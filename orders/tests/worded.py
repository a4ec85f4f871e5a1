"""A kind of the tests' own that words its items from data: all that adding a kind takes is this class."""

from datetime import date
from typing import Any, ClassVar

from orders import actions
from orders.kinds import OrderKind, all_kinds, register
from orders.models import Order
from orders.rules import ItemText
from orders.tests import made
from people.models import Person
from printing.document import Annex, Paragraph
from tests.cast import Cast


class Excursion(OrderKind):
    """Whom a test takes on an excursion, and when."""

    name = "excursion"
    title = "Об экскурсии"
    label = "экскурсия"
    about = "Группа едет на экскурсию."
    draft_name = "orders:draft_text"
    cancel_note = "Экскурсия не состоится."
    taken: ClassVar[list[Person]] = []
    day: ClassVar[str] = "10 октября"
    bus: ClassVar[str] = ""
    told: ClassVar[list[tuple[str, int]]] = []

    @classmethod
    def forget(cls) -> None:
        cls.taken, cls.day, cls.bus, cls.told = [], "10 октября", "", []

    def items(self, order: Any, *, today: date) -> list[ItemText]:
        found = [ItemText(f"Провести экскурсию {self.day}.", source="day")]
        if self.bus:
            found.append(ItemText(f"Заказать {self.bus}.", source="bus"))
        return [*found, ItemText("Список участников — согласно приложению № 1.", source="list")]

    def annexes(self, order: Any) -> list[Annex]:
        return [Annex("Участники", blocks=(Paragraph("Список."),))]

    def persons(self, order: Any) -> list[Person]:
        return list(self.taken)

    def on_force(self, order: Any, *, actor: Any, today: date) -> None:
        self.told.append(("in force", order.pk))

    def on_cancel(self, order: Any, *, actor: Any, today: date) -> None:
        self.told.append(("cancelled", order.pk))


def excursion() -> type[Excursion]:
    if Excursion.name not in {kind.name for kind in all_kinds()}:
        register(Excursion)
    Excursion.forget()
    return Excursion


def drafted(cast: Cast) -> Order:
    return actions.draft(Excursion.name, organization=cast.school, actor=cast.actor(cast.curator), today=made.DAY)


def sent(cast: Cast) -> Order:
    return actions.send(drafted(cast), actor=cast.actor(cast.curator), today=made.DAY)


def in_force(cast: Cast, number: str = "70-ОД") -> Order:
    order = actions.approve(sent(cast), actor=cast.actor(cast.director), today=made.DAY)
    return made.registered(cast, order, number)


def changing(cast: Cast, target: Order, effect: str, **changes: Any) -> Order:
    """A draft that changes or cancels the order."""
    curator = cast.actor(cast.curator)
    return actions.draft_change(
        target, effect=effect, ground="В связи с погодой", changes=changes, actor=curator, today=made.LATER
    )


def signed(cast: Cast, order: Order, number: str = "75-ОД") -> Order:
    """Sent, approved and registered."""
    order = actions.send(order, actor=cast.actor(cast.curator), today=made.LATER)
    order = actions.approve(order, actor=cast.actor(cast.director), today=made.LATER)
    return made.registered(cast, order, number, dated=made.LATER)
