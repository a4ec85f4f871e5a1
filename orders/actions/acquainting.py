"""Who is named in an order and has read it."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from orders import policies, rules
from orders.actions.guards import must_be
from orders.models import Acquaintance, Order
from orders.states import OrderState
from papers.models import Scan
from papers.rules import Source
from people.models import Person


@action("orders.acquainted", "Ознакомлен с приказом")
def acquaint(order: Order, *, actor: Actor, today: date) -> Acquaintance:
    """The person named in an order in force says on screen that they have read it."""
    order = lock(order)
    if not policies.can_acquaint(actor, order):
        raise PermissionDenied
    must_be(order, {OrderState.IN_FORCE}, "Ознакомиться с приказом")
    row = Acquaintance.objects.get(order=order, person__user=actor.user)
    row.acquainted_on, row.source, row.recorded_by, row.recorded_at = (
        today,
        Source.SCREEN,
        actor.user,
        timezone.now(),
    )
    row.save()
    record(order, acquaintance=row.pk)
    return row


@action("orders.acquaintance_recorded", "Ознакомление внесено с бумаги")
def record_acquaintance(
    order: Order, persons: Iterable[Person], *, on: date, scan: Scan | None = None, actor: Actor, today: date
) -> int:
    """Those persons signed the sheet of acquaintance on that day. Who is acquainted already stays as recorded."""
    order = lock(order)
    if not policies.can_record_acquaintance(actor, order):
        raise PermissionDenied
    must_be(order, {OrderState.IN_FORCE}, "Отметить ознакомление")
    problem = rules.date_problem("Дата ознакомления", on, today)
    if not problem and order.dated and on < order.dated:
        problem = "С приказом нельзя ознакомиться раньше его даты."
    if problem:
        raise RuleViolation(problem)
    rows = order.acquaintances.filter(person__in=list(persons), acquainted_on=None)
    count = rows.update(
        acquainted_on=on, source=Source.PAPER, recorded_by=actor.user, recorded_at=timezone.now(), scan=scan
    )
    if not count:
        raise RuleViolation("Отметьте хотя бы одного человека, который ещё не ознакомлен.")
    record(order, count=count, on=on)
    return count


@action("orders.persons_named", "Названы те, кого касается приказ")
def name_persons(order: Order, persons: Iterable[Person], *, actor: Actor, today: date) -> int:
    """Whom an order entered as it is concerns: they see it and may say that they have read it."""
    order = lock(order)
    if not policies.can_name_persons(actor, order):
        raise PermissionDenied
    count = name(order, persons)
    record(order, count=count)
    return count


def name(order: Order, persons: Iterable[Person]) -> int:
    named = {person.pk for person in persons}
    rows = [Acquaintance(order=order, person_id=pk) for pk in sorted(named)]
    return len(Acquaintance.objects.bulk_create(rows, ignore_conflicts=True))
