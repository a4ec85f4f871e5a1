"""The kind of order that pairs and groups are opened by."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from core.problems import Problem
from orders.kinds import OrderKind, register
from orders.rules import ItemText
from orders.selectors import cancelled_on
from orders.states import OPEN
from pairs import actions, policies
from pairs.models import Pair
from pairs.rules import MANY_PAIRS
from pairs.selectors import order_state, order_text
from pairs.states import PairState
from people.models import Person
from printing.document import Annex


@register
class PairsOrder(OrderKind):
    """«О закреплении наставнических пар и групп» (S4 annex 1, 6.3)."""

    name = order_state.KIND
    title = "О закреплении наставнических пар и групп"
    label = "закрепление пар и групп"
    about = "Пары и группы согласованы, их нужно закрепить: приказ составится из отмеченных пар."
    draft_name = "pairs:order"
    repeats = True
    cancel_note = (
        "Пары, которые ещё не начали работу, вернутся в согласованные; начавшие работу завершатся вместе с программами."
    )

    def items(self, order: Any, *, today: date) -> Sequence[ItemText]:
        pairs, since = order_state.pairs_of(order), order.drafted_on
        return list(order_text.standard_items(pairs, order.organization, today, since).values())

    def gists(self, orders: list[Any]) -> dict[int, str]:
        return order_state.gists(orders)

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        return [] if order.entered_as_is else order_state.problems(order, today)

    def warnings(self, order: Any, *, today: date) -> list[Problem]:
        return [] if order.entered_as_is else order_state.warnings(order, today)

    def persons(self, order: Any) -> Iterable[Person]:
        """Every mentor and mentee once, by name."""
        people = {person.pk: person for pair in order_state.pairs_of(order) for person in pair.people}
        return sorted(people.values(), key=str)

    def blocks(self, order: Any) -> dict[str, Any]:
        pairs = order_state.pairs_of(order)
        return {order_text.BLOCK: order_text.table(pairs)} if 0 < len(pairs) <= MANY_PAIRS else {}

    def annexes(self, order: Any) -> list[Annex]:
        pairs = order_state.pairs_of(order)
        if len(pairs) <= MANY_PAIRS:
            return []
        return [Annex("Наставнические пары и группы", blocks=(order_text.table(pairs),))]

    def basis(self, order: Any) -> str:
        """Consents that hold now; one given later than the order's date is listed with its own."""
        days = (order.dated, order.approved_on, order.organization.today())
        return order_text.basis(order_state.pairs_of(order), max(day for day in days if day))

    def rows_template(self) -> str:
        return "pairs/_order_rows.html"

    def page_context(self, order: Any, actor: Any) -> dict[str, Any]:
        pairs = order_state.pairs_of(order)
        obstacles = {}
        if order.state in OPEN:
            obstacles = order_state.problems_by_pair(pairs, actor.today())
        keeps = policies.can_propose(actor) and order.state in OPEN
        seen = set(
            Pair.objects.visible_to(actor).filter(pk__in=[pair.pk for pair in pairs]).values_list("pk", flat=True)
        )
        rows = [
            {"pair": pair, "seen": pair.pk in seen, "problems": obstacles.get(pair.pk, []), "move": keeps}
            for pair in pairs
        ]
        return {"pair_rows": rows}

    def on_force(self, order: Any, *, actor: Any, today: date) -> None:
        for pair in order_state.pairs_of(order):
            actions.start(pair, order, actor=actor, today=today)

    def on_cancel(self, order: Any, *, actor: Any, today: date) -> None:
        for pair in order_state.pairs_of(order):
            if pair.state == PairState.ACTIVE:
                actions.undo(pair, order, on=cancelled_on(order) or today, actor=actor, today=today)

    def on_discard(self, order: Any, *, actor: Any, today: date) -> None:
        for pair in order_state.pairs_of(order):
            actions.release(pair, order, actor=actor, today=today)
