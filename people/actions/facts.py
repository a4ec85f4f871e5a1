"""Leaving, leave and transfer: facts with their dates. They change nothing else by themselves."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from core.schoolyear import add_months
from people import policies
from people.models import Person, StaffFact

YEARS_BACK, MONTHS_AHEAD = 5, 12


@action("people.fact_recorded", "Кадровое событие записано")
def record_fact(
    person: Person,
    *,
    kind: str,
    starts_on: date,
    ends_on: date | None = None,
    from_staff_list: bool = False,
    actor: Actor,
    today: date,
) -> StaffFact:
    """Write down that somebody left, is away for long or was transferred."""
    if not policies.can_record_fact(actor, person):
        raise PermissionDenied
    if problem := fact_problem(person, kind=kind, starts_on=starts_on, ends_on=ends_on, today=today):
        raise RuleViolation(problem)
    fact = StaffFact.objects.create(
        person=person, kind=kind, starts_on=starts_on, ends_on=ends_on, from_staff_list=from_staff_list
    )
    record(fact, kind=kind, on=starts_on, until=ends_on)
    return fact


def fact_problem(person: Person, *, kind: str, starts_on: date, ends_on: date | None, today: date) -> str:
    """Why such a fact cannot be: an unlikely date, an end before the beginning, the same fact twice."""
    if not add_months(today, -12 * YEARS_BACK) <= starts_on <= add_months(today, MONTHS_AHEAD):
        return f"Дата должна быть не раньше чем {YEARS_BACK} лет назад и не позже чем через год."
    if ends_on and ends_on < starts_on:
        return "Дата окончания раньше даты начала."
    last = ends_on or date.max
    for other in StaffFact.objects.standing().filter(person=person, kind=kind):
        if other.starts_on <= last and starts_on <= (other.ends_on or date.max):
            return f"Такое событие уже записано: {other.get_kind_display()} с {other.starts_on:%d.%m.%Y}."
    return ""


@action("people.fact_ended", "Кадровое событие закончилось")
def end_fact(fact: StaffFact, *, ends_on: date, actor: Actor) -> StaffFact:
    """Back at work: the last day of a leave, or of being gone."""
    fact = lock(fact)
    if not policies.can_change_fact(actor, fact):
        raise PermissionDenied
    if ends_on < fact.starts_on:
        raise RuleViolation("Последний день отсутствия раньше его начала.")
    fact.ends_on = ends_on
    fact.save(update_fields=["ends_on"])
    record(fact, until=ends_on)
    return fact


@action("people.fact_withdrawn", "Кадровое событие отменено: записано по ошибке")
def withdraw_fact(fact: StaffFact, *, actor: Actor) -> StaffFact:
    fact = lock(fact)
    if not policies.can_change_fact(actor, fact):
        raise PermissionDenied
    if fact.withdrawn_at:
        raise RuleViolation("Это событие уже отменено.")
    fact.withdrawn_at = timezone.now()
    fact.save(update_fields=["withdrawn_at"])
    record(fact, kind=fact.kind, on=fact.starts_on)
    return fact


@action("people.fact_settled", "Последствия кадрового события разобраны")
def settle_fact(fact: StaffFact, *, actor: Actor, today: date) -> StaffFact:
    """What followed from the fact is done or left as it is, with intent."""
    fact = lock(fact)
    if not policies.can_change_fact(actor, fact):
        raise PermissionDenied
    if fact.withdrawn_at or fact.settled_on:
        raise RuleViolation("Это событие уже разобрано или отменено.")
    fact.settled_on = today
    fact.save(update_fields=["settled_on"])
    record(fact, kind=fact.kind, on=today)
    return fact
