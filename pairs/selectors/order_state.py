"""What stands in the way of an order on pairs, pair by pair."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from core.problems import Problem
from orders.models import Order
from orders.states import EDITABLE
from pairs.models import Pair
from pairs.selectors import order_text
from pairs.selectors.obstacles import away, left, places_taken
from pairs.selectors.wording import short_name_of
from pairs.states import PairState
from people.models import Person
from registry.models import MentorProfile
from registry.selectors.consents import consent_problems

KIND = "pairs"
NAMED_IN_A_GIST = 2  # pairs of an order that its line in a list names


def pairs_of(order: Order) -> list[Pair]:
    """The pairs that the order opens, in the order in which they were proposed."""
    rows = Pair.objects.filter(opened_by=order).for_list().select_related("mentor__organization")
    return list(rows.order_by("proposed_on", "pk"))


def gists(orders: Sequence[Order]) -> dict[int, str]:
    """«Орлова М. П. – Белов И. О.; Гусев П. П. – Ким О. и ещё 2»: the pairs of each order, in two queries."""
    listed: defaultdict[Any, list[str]] = defaultdict(list)
    for pair in Pair.objects.filter(opened_by__in=orders).for_list().order_by("proposed_on", "pk"):
        listed[pair.opened_by_id].append(str(pair))
    return {pk: _first_of(names) for pk, names in listed.items()}


def _first_of(names: list[str]) -> str:
    shown, more = "; ".join(names[:NAMED_IN_A_GIST]), len(names) - NAMED_IN_A_GIST
    return f"{shown} и ещё {more}" if more > 0 else shown


def next_draft(pair: Pair) -> Order | None:
    """Another draft of the same organization that may take the pair."""
    return open_drafts(pair.organization_id).exclude(pk=pair.opened_by_id or 0).first()


def open_drafts(organization_id: int) -> QuerySet[Order]:
    drafts = Order.objects.filter(organization=organization_id, kind_name=KIND, state__in=EDITABLE)
    return drafts.order_by("created_at", "pk")


def agreed_pairs(organization_id: int) -> QuerySet[Pair]:
    return _agreed(organization_id).for_list().order_by("proposed_on", "pk")


def _agreed(organization_id: int) -> Any:
    """Those that stem from another pair go into an order of their own."""
    return Pair.objects.filter(organization=organization_id, state=PairState.AGREED, purpose="")


def problems_by_pair(pairs: Sequence[Pair], today: date) -> dict[int, list[Problem]]:
    """What forbids to sign an order with these pairs, by pair: each names whom and where to mend it."""
    gone = left([person for pair in pairs for person in pair.people], today)
    taken = places_taken([pair.mentor_id for pair in pairs])
    found = {}
    for pair in pairs:
        found[pair.pk] = [_left(person) for person in pair.people if person.pk in gone]
        people = {person.pk: person for person in pair.people if person.pk not in gone}
        asked = [(people[pk], kind) for pk, kind in order_text.duties([pair]) if pk in people]
        found[pair.pk] += consent_problems(asked, today)  # S4 4.4.3: written, not withdrawn
        if taken.get(pair.mentor_id, 0) > pair.mentor.capacity:
            found[pair.pk].append(_crowded(pair.mentor, taken[pair.mentor_id]))
    return found


def _left(person: Person) -> Problem:
    text = f"{person.short_name} больше не работает в организации."
    return Problem(text, person.get_absolute_url(), "Открыть карточку")


def _crowded(mentor: MentorProfile, taken: int) -> Problem:
    text = f"{mentor.person.short_name}: наставляемых {taken}, а мест {mentor.capacity}."
    return Problem(text, mentor.get_absolute_url(), "Открыть запись наставника")


def problems(order: Order, today: date) -> list[Problem]:
    """Everything that forbids signing."""
    pairs = pairs_of(order)
    if not pairs:
        return [Problem("В приказе нет ни одной пары.", reverse("pairs:order"), "Выбрать пары")]
    listed = [problem for of_pair in problems_by_pair(pairs, today).values() for problem in of_pair]
    return list(dict.fromkeys(listed))


def warnings(order: Order, today: date) -> list[Problem]:
    """What forbids nothing, yet is better seen before the signature."""
    pairs = pairs_of(order)
    mentors = {pair.mentor_id: pair.mentor for pair in pairs}.values()
    found = [
        Problem(
            f"У наставника {short_name_of(mentor.person, 'gen')} нет ни дополнительного соглашения, ни отметки "
            "«входит в трудовую функцию» (статья 351.8 ТК РФ).",
            mentor.get_absolute_url(),
            "Внести",
        )
        for mentor in mentors
        if order_text.needs_agreement(mentor)
    ]
    found += _late_consents(order, pairs, today) + _absent(pairs, today) + _late_plans(order, pairs)
    return found + _started_before(order, pairs)


def _late_consents(order: Order, pairs: Sequence[Pair], today: date) -> list[Problem]:
    if order.dated is None:
        return []
    return [
        Problem(
            f"Согласие {short_name_of(consent.person, 'gen')} дано позже даты приказа.",
            consent.get_absolute_url(),
            "Открыть согласие",
        )
        for consent in order_text.written_consents(pairs, today).values()
        if consent.given_on > order.dated
    ]


def _absent(pairs: Sequence[Pair], today: date) -> list[Problem]:
    rows = [row for pair in pairs for row in (pair.mentor, *(member.mentee for member in pair.members.all()))]
    absent = away(rows, today)
    named = {row.person_id: row.person for row in rows if row.person_id in absent}
    return [
        Problem(f"{person.short_name}: длительное отсутствие.", person.get_absolute_url(), "Открыть карточку")
        for person in named.values()
    ]


def _late_plans(order: Order, pairs: Sequence[Pair]) -> list[Problem]:
    if order.dated is None:
        return []
    return [
        Problem(f"Пара {pair}: окончание по плану раньше даты приказа.", pair.get_absolute_url(), "Открыть пару")
        for pair in pairs
        if pair.ends_on and pair.ends_on < order.dated
    ]


def _started_before(order: Order, pairs: Sequence[Pair]) -> list[Problem]:
    """Consent, then the order, then the work: a pair does not begin before its order."""
    if order.dated is None:
        return []
    return [
        Problem(
            f"Пара {pair}: начало по плану раньше даты приказа; пара начнёт работу с даты приказа.",
            pair.get_absolute_url(),
            "Открыть пару",
        )
        for pair in pairs
        if pair.starts_on and pair.starts_on < order.dated
    ]
