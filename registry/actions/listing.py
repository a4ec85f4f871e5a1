"""What an order in force does to the entries that it lists; who has gone through the school of mentors."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from orders.models import Order
from orders.rules import date_problem
from registry import policies
from registry.models import MentorProfile

TRAINING = "«Школа наставников»"


@action("registry.listed", "Запись банка утверждена приказом")
def list_by_order(entry: Any, order: Order, school_year: int, *, actor: Actor) -> Any:
    entry = lock(entry)
    if not policies.can_follow_order(actor, entry, order):
        raise PermissionDenied
    entry.listed_by, entry.listed_for = order, school_year
    entry.save(update_fields=["listed_by", "listed_for"])
    record(entry, order=order.pk, school_year=school_year)
    return entry


@action("registry.unlisted", "Приказ, утвердивший запись банка, отменён")
def unlist_by_order(entry: Any, order: Order, *, actor: Actor) -> Any:
    entry = lock(entry)
    if not policies.can_follow_order(actor, entry, order):
        raise PermissionDenied
    entry.listed_by, entry.listed_for = None, None
    entry.save(update_fields=["listed_by", "listed_for"])
    record(entry, order=order.pk)
    return entry


@action("registry.trained", "Обучение наставников отмечено")
def mark_trained(order: Order, mentors: Iterable[MentorProfile], *, on: date, actor: Actor, today: date) -> int:
    """They went through the school that the order opened; who was trained before keeps the first day."""
    order = lock(order)
    if not policies.can_mark_trained(actor, order):
        raise PermissionDenied
    if problem := date_problem("Дата обучения", on, today):
        raise RuleViolation(problem)
    learnt = [lock(mentor) for mentor in mentors]
    if not learnt or any(mentor.pk not in order.data.get("entries", []) for mentor in learnt):
        raise RuleViolation("Отметьте тех, кто учился по этому приказу.")
    for mentor in learnt:
        if mentor.trained_on is None:
            mentor.trained_on, mentor.training = on, f"{TRAINING}, приказ № {order.number}"
            mentor.save(update_fields=["trained_on", "training"])
        record(mentor, order=order.pk, trained_on=mentor.trained_on)
    return len(learnt)
