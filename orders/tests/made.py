"""Orders and kinds of the tests' own: the engine knows no kind by itself."""

from datetime import date
from typing import Any, ClassVar

from core.problems import Problem
from orders import actions
from orders.kinds import OrderKind, all_kinds, register
from orders.models import Order
from orders.rules import ItemText
from people.models import Person
from printing.document import Table
from tests.cast import Cast

DAY = date(2025, 10, 1)
LATER = date(2025, 10, 8)
ITEMS = (ItemText("Закрепить наставников:", block="rows"), ItemText("Разместить приказ на сайте."))


class Rehearsal(OrderKind):
    """A kind whose rows are the persons a test names; it remembers what the engine told it."""

    name = "rehearsal"
    title = "О репетиции"
    label = "репетиция"
    named: ClassVar[list[Person]] = []
    hindrance: ClassVar[str] = ""
    warning: ClassVar[str] = ""
    told: ClassVar[list[tuple[str, int]]] = []
    gist: ClassVar[str] = ""
    known: ClassVar[dict[int, str]] = {}

    @classmethod
    def forget(cls) -> None:
        cls.named, cls.hindrance, cls.warning, cls.told = [], "", "", []
        cls.gist, cls.known = "", {}

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        return [Problem(self.hindrance, "/registry/", "Внести согласие")] if self.hindrance else []

    def gists(self, orders: list[Any]) -> dict[int, str]:
        return {order.pk: self.known[order.pk] for order in orders if order.pk in self.known}

    def warnings(self, order: Any, *, today: date) -> list[Problem]:
        return [Problem(self.warning)] if self.warning else []

    def persons(self, order: Any) -> list[Person]:
        return list(self.named)

    def blocks(self, order: Any) -> dict[str, Table]:
        return {"rows": Table(("№", "Кто"), tuple((str(n), str(p)) for n, p in enumerate(self.named, start=1)))}

    def on_force(self, order: Any, *, actor: Any, today: date) -> None:
        self.told.append(("in force", order.pk))

    def on_discard(self, order: Any, *, actor: Any, today: date) -> None:
        self.told.append(("discarded", order.pk))


def rehearsal() -> type[Rehearsal]:
    """The kind, registered once a process and knowing nothing of earlier tests."""
    if Rehearsal.name not in {kind.name for kind in all_kinds()}:
        register(Rehearsal)
    Rehearsal.forget()
    return Rehearsal


def drafted(cast: Cast, *, kind: str = "rehearsal", today: date = DAY, **fields: Any) -> Order:
    fields = {"title": "О репетиции", "preamble": "В целях подготовки", "items": ITEMS} | fields
    order = actions.draft(kind, organization=cast.school, actor=cast.actor(cast.curator), today=today, **fields)
    if Rehearsal.gist:
        Rehearsal.known[order.pk] = Rehearsal.gist
    return order


def sent(cast: Cast, **fields: Any) -> Order:
    return actions.send(drafted(cast, **fields), actor=cast.actor(cast.curator), today=DAY)


def approved(cast: Cast, **fields: Any) -> Order:
    return actions.approve(sent(cast, **fields), actor=cast.actor(cast.director), today=DAY)


def in_force(cast: Cast, *, number: str = "70-ОД", **fields: Any) -> Order:
    return registered(cast, approved(cast, **fields), number)


def registered(cast: Cast, order: Order, number: str = "70-ОД", dated: date = DAY, series: str = "") -> Order:
    return actions.register(
        order, number=number, dated=dated, series=series, actor=cast.actor(cast.secretary), today=LATER
    )
