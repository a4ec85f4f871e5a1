"""The check before signing: what forbids it and what to look at, each with the place and the way to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from core.problems import Problem
from orders.models import Order
from orders.rules import citations
from orders.selectors.acts import act_warnings
from orders.selectors.divergence import divergence_problems, missing_warnings
from orders.selectors.people import people_warnings
from orders.selectors.places import Place, places_of
from orders.states import OrderState
from people.selectors.wording import doubts
from printing.russian import numeric_date


@dataclass(frozen=True)
class Check:
    """Errors forbid the signature, warnings ask."""

    problems: list[Problem]
    warnings: list[Problem]


def check(order: Order, today: date) -> Check:
    """All at once; an order entered as it is has been signed long ago."""
    if order.entered_as_is:
        return Check([], [])
    places = places_of(order)
    kind = order.kind
    problems = [
        *kind.problems(order, today=today),
        *divergence_problems(order, today),
        *_mistakes(order, places),
    ]
    told = {problem.text for problem in problems}
    warnings = [
        *kind.warnings(order, today=today),
        *missing_warnings(order, today),
        *wording_problems(order),
        *act_warnings(order, places, today),
        *people_warnings(order, places, today),
        *_other_organizations(order, places),
        *_missing_annexes(order, places),
        *_same_subject(order),
    ]
    unique = list(dict.fromkeys(warning for warning in warnings if warning.text not in told))
    return Check(list(dict.fromkeys(problems)), unique)


def problems(order: Order, today: date) -> list[Problem]:
    """What forbids to send and to sign the order."""
    return check(order, today).problems


def wording_problems(order: Order) -> list[Problem]:
    """Whose name or post may be printed in a wrong case; each leads to «Как склоняется»."""
    return [
        Problem(f"{person}: {doubt}", reverse("people:forms", args=[person.pk]), "Как склоняется")
        for person in order.kind.persons(order)
        for doubt in doubts(person)
    ]


def for_reader(found: Iterable[Problem], order: Order, may_edit: bool) -> list[Problem]:
    """The same for somebody who may not edit the text: without the way there."""
    edit = reverse("orders:edit", args=[order.pk])
    return [replace(one, url="") if one.url.startswith(edit) and not may_edit else one for one in found]


def _mistakes(order: Order, places: Iterable[Place]) -> list[Problem]:
    found = [place.problem(text) for place in places for text in citations.wrong_citations(place.text)]
    return found + [
        place.problem(
            f"приложение названо «к приказу от {numeric_date(day)} № {number}», а этот приказ — {_own_number(order)}."
        )
        for place in places
        for day, number in citations.annex_heads(place.text)
        if (day, number) != (order.dated, order.number)
    ]


def _own_number(order: Order) -> str:
    if not order.number:
        return "ещё без номера; номер в приложениях печатается сам"
    return f"от {numeric_date(order.dated)} № {order.number}"


def _missing_annexes(order: Order, places: Iterable[Place]) -> list[Problem]:
    """«Согласно приложению № 2» where the order has one annex."""
    count = len(order.kind.annexes(order))
    return [
        place.problem(f"сказано о приложении № {number}, а приложений у приказа {count or 'нет'}.")
        for place in places
        for number in sorted(citations.annexes_named(place.text))
        if place.is_operative and number > count
    ]


def _other_organizations(order: Order, places: Iterable[Place]) -> list[Problem]:
    """«МБДОУ д/с № 27» in the order of «МБДОУ д/с № 72»."""
    organization = order.organization
    own = [_bare(name) for name in (organization.short_name, organization.full_name, organization.in_genitive)]
    return [
        place.problem(f"названа организация «{name}», а приказ издаёт «{organization.short_name}».")
        for place in places
        for name in dict.fromkeys(citations.organizations(place.text))
        if not any(_bare(name) in known for known in own)
    ]


def _bare(name: str) -> str:
    return "".join(name.lower().split())


def _same_subject(order: Order) -> list[Problem]:
    """An order of the same kind and heading that is in force this year already."""
    if order.kind.repeats:
        return []
    others = Order.objects.filter(
        organization=order.organization_id,
        kind_name=order.kind_name,
        school_year=order.school_year,
        title__iexact=order.title,
        state=OrderState.IN_FORCE,
    )
    return [
        Problem(
            f"Уже действует приказ с тем же заголовком: № {other.number} от {numeric_date(other.dated)}.",
            other.get_absolute_url(),
            "Открыть его",
        )
        for other in others.exclude(pk=order.pk).order_by("dated", "pk")
    ]
