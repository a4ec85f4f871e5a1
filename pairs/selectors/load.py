"""How much every mentor carries, and when places come free."""

from datetime import date
from typing import Any

from django.db.models import F, Min, OuterRef, Q, Subquery

from core.actors import Actor
from core.schoolyear import add_months
from pairs.models import Pair
from pairs.selectors.banks import mentor_load
from pairs.states import AT_WORK
from registry.models import MentorProfile

MONTHS_AHEAD = 3


def loads(actor: Actor) -> Any:
    """Active mentors with `taken`, `free` and `next_end`: the nearest planned end of a pair that works."""
    at_work = Pair.objects.filter(mentor=OuterRef("pk"), state__in=AT_WORK).order_by().values("mentor")
    nearest = at_work.annotate(first=Min("ends_on")).values("first")
    mentors = MentorProfile.objects.visible_to(actor).active().annotate(taken=mentor_load())
    return mentors.annotate(free=F("capacity") - F("taken"), next_end=Subquery(nearest)).by_name().for_list()


def ending_soon(actor: Actor, today: date) -> list[Pair]:
    """Pairs whose planned end falls into the coming months, or has passed."""
    pairs = Pair.objects.visible_to(actor).filter(state__in=AT_WORK)
    soon = pairs.filter(Q(ends_on__lte=add_months(today, MONTHS_AHEAD)))
    return list(soon.for_list().order_by("ends_on", "pk"))
