"""Pairs in an order: put in, taken out, moved on, started."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from orders.actions import draft, note_changed_rows
from orders.models import Order
from orders.rules import reworded
from orders.selectors import as_text
from orders.states import OPEN
from pairs import policies
from pairs.models import Pair
from pairs.rules import EndGround, end_what_is_above
from pairs.selectors import order_text
from pairs.selectors.order_state import KIND, next_draft
from pairs.states import ACTIVATE, END, LET_GO, PUT_IN_ORDER, TAKE_OUT


@action("pair.order_drafted", "Составлен проект приказа о закреплении")
def draft_order(pairs: Sequence[Pair], *, actor: Actor, today: date) -> Order:
    """One order from ticked agreed pairs; the curator then edits its words."""
    locked = [lock(pair) for pair in sorted(pairs, key=lambda pair: pair.pk)]
    if not locked:
        raise RuleViolation("Отметьте хотя бы одну согласованную пару.")
    if not all(policies.can_keep(actor, pair) for pair in locked):
        raise PermissionDenied
    organization = locked[0].organization
    listed = _listed(locked)
    order = draft(
        KIND,
        organization=organization,
        actor=actor,
        today=today,
        preamble=order_text.preamble(listed, organization),
        items=list(order_text.standard_items(listed, organization, today).values()),
    )
    for pair in locked:
        _put_in(pair, order)
    return order


@action("pair.added_to_order", "Пары включены в проект приказа")
def add_to_order(pairs: Sequence[Pair], order: Order, *, actor: Actor, today: date) -> Order:
    """More agreed pairs into a draft that exists."""
    locked = [lock(pair) for pair in sorted(pairs, key=lambda pair: pair.pk)]
    if not locked:
        raise RuleViolation("Отметьте хотя бы одну согласованную пару.")
    if not all(policies.can_keep(actor, pair) for pair in locked):
        raise PermissionDenied
    if order.kind_name != KIND or order.organization_id != locked[0].organization_id:
        raise PermissionDenied
    for pair in locked:
        _put_in(pair, order)
    return _rewrite(order, actor=actor, today=today)


@action("pair.taken_out", "Пара исключена из приказа")
def take_out(pair: Pair, *, actor: Actor, today: date) -> Pair:
    """Out of an unsigned order; the pair stays agreed and may enter another."""
    pair = lock(pair)
    if not policies.can_keep(actor, pair):
        raise PermissionDenied
    _take_out(pair, actor=actor, today=today)
    return pair


@action("pair.moved_on", "Пара перенесена в следующий приказ")
def move_to_next_draft(pair: Pair, *, actor: Actor, today: date) -> Order:
    """Out of this order into the next draft: another one that exists, or a new one."""
    pair = lock(pair)
    if not policies.can_keep(actor, pair):
        raise PermissionDenied
    following = next_draft(pair)
    left = _take_out(pair, actor=actor, today=today)
    fresh = Pair.objects.get(pk=pair.pk)
    if following is None:
        following = draft_order([fresh], actor=actor, today=today)
    else:
        add_to_order([fresh], following, actor=actor, today=today)
    record(pair, out_of=left.pk, into=following.pk)
    return following


@action("pair.started", "Пара приступила к работе")
def start(pair: Pair, order: Order, *, actor: Actor, today: date) -> Pair:
    """The order is in force: the pair works since the later of its date and the planned first day."""
    pair = lock(pair)
    if not policies.can_follow_order(actor, pair, order):
        raise PermissionDenied
    ACTIVATE.apply(pair)
    pair.started_on = max(day for day in (order.dated, pair.starts_on) if day)
    pair.save(update_fields=["state", "started_on"])
    pair.members.filter(end_ground="").update(started_on=pair.started_on)
    record(pair, started_on=pair.started_on, order=order.pk)
    return pair


@action("pair.released", "Пара освобождена: проект приказа отменён")
def release(pair: Pair, order: Order, *, actor: Actor, today: date) -> Pair:
    """The draft is dropped: its pairs wait for another order."""
    pair = lock(pair)
    if not policies.can_follow_order(actor, pair, order):
        raise PermissionDenied
    TAKE_OUT.apply(pair)
    pair.opened_by = None
    pair.save(update_fields=["state", "opened_by"])
    record(pair, order=order.pk)
    return pair


@action("pair.order_cancelled", "Приказ о закреплении отменён")
def undo(pair: Pair, order: Order, *, on: date, actor: Actor, today: date) -> Pair:
    """The order is cancelled: a pair that has not begun waits for another one, a pair at work ends with its program."""
    pair = lock(pair)
    if not policies.can_follow_order(actor, pair, order):
        raise PermissionDenied
    begun = pair.started_on is not None and pair.started_on <= on
    (END if begun else LET_GO).apply(pair)
    end_what_is_above(pair, ground=EndGround.CANCELLED, ended_on=on, actor=actor, today=today)
    if begun:
        pair.ended_on, pair.end_ground = on, EndGround.CANCELLED
        pair.members.filter(ended_on=None).update(ended_on=on)
    else:
        pair.opened_by, pair.started_on = None, None
        pair.members.filter(end_ground="").update(started_on=None)
    pair.save(update_fields=["state", "opened_by", "started_on", "ended_on", "end_ground"])
    record(pair, order=order.pk, on=on, begun=int(begun))
    return pair


def _put_in(pair: Pair, order: Order) -> None:
    if pair.purpose:
        raise RuleViolation(f"Пара {pair}: {pair.get_purpose_display()}. Для неё готовят отдельный приказ.")
    PUT_IN_ORDER.apply(pair)
    pair.opened_by = order
    pair.save(update_fields=["state", "opened_by"])
    record(pair, order=order.pk)


def _take_out(pair: Pair, *, actor: Actor, today: date) -> Order:
    order = pair.opened_by
    if order is None or order.state not in OPEN:
        raise RuleViolation("Приказ уже подписан: исключить из него пару нельзя.")
    TAKE_OUT.apply(pair)
    pair.opened_by = None
    pair.save(update_fields=["state", "opened_by"])
    record(pair, order=order.pk)
    _rewrite(order, actor=actor, today=today)
    return order


def _rewrite(order: Order, *, actor: Actor, today: date) -> Order:
    """Word anew the items that nobody has edited; what the curator wrote stays until it is settled."""
    kept = [as_text(item) for item in order.items.all()]
    items = reworded(kept, order.kind.items(order, today=today))
    return note_changed_rows(order, items=items, actor=actor, today=today)


def _listed(pairs: Sequence[Pair]) -> list[Pair]:
    """The same rows with everything that the words of an order need."""
    return list(Pair.objects.filter(pk__in=[pair.pk for pair in pairs]).for_list().order_by("proposed_on", "pk"))
