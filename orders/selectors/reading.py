"""What the page of an order shows."""

from dataclasses import dataclass

from django.db.models import F

from core.actors import Actor
from core.text import plain_column
from orders.models import Acquaintance, Order
from orders.states import EDITABLE, HELD, OrderState
from papers.models import Act
from papers.rules import ActState


def acquaintances_of(order: Order, actor: Actor) -> list[Acquaintance]:
    """Who is named in the order and when they became acquainted, as far as the reader may see it."""
    rows = Acquaintance.objects.visible_to(actor).filter(order=order).select_related("person", "scan")
    return list(rows.order_by(plain_column("person__family_name"), plain_column("person__given_name"), "pk"))


@dataclass(frozen=True)
class Step:
    """One step of an order's way: `state` is done, current or next."""

    label: str
    state: str


def acts_to_cite(actor: Actor) -> list[Act]:
    """What a preamble may refer to: the organization's own acts first, then the common ones, as long as they hold."""
    acts = Act.objects.visible_to(actor).filter(state=ActState.IN_FORCE)
    return list(acts.order_by(F("organization").asc(nulls_last=True), "kind", "dated", "pk"))


def steps(order: Order) -> list[Step]:
    """«проект → у руководителя → зарегистрирован → действует», with the present one."""
    signed = order.state in {OrderState.APPROVED, OrderState.IN_FORCE}
    reached = {
        "проект": order.state not in EDITABLE,
        "утверждён" if signed else "у руководителя": signed,
        "зарегистрирован": bool(order.number),
        "действует": order.state == OrderState.IN_FORCE,
    }
    shown, current_seen = [], False
    for label, done in reached.items():
        current = not done and not current_seen
        current_seen = current_seen or current
        shown.append(Step(label, "done" if done else "current" if current else "next"))
    return shown


def next_step(order: Order) -> str:
    """What comes next, in words."""
    if order.state in HELD:
        return ""
    if order.state == OrderState.CANCELLED:
        return "Проект отменён, ничего делать не нужно."
    number = f" Номер уже присвоен: {order.number}." if order.number else ""
    return NEXT[order.state] + number


NEXT: dict[str, str] = {
    OrderState.DRAFT: "Куратор проверяет текст и отправляет приказ руководителю.",
    OrderState.RETURNED: "Куратор исправляет приказ по замечанию и отправляет его снова.",
    OrderState.SENT: (
        "Руководитель утверждает приказ на экране или подписывает напечатанный лист. "
        "Подписанный лист отмечает куратор или секретарь."
    ),
    OrderState.APPROVED: "Куратор или секретарь регистрирует приказ: номер и дата. С этого он вступает в силу.",
}
