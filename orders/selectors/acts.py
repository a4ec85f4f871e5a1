"""Acts that the text of an order cites, against the library of acts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse

from core.problems import Problem
from orders.models import Order
from orders.rules import citations, number_key
from orders.selectors.places import Place
from papers.models import Act
from papers.rules import ActState
from printing.russian import numeric_date


def act_warnings(order: Order, places: Sequence[Place], today: date) -> list[Problem]:
    """Cited acts that hold no longer, differ from the library, or stand in no list."""
    acts = list(Act.objects.filter(Q(organization=order.organization_id) | Q(organization=None)).exclude(number=""))
    return [*_cited(acts, places, order.dated or today), *_unknown(order, acts, places)]


def _cited(acts: Iterable[Act], places: Iterable[Place], day: date) -> Iterator[Problem]:
    for act in acts:
        place = next((place for place in places if _names(place, act)), None)
        if place is not None and (doubt := _doubt(act, day)):
            yield Problem(f"{place.name}: {_called(act)} — {doubt}.", act.get_absolute_url(), "Открыть акт")


def _names(place: Place, act: Act) -> bool:
    if citations.names_number(place.text, act.number):
        return True
    key = number_key(act.number)
    return any(
        number_key(cited.number) == key and cited.dated == act.dated for cited in citations.citations(place.text)
    )


def _called(act: Act) -> str:
    dated = f" от {numeric_date(act.dated)}" if act.dated else ""
    return f"акт{dated} № {act.number}"


def _doubt(act: Act, day: date) -> str:
    """Why the act should be looked at before it is cited on that day; empty when it holds."""
    if act.state == ActState.EXPIRED or (act.valid_until and act.valid_until < day):
        return "срок действия истёк"
    if act.valid_from and act.valid_from > day:
        return f"начинает действовать только {numeric_date(act.valid_from)}"
    if act.state == ActState.CHANGED:
        return "изменён, проверьте редакцию"
    return "проверьте: текст акта ещё не сверен" if act.needs_check else ""


def _unknown(order: Order, acts: Iterable[Act], places: Iterable[Place]) -> Iterator[Problem]:
    """A citation that neither the library nor the journal of orders knows, or that gives another date."""
    cited = [(place, one) for place in places for one in citations.citations(place.text)]
    if not cited:
        return
    known = {number_key(act.number): act.dated for act in acts}
    orders = Order.objects.filter(organization=order.organization_id).exclude(number="")
    own = {(number_key(number), dated) for number, dated in orders.values_list("number", "dated")}
    for place, one in cited:
        key = number_key(one.number)
        if (key, one.dated) in own or known.get(key, date.min) in {None, one.dated}:
            continue
        if key in known:
            yield place.problem(f"у акта № {one.number} другая дата: {numeric_date(known[key])}.")
        else:
            text = f"{place.name}: акта от {numeric_date(one.dated)} № {one.number} нет в списке документов, проверьте."
            yield Problem(text, reverse("papers:acts"), "Открыть список")
