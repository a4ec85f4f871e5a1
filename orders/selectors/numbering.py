"""Numbers: taken, proposed."""

from datetime import date

from orders.models import NumberPattern, Order
from orders.rules import DEFAULT_PATTERN, next_number
from people.models import Organization


def propose_number(organization: Organization, series: str, dated: date) -> str:
    """The next number by the organization's pattern of the series; taken numbers of that year are skipped."""
    pattern = NumberPattern.objects.filter(organization=organization, series=series).first()
    taken = Order.objects.filter(organization=organization, series=series, number_year=dated.year)
    numbers = taken.exclude(number="").values_list("number", flat=True)
    return next_number(pattern.pattern if pattern else DEFAULT_PATTERN, numbers, dated)


def holder_of_number(order: Order, number: str, series: str, year: int) -> Order | None:
    """Another order of the organization that has this number."""
    same = Order.objects.filter(organization_id=order.organization_id, series=series, number_year=year, number=number)
    return same.exclude(pk=order.pk).first()
