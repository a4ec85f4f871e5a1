"""Orders from before the product, as they are."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, record
from core.actors import Actor
from core.problems import RuleViolation
from core.schoolyear import SchoolYear
from orders import policies, rules, selectors
from orders.actions.acquainting import name
from orders.actions.numbers import take_number
from orders.kinds import kind_named
from orders.models import Order
from orders.states import OrderState
from papers.models import Scan
from people.models import Organization, Person


@action("orders.entered_as_is", "Внесён приказ, изданный раньше")
def enter_as_is(
    kind_name: str,
    *,
    title: str,
    number: str,
    dated: date,
    organization: Organization,
    actor: Actor,
    today: date,
    scan: Scan | None = None,
    series: str = "",
    persons: Iterable[Person] = (),
    twice: bool = False,
) -> Order:
    """An order signed and numbered before the product: in force since its date, never composed here.

    `twice`: its number really is that of another order.
    """
    if not policies.can_enter(actor, organization):
        raise PermissionDenied
    if problem := rules.date_problem("Дата приказа", dated, today):
        raise RuleViolation(problem)
    title = (title or kind_named(kind_name).title).strip()
    order = _in_force_since(dated, organization, actor)
    order.kind_name, order.title, order.scan = kind_name, title, scan
    take_number(order, number, dated, series, twice=twice)
    name(order, persons)
    record(order, number=order.number, dated=dated, kind=kind_name)
    return order


def _in_force_since(dated: date, organization: Organization, actor: Actor) -> Order:
    return Order(
        organization=organization,
        school_year=SchoolYear.containing(dated).first,
        state=OrderState.IN_FORCE,
        approved_on=dated,
        in_force_from=dated,
        signed_on_paper=True,
        entered_as_is=True,
        signer_post=selectors.post_of_head(organization),
        created_by=actor.user,
        registered_by=actor.user,
        registered_at=timezone.now(),
    )
