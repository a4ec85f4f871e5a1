"""Signature and number: with both an order is in force."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import Problem, RuleViolation
from core.states import Transition
from orders import policies, rules, selectors
from orders.actions.acquainting import name
from orders.actions.numbers import take_number
from orders.models import Order
from orders.states import APPROVE, BRING_INTO_FORCE, MARK_SIGNED, OrderState
from papers.actions import freeze
from papers.models import Scan


@action("orders.approved", "Приказ утверждён")
def approve(order: Order, *, actor: Actor, today: date) -> Order:
    """Sign the order; once it is registered as well, it comes into force with all that it brings about.

    Raises PermissionDenied, or RuleViolation with every problem the kind of the order reports.
    """
    order = lock(order)
    if not policies.can_approve(actor, order):
        raise PermissionDenied
    _sign(order, APPROVE, on=today, actor=actor, today=today)
    record(order, approved_on=today)
    _bring_into_force_when_ready(order, actor=actor, today=today)
    return order


@action("orders.approved_together", "Утверждены несколько приказов")
def approve_all(orders: Iterable[Order], *, actor: Actor, today: date) -> list[Order]:
    """Sign several orders by one confirmation: all of them, or none with every problem named."""
    approved, problems = [], []
    for order in sorted(orders, key=lambda one: one.pk):  # always in one order: two directors do not block each other
        try:
            approved.append(approve(order, actor=actor, today=today))
        except RuleViolation as violation:
            about = f"«{order.title}»: "
            problems += [Problem(about + problem.text, problem.url, problem.link) for problem in violation.problems]
    if problems or not approved:
        raise RuleViolation(problems or "Отметьте хотя бы один приказ.")
    record(approved[0].organization, orders=[order.pk for order in approved])
    return approved


@action("orders.marked_signed", "Приказ отмечен подписанным на бумаге")
def mark_signed(order: Order, *, on: date, scan: Scan | None = None, actor: Actor, today: date) -> Order:
    """The head has signed the printed sheet by hand on that day; whoever has the sheet says so."""
    order = lock(order)
    if not policies.can_mark_signed(actor, order):
        raise PermissionDenied
    if problem := rules.date_problem("Дата подписания", on, today):
        raise RuleViolation(problem)
    order.signed_on_paper, order.scan = True, scan
    _sign(order, MARK_SIGNED, on=on, actor=actor, today=today)
    record(order, signed_on=on, scan=scan.pk if scan else None)
    _bring_into_force_when_ready(order, actor=actor, today=today)
    return order


@action("orders.original_added", "Подписанный лист приложен к приказу")
def add_original(order: Order, *, scan: Scan | None, actor: Actor, today: date) -> Order:
    """The sheet signed by hand after an approval on screen, or its scan brought later."""
    order = lock(order)
    if not policies.can_add_original(actor, order):
        raise PermissionDenied
    if not policies.needs_original(order):
        raise RuleViolation("Подписанный лист к этому приказу уже приложен.")
    order.signed_on_paper, order.scan = True, scan or order.scan
    order.save(update_fields=["signed_on_paper", "scan"])
    record(order, scan=scan.pk if scan else None)
    return order


@action("orders.registered", "Приказ зарегистрирован")
def register(order: Order, *, number: str, dated: date, series: str = "", actor: Actor, today: date) -> Order:
    """Give the order its number and date, before the signature or after it; the director is never asked for them."""
    order = lock(order)
    if not policies.can_register(actor, order):
        raise PermissionDenied
    if not policies.may_be_registered(order):
        raise RuleViolation(_why_not_registered(order))
    if problem := rules.date_problem("Дата приказа", dated, today):
        raise RuleViolation(problem)
    order.registered_at, order.registered_by = timezone.now(), actor.user
    take_number(order, number, dated, series)
    record(order, number=order.number, dated=dated, series=order.series)
    _bring_into_force_when_ready(order, actor=actor, today=today)
    return order


def _sign(order: Order, verb: Transition, *, on: date, actor: Actor, today: date) -> None:
    """What both signatures share: nothing may forbid it, and whose name stands below is settled."""
    if verb.allows(order) and (problems := selectors.problems(order, today)):
        raise RuleViolation(problems)
    verb.apply(order)
    order.signer_post, order.signer_name = _signer(order, actor)
    order.approved_on = on
    order.approved_by = None if order.signed_on_paper else actor.user
    order.save(
        update_fields=["state", "approved_on", "approved_by", "signed_on_paper", "scan", "signer_post", "signer_name"]
    )


def _signer(order: Order, actor: Actor) -> tuple[str, str]:
    """On screen it is the one who approves; on paper whoever heads the organization."""
    organization = order.organization
    person = None if order.signed_on_paper else getattr(actor, "person", None)
    if person is None or person.pk == organization.head_id:
        return selectors.post_of_head(organization), selectors.name_of_head(organization)
    post = organization.head_post if organization.head_id is None else person.post or organization.head_post
    return post[:1].upper() + post[1:], selectors.initials(person)


def _why_not_registered(order: Order) -> str:
    if order.number:
        return f"Приказ уже зарегистрирован: № {order.number}."
    return f"Зарегистрировать нельзя: состояние — «{order.get_state_display()}»."


def _bring_into_force_when_ready(order: Order, *, actor: Actor, today: date) -> None:
    if order.number and order.state == OrderState.APPROVED:
        _bring_into_force(order, actor=actor, today=today)


@action("orders.in_force", "Приказ вступил в силу")
def _bring_into_force(order: Order, *, actor: Actor, today: date) -> None:
    """Effects, acquaintance, frozen text: in the transaction of the act that was the last of the two."""
    BRING_INTO_FORCE.apply(order)
    order.in_force_from = max(order.approved_on, order.dated)  # type: ignore[type-var]
    order.save(update_fields=["state", "in_force_from"])
    order.kind.on_force(order, actor=actor, today=today)
    name(order, order.kind.persons(order))
    order.document = freeze(order, selectors.compose(order), str(order), actor=actor)
    order.save(update_fields=["document"])
    record(order, since=order.in_force_from, document=order.document.pk)
