"""The text of an order, from the first draft to the director's desk."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import Problem, RuleViolation
from core.schoolyear import SchoolYear
from orders import policies, rules, selectors
from orders.actions.guards import must_be
from orders.kinds import kind_named
from orders.models import Order, OrderItem
from orders.rules import ItemText
from orders.states import DISCARD, EDITABLE, OPEN, RETURN, SEND
from people.models import Organization


@action("orders.drafted", "Проект приказа составлен")
def draft(
    kind_name: str,
    *,
    organization: Organization,
    actor: Actor,
    today: date,
    title: str = "",
    preamble: str = "",
    control: str = rules.CONTROL,
    items: Sequence[ItemText] = (),
    series: str = "",
    data: dict[str, Any] | None = None,
) -> Order:
    """A new draft; without items the kind words them itself. A kind's own draft attaches its rows in the same
    transaction: before, named by `data`, or right after.
    """
    if not policies.can_draft(actor, organization):
        raise PermissionDenied
    order = Order(
        organization=organization,
        kind_name=kind_name,
        school_year=SchoolYear.containing(today).first,
        title=(title or kind_named(kind_name).title).strip(),
        preamble=preamble.strip(),
        control=control.strip(),
        series=series.strip(),
        drafted_on=today,
        created_by=actor.user,
        data=data or {},
    )
    order.preamble = order.preamble or order.kind.preamble(order, today=today)
    items = items or order.kind.items(order, today=today)
    if problems := rules.items_problems(items):
        raise RuleViolation(problems)
    order.save()
    write_items(order, items)
    record(order, kind=kind_name, items=len(items))
    return order


@action("orders.edited", "Проект приказа изменён")
def edit(
    order: Order, *, title: str, preamble: str, control: str, items: Sequence[ItemText], actor: Actor, today: date
) -> Order:
    """Write the text anew: items in their new order. What the kind draws (its blocks) stays in the order."""
    order = lock(order)
    if not policies.can_edit(actor, order):
        raise PermissionDenied
    must_be(order, EDITABLE, "Изменить проект")
    problems = rules.items_problems(items)
    kept = {item.block for item in items}
    if any(item.block and item.block not in kept for item in order.items.all()):
        problems.append(Problem("Пункт с таблицей нельзя удалить: без неё приказ не говорит, о ком он."))
    if not title.strip():
        problems.append(Problem("Укажите заголовок приказа."))
    if problems:
        raise RuleViolation(problems)
    order.title, order.preamble, order.control = title.strip(), preamble.strip(), control.strip()
    order.items.all().delete()
    write_items(order, items)
    order.save(update_fields=["title", "preamble", "control"])
    record(order, items=len(items))
    return order


@action("orders.rows_changed", "Состав приказа изменён")
def note_changed_rows(order: Order, *, items: Sequence[ItemText] | None = None, actor: Actor, today: date) -> Order:
    """A kind took rows out of an unsigned order or put them in: pages rendered before that are stale from now on.

    `items`: the operative part as the kind words it now; without it the text stays as it is.
    """
    order = lock(order)
    if not policies.can_edit(actor, order):
        raise PermissionDenied
    must_be(order, OPEN, "Изменить состав приказа")
    if items is not None:
        order.items.all().delete()
        write_items(order, items)
    order.save(update_fields=["title"])
    record(order)
    return order


@action("orders.item_settled", "Текст пункта сверен с данными")
def settle_item(order: Order, *, source: str, take: bool, actor: Actor, today: date) -> Order:
    """The rows of the kind changed after the draft: take the new wording of the item, or keep the text as it is."""
    order = lock(order)
    if not policies.can_edit(actor, order):
        raise PermissionDenied
    must_be(order, OPEN, "Сверить текст")
    now = selectors.wordings(order, today)
    item = order.items.filter(source=source).exclude(source="").first()
    if item is None and not (take and source in now):
        raise RuleViolation("Этого пункта в приказе больше нет.")
    if item is None:
        _add_item(order, source, today)
    elif take and source not in now and not item.block:
        item.delete()
        _number_anew(order)
    else:
        item.composed = now.get(source, "")
        item.text = item.composed if take else item.text
        item.source = source if source in now else ""  # words of its own from now on
        item.save(update_fields=["composed", "text", "source"])
    order.save(update_fields=["title"])
    record(order, source=source, taken=take)
    return order


@action("orders.sent", "Приказ отправлен руководителю")
def send(order: Order, *, actor: Actor, today: date) -> Order:
    """Lay the draft before the director. Refused while something forbids signing it: he must not be asked in vain."""
    order = lock(order)
    if not policies.can_send(actor, order):
        raise PermissionDenied
    if SEND.allows(order) and (problems := selectors.problems(order, today)):
        raise RuleViolation(problems)
    SEND.apply(order)
    order.sent_at, order.remark = timezone.now(), ""
    order.save(update_fields=["state", "sent_at", "remark"])
    order.items.exclude(remark="").update(remark="")
    record(order)
    return order


@action("orders.sent_back", "Приказ возвращён с замечанием")
def send_back(
    order: Order, *, remark: str = "", about_items: Mapping[int, str] | None = None, actor: Actor, today: date
) -> Order:
    """The director does not sign yet and says what to change: on the whole, and item by item (by its number)."""
    order = lock(order)
    if not policies.can_send_back(actor, order):
        raise PermissionDenied
    remarks = {number: text.strip() for number, text in (about_items or {}).items() if text.strip()}
    if not (remark.strip() or remarks):
        raise RuleViolation("Напишите, что нужно изменить в приказе.")
    RETURN.apply(order)
    order.remark = remark.strip()
    order.save(update_fields=["state", "remark"])
    for item in order.items.filter(position__in=remarks):
        item.remark = remarks[item.position]
        item.save(update_fields=["remark"])
    record(order, items=sorted(remarks))
    return order


@action("orders.discarded", "Проект приказа отменён")
def discard(order: Order, *, actor: Actor, today: date) -> Order:
    """Drop an unsigned order; its kind lets go of the rows, its number (if it had one) is free again."""
    order = lock(order)
    if not policies.can_discard(actor, order):
        raise PermissionDenied
    DISCARD.apply(order)
    freed = order.number
    order.number, order.dated, order.number_year = "", None, None
    order.save(update_fields=["state", "number", "dated", "number_year"])
    order.kind.on_discard(order, actor=actor, today=today)
    record(order, freed=freed)
    return order


def write_items(order: Order, items: Iterable[ItemText]) -> None:
    OrderItem.objects.bulk_create(
        OrderItem(
            order=order,
            position=position,
            text=item.text.strip(),
            block=item.block,
            source=item.source,
            composed=item.composed or (item.text.strip() if item.source else ""),
            remark=item.remark,
        )
        for position, item in enumerate(items, start=1)
    )


def _add_item(order: Order, source: str, today: date) -> None:
    """A new item stands where the kind puts it."""
    kept = [selectors.as_text(item) for item in order.items.all()]
    for place, item in enumerate(order.kind.items(order, today=today)):
        if item.source == source:
            kept.insert(min(place, len(kept)), item)
    order.items.all().delete()
    write_items(order, kept)


def _number_anew(order: Order) -> None:
    """Items are printed 1., 2., 3. …: their numbers have no gaps."""
    for position, item in enumerate(order.items.all(), start=1):
        if item.position != position:
            item.position = position
            item.save(update_fields=["position"])
