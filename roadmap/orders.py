"""The kind of order that approves the regulation and the road map."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from core.problems import Problem
from orders.kinds import OrderKind, register
from orders.rules import ItemText
from orders.states import OPEN
from people.models import Person
from printing.document import Annex
from roadmap.actions import approving
from roadmap.selectors import change_text, order_state, order_text, paper


@register
class RegulationOrder(OrderKind):
    """«Об утверждении положения …» with the road map as its second annex (S4 4.4.1, 4.4.3; annex 2, 1)."""

    name = order_text.KIND
    title = order_text.TITLE
    label = "положение и дорожная карта"

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        return [] if order.entered_as_is else order_state.problems(order)

    def warnings(self, order: Any, *, today: date) -> list[Problem]:
        return [] if order.entered_as_is else order_state.warnings(order, today)

    def persons(self, order: Any) -> Iterable[Person]:
        """Whom the items charge with something."""
        return order_text.told(order.organization, order.dated or order.organization.today())

    def annexes(self, order: Any) -> list[Annex]:
        plan, regulation = order_state.plan_of(order), order_state.regulation_of(order)
        found = [paper.regulation_annex(regulation)] if regulation else []
        return [*found, paper.plan_annex(plan)] if plan else found

    def rows_template(self) -> str:
        return "roadmap/_order_rows.html"

    def page_context(self, order: Any, actor: Any) -> dict[str, Any]:
        rows = [row for row in (order_state.regulation_of(order), order_state.plan_of(order)) if row]
        seen = {
            (type(row), row.pk)
            for row in rows
            if type(row).objects.visible_to(actor).filter(pk=row.pk).exists()  # type: ignore[attr-defined]
        }
        return {"approved_rows": [(row, (type(row), row.pk) in seen) for row in rows], "open": order.state in OPEN}

    def on_force(self, order: Any, *, actor: Any, today: date) -> None:
        if regulation := order_state.regulation_of(order):
            approving.bring_regulation_into_force(regulation, order, actor=actor, today=today)
        if plan := order_state.plan_of(order):
            approving.bring_plan_into_force(plan, order, actor=actor, today=today)

    def on_discard(self, order: Any, *, actor: Any, today: date) -> None:
        for row in (order_state.regulation_of(order), order_state.plan_of(order)):
            if row is not None:
                approving.release(row, order, actor=actor, today=today)


@register
class RegulationChangeOrder(RegulationOrder):
    """«О внесении изменений в положение …»: the sections that the new version words otherwise (S4 annex 1, 9.2)."""

    name = change_text.KIND
    title = change_text.TITLE
    label = "изменение положения"

    def items(self, order: Any, *, today: date) -> list[ItemText]:
        """What it changes; who tells and publishes was settled when it was drafted."""
        regulation = order_state.regulation_of(order)
        return [one for one in change_text.items(regulation, today) if one.source] if regulation else []

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        found = super().problems(order, today=today)
        regulation = order_state.regulation_of(order)
        if regulation is not None and not change_text.changes_of(regulation):
            text = "Проект ничем не отличается от действующего положения."
            found.append(Problem(text, regulation.get_absolute_url(), "Открыть положение"))
        return found

    def annexes(self, order: Any) -> list[Annex]:
        regulation = order_state.regulation_of(order)
        return change_text.annexes(regulation) if regulation else []
