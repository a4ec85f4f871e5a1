"""The kind of order that pairs and groups are opened by."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from core.problems import Problem
from orders.kinds import OrderKind, register
from orders.rules import ItemText
from orders.selectors import cancelled_on
from orders.states import OPEN
from pairs import actions, policies
from pairs.models import Pair, PairChange
from pairs.rules import MANY_PAIRS
from pairs.rules.changes import ChangeAct
from pairs.selectors import change_text, changes, order_state, order_text
from pairs.states import ChangeState, PairState
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


class ChangeOrder(OrderKind):
    """An order that changes one pair: its row is a `PairChange`, named by `data`."""

    act: ClassVar[ChangeAct]
    draft_name = "pairs:list"
    repeats = True
    cancel_note = "Изменение будет отменено: пара продолжит работу так, как работала до этого приказа."

    def gists(self, orders: list[Any]) -> dict[int, str]:
        """Whose pair it is."""
        found = {order.data.get("change"): order.pk for order in orders}
        listed = PairChange.objects.for_list().filter(pk__in=[pk for pk in found if pk])
        return {found[change.pk]: str(change.pair) for change in listed}

    def items(self, order: Any, *, today: date) -> Sequence[ItemText]:
        change = changes.change_of(order)
        return change_text.items(change, today) if change else ()

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        change = changes.change_of(order)
        is_open = change is not None and change.state == ChangeState.DRAFTED
        return changes.change_problems(change, today=today) if change and is_open else []

    def persons(self, order: Any) -> Iterable[Person]:
        """The mentors and mentees whom it touches, once."""
        change = changes.change_of(order)
        if change is None:
            return []
        named = [*change.pair.people, *(change.opened.people if change.opened else [])]
        named += [change.member.mentee.person] if change.member else []
        return sorted({person.pk: person for person in named}.values(), key=str)

    def basis(self, order: Any) -> str:
        change = changes.change_of(order)
        days = (order.dated, order.approved_on, order.organization.today())
        return change_text.basis_of(change, max(day for day in days if day)) if change else ""

    def rows_template(self) -> str:
        return "pairs/_change_rows.html"

    def page_context(self, order: Any, actor: Any) -> dict[str, Any]:
        change = changes.change_of(order)
        return {
            "change": change,
            "sees_pair": change is not None and Pair.objects.visible_to(actor).filter(pk=change.pair_id).exists(),
            "sees_application": bool(change and change.application and policies.can_list_applications(actor)),
        }

    def on_force(self, order: Any, *, actor: Any, today: date) -> None:
        if change := changes.change_of(order):
            actions.follow_order(change, order, actor=actor, today=today)

    def on_cancel(self, order: Any, *, actor: Any, today: date) -> None:
        if change := changes.change_of(order):
            actions.undo_change(change, order, actor=actor, today=today)

    def on_discard(self, order: Any, *, actor: Any, today: date) -> None:
        if change := changes.change_of(order):
            actions.release_change(change, order, actor=actor, today=today)


@register
class EndOrder(ChangeOrder):
    """S4 annex 1, 7.1; ТК РФ 351.8."""

    act = ChangeAct.END
    name = changes.KINDS[ChangeAct.END]
    title = "О досрочном прекращении работы наставнической пары"
    label = "досрочное прекращение пары"
    about = "Подано заявление или служебная записка, участник уволился, переведён или надолго отсутствует."


@register
class LeaveOrder(ChangeOrder):
    act = ChangeAct.LEAVE
    name = changes.KINDS[ChangeAct.LEAVE]
    title = "О выводе наставляемого из наставнической группы"
    label = "вывод из группы"
    about = "Один из наставляемых выходит, группа работает дальше."


@register
class ReplaceOrder(ChangeOrder):
    act = ChangeAct.REPLACE
    name = changes.KINDS[ChangeAct.REPLACE]
    title = "О замене наставника"
    label = "замена наставника"
    about = "Новый наставник и наставляемые согласны; программа переходит к новому наставнику."


@register
class SuspendOrder(ChangeOrder):
    act = ChangeAct.SUSPEND
    name = changes.KINDS[ChangeAct.SUSPEND]
    title = "О приостановлении работы наставнической пары"
    label = "приостановление пары"
    about = "Участник временно отсутствует, замены нет."


@register
class SubstituteOrder(ChangeOrder):
    act = ChangeAct.SUBSTITUTE
    name = changes.KINDS[ChangeAct.SUBSTITUTE]
    title = "О временной замене наставника"
    label = "временная замена наставника"
    about = "Наставник временно отсутствует, пару ведёт другой."


@register
class ReturnOrder(ChangeOrder):
    act = ChangeAct.RETURN
    name = changes.KINDS[ChangeAct.RETURN]
    title = "О возобновлении работы наставнической пары"
    label = "возобновление пары"
    about = "Отсутствовавший вернулся, пара продолжает работу."


@register
class JoinOrder(ChangeOrder):
    act = ChangeAct.JOIN
    name = changes.KINDS[ChangeAct.JOIN]
    title = "О включении наставляемого в наставническую группу"
    label = "включение в группу"
    about = "К работающей паре или группе присоединяется ещё один наставляемый."
