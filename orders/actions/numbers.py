"""How orders get their numbers."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from core.actions import action, record
from core.actors import Actor
from core.problems import Problem, RuleViolation
from orders import policies, rules, selectors
from orders.models import NumberPattern, Order
from people.models import Organization


@action("orders.pattern_kept", "Образец номера сохранён")
def keep_pattern(*, organization: Organization, series: str, pattern: str, actor: Actor) -> NumberPattern:
    """How the organization writes the numbers of a series; one pattern a series."""
    if not policies.can_keep_patterns(actor):
        raise PermissionDenied
    if problem := rules.pattern_problem(pattern):
        raise RuleViolation(problem)
    kept, _ = NumberPattern.objects.update_or_create(
        organization=organization, series=series.strip(), defaults={"pattern": pattern.strip()}
    )
    record(kept)
    return kept


def take_number(order: Order, number: str, dated: date, series: str) -> None:
    """Save the order with its number; a taken one is refused by name, also when two take it at once."""
    number = rules.clean_number(number)
    if not number or len(number) > rules.LONGEST_NUMBER:
        raise RuleViolation(f"Укажите номер приказа, не длиннее {rules.LONGEST_NUMBER} знаков.")
    order.number, order.dated, order.series, order.number_year = number, dated, series.strip(), dated.year
    try:
        with transaction.atomic():
            order.save()
    except IntegrityError as error:
        holder = selectors.holder_of_number(order, number, order.series, dated.year)
        if holder is None:
            raise
        text = f"Номер {number} в {dated.year} году уже занят: {holder}."
        raise RuleViolation(Problem(text, holder.get_absolute_url(), "Открыть этот приказ")) from error
