"""Orders that change or cancel an earlier one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from orders import policies
from orders.actions.drafting import draft
from orders.actions.guards import must_be
from orders.models import Order, OrderChange
from orders.states import REVOKE, ChangeEffect, OrderState
from papers.actions import set_standing
from papers.rules import Standing


@action("orders.change_drafted", "Составлен приказ об изменении или отмене")
def draft_change(
    target: Order, *, effect: str, ground: str, changes: Mapping[str, Any] | None = None, actor: Actor, today: date
) -> Order:
    """A draft that changes or cancels an order in force; `changes`: what the kind words its items from."""
    target = lock(target)
    if not policies.can_change_by_order(actor, target):
        raise PermissionDenied
    must_be(target, {OrderState.IN_FORCE}, "Изменить или отменить приказом")
    order = draft(
        KINDS[ChangeEffect(effect)],
        organization=target.organization,
        title=TITLES[ChangeEffect(effect)].format(target.reference),
        preamble=ground,
        data={"target": target.pk, **(changes or {})},
        actor=actor,
        today=today,
    )
    OrderChange.objects.create(order=order, target=target, effect=effect)
    record(target, by=order.pk, effect=effect)
    return order


@action("orders.revoked", "Приказ отменён другим приказом")
def revoke(target: Order, *, by: Order, actor: Actor, today: date) -> Order:
    """The order is in force no longer; its kind undoes what it brought about."""
    target = lock(target)
    if not policies.can_follow(actor, target, by):
        raise PermissionDenied
    REVOKE.apply(target)
    target.save(update_fields=["state"])
    target.kind.on_cancel(target, actor=actor, today=today)
    _stands(target, Standing.CANCELLED, actor)
    record(target, by=by.pk)
    return target


@action("orders.changed", "Приказ изменён другим приказом")
def change_document(target: Order, *, by: Order, actor: Actor, today: date) -> Order:
    """The order goes on with another wording, which stands in the order that changes it."""
    target = lock(target)
    if not policies.can_follow(actor, target, by):
        raise PermissionDenied
    must_be(target, {OrderState.IN_FORCE}, "Изменить приказом")
    target.save(update_fields=["title"])
    _stands(target, Standing.CHANGED, actor)
    record(target, by=by.pk)
    return target


def _stands(target: Order, standing: str, actor: Actor) -> None:
    if target.document is not None:
        set_standing(target.document, standing, actor=actor)


KINDS: dict[str, str] = {ChangeEffect.CHANGES: "change", ChangeEffect.CANCELS: "cancel"}
TITLES: dict[str, str] = {
    ChangeEffect.CHANGES: "О внесении изменений в приказ {}",
    ChangeEffect.CANCELS: "Об отмене приказа {}",
}
