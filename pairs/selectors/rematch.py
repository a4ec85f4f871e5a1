"""Another mentor for the same mentees, a substitute, one more mentee: whom to offer and on which terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.actors import Actor
from pairs import matching
from pairs.models import Pair
from pairs.rules import planned_dates
from pairs.rules.changes import Purpose
from pairs.selectors.candidates import candidates, suitable_mentees
from pairs.selectors.changes import staying
from pairs.states import AHEAD
from registry.models import MenteeProfile
from registry.rules import MentoringKind


@dataclass(frozen=True)
class Rematch:
    """One screen: who would do, best first; who would not, and why; what is proposed already."""

    pair: Pair
    purpose: str
    mentees: list[MenteeProfile]
    suitable: list[matching.Suitability]
    others: list[matching.Suitability]
    proposed: list[Pair]


def rematch(actor: Actor, pair: Pair, purpose: str, *, today: date) -> Rematch:
    mentees = [member.mentee for member in staying(pair)]
    fitting, unfit = candidates(actor, _with_needs(mentees), today=today)
    suitable = [one for one in fitting if one.mentor.pk != pair.mentor_id]
    others = [one for one in unfit if one.mentor.pk != pair.mentor_id]
    return Rematch(pair, purpose, mentees, suitable, others, proposed_for(pair, purpose))


def proposed_for(pair: Pair, purpose: str) -> list[Pair]:
    """Pairs of this purpose on their way: asked, agreed, in an order."""
    rows = Pair.objects.for_list().filter(stems_from=pair, purpose=purpose, state__in=AHEAD)
    return list(rows.order_by("pk"))


def newcomers(actor: Actor, pair: Pair, *, today: date) -> list[tuple[MenteeProfile, Any]]:
    """Mentees without a pair who would suit the mentor of this one."""
    return suitable_mentees(actor, pair.mentor, today=today)


def terms_like(pair: Pair, mentees: int, today: date) -> dict[str, Any]:
    """The terms of the pair it stems from, from today on."""
    starts_on, ends_on = today, pair.ends_on
    if ends_on is None or ends_on <= today:
        starts_on, ends_on = planned_dates(today)
    kinds = [kind for kind in pair.kinds if kind != MentoringKind.GROUP or mentees > 1]
    return {
        "form": pair.form,
        "kinds": kinds or [MentoringKind.TRADITIONAL],
        "starts_on": starts_on,
        "ends_on": ends_on,
    }


def is_for_mentor(purpose: str) -> bool:
    return purpose in (Purpose.REPLACE, Purpose.SUBSTITUTE)


def _with_needs(mentees: Sequence[MenteeProfile]) -> list[MenteeProfile]:
    rows = MenteeProfile.objects.filter(pk__in=[mentee.pk for mentee in mentees])
    return list(rows.select_related("person").prefetch_related("needs__competence"))
