"""How orders get their numbers."""

from datetime import date

from django.core.exceptions import PermissionDenied

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


def take_number(order: Order, number: str, dated: date, series: str, *, twice: bool = False) -> None:
    """Save the order with its number; a taken one is refused by name, also when two take it at once.

    `twice`: an order from before the product really has the number of another.
    """
    number = rules.clean_number(number)
    if not number or len(number) > rules.LONGEST_NUMBER:
        raise RuleViolation(f"Укажите номер приказа, не длиннее {rules.LONGEST_NUMBER} знаков.")
    order.number, order.dated, order.series, order.number_year = number, dated, series.strip(), dated.year
    _one_at_a_time(order)
    holder = selectors.holder_of_number(order, number, order.series, dated.year)
    if holder is not None and not twice:
        raise RuleViolation(_taken(order, holder))
    order.save()


def _one_at_a_time(order: Order) -> None:
    """Numbers of one organization are given in turn: two writings of one number are not seen by a constraint."""
    Organization.objects.select_for_update(no_key=True).get(pk=order.organization_id)


def _taken(order: Order, holder: Order) -> Problem:
    free = selectors.propose_number(order.organization, order.series, order.dated or holder.dated)  # type: ignore[arg-type]
    text = f"Номер {order.number} в {order.number_year} году уже занят: {holder}."
    text += f" Следующий свободный — {free}." if free else ""
    return Problem(text, holder.get_absolute_url(), "Открыть этот приказ")
