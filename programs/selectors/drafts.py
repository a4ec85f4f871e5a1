"""A first draft of a program, so that nobody begins with an empty page: from the mentees' needs and strengths."""

from dataclasses import dataclass
from datetime import date, timedelta

from core.schoolyear import SchoolYear, add_months
from pairs.models import Pair
from programs.rules import MAX_MONTHS, PROPOSED_FORMS, planned_end, proposed_months, spread_terms
from registry.models import Need

GOAL = "Устранить выявленные затруднения наставляемого и поддержать его сильные стороны."
GOAL_GROUP = "Устранить выявленные затруднения наставляемых и поддержать их сильные стороны."


@dataclass(frozen=True)
class ProposedItem:
    topic: str
    difficulty: str
    need: Need | None
    term_on: date
    form: str
    expected_result: str


@dataclass(frozen=True)
class Proposal:
    """What the form of a new program is filled with."""

    starts_on: date
    months: int
    goal: str
    directions: str
    strengths: str


def needs_of(pair: Pair) -> list[Need]:
    """The needs of all mentees, the weightiest first, each competence once."""
    mentees = [member.mentee_id for member in pair.members.all() if not member.end_ground]
    needs = Need.objects.filter(mentee__in=mentees).select_related("competence").order_by("-weight", "pk")
    by_competence: dict[int, Need] = {}
    for need in needs:
        by_competence.setdefault(need.competence_id, need)
    return list(by_competence.values())


def propose(pair: Pair, today: date) -> Proposal:
    first = pair.started_on or pair.starts_on or today
    starts_on = max(first, today)
    if pair.ends_on and starts_on >= pair.ends_on:
        starts_on = first
    mentees = [member.mentee for member in pair.members.all() if not member.end_ground]
    strengths = [mentee.strengths.strip() for mentee in mentees if mentee.strengths.strip()]
    titles = [need.competence.title for need in needs_of(pair)]
    return Proposal(
        starts_on=starts_on,
        months=proposed_months(starts_on, pair.ends_on or _usual_end(starts_on)),
        goal=GOAL if len(mentees) == 1 else GOAL_GROUP,
        directions="\n".join(titles),
        strengths="\n".join(strengths),
    )


def _usual_end(starts_on: date) -> date:
    """The end of lessons; when that is too near, a year from the start."""
    lessons_end = SchoolYear.containing(starts_on).lessons_end_on
    enough = lessons_end >= planned_end(starts_on, 3)
    return lessons_end if enough else add_months(starts_on, MAX_MONTHS) - timedelta(days=1)


def propose_items(pair: Pair, starts_on: date, months: int) -> list[ProposedItem]:
    """One item for each need by weight; forms in turn, terms spread evenly over the months."""
    needs = needs_of(pair)
    terms = spread_terms(starts_on, months, len(needs))
    return [
        ProposedItem(
            topic=need.competence.title[:300],
            difficulty=need.competence.title[:300],
            need=need,
            term_on=term,
            form=PROPOSED_FORMS[number % len(PROPOSED_FORMS)],
            expected_result="затруднение снято, приём применяется в работе",
        )
        for number, (need, term) in enumerate(zip(needs, terms, strict=True))
    ]
