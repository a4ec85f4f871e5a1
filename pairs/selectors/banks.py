"""What pairs tell the banks below them: load, history, columns of the register, a part of each card."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from core.actors import Actor
from core.problems import Problem
from pairs import policies
from pairs.models import Pair, PairMember
from pairs.selectors.candidates import suitable_mentees
from pairs.states import TAKING_A_PLACE, PairState
from registry.models import MenteeProfile, MentorProfile
from registry.rules import MentoringForm
from registry.rules import bank_columns as columns
from registry.states import EntryState

MENTOR_COLUMNS = (columns.MENTEES, columns.MENTEE_PLACE, columns.FINISHED)
MENTEE_COLUMNS = (columns.MENTOR, columns.MENTOR_PLACE, columns.FINISHED)
WORKED = (PairState.ACTIVE, PairState.SUSPENDED, PairState.ENDED)


def mentor_load() -> Any:
    """How many mentees a mentor has now, those of proposed pairs among them."""
    members = PairMember.objects.filter(
        pair__mentor=OuterRef("pk"), pair__state__in=TAKING_A_PLACE, end_ground=""
    ).order_by()
    counted = members.values("pair__mentor").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def open_pair() -> Any:
    """Whether a mentee is in a pair that is proposed, agreed, ordered or at work."""
    taken = PairMember.objects.filter(mentee=OuterRef("pk"), pair__state__in=TAKING_A_PLACE, end_ground="")
    return Exists(taken)


def mentees_at_work(organization_id: int, first: date, last: date) -> frozenset[int]:
    """Ids of people who were mentees of a working pair in those days."""
    pairs = Pair.objects.filter(organization=organization_id, state__in=WORKED).in_period(first, last)
    return frozenset(PairMember.objects.filter(pair__in=pairs).values_list("mentee__person_id", flat=True))


def closing_problems(profile: Any) -> list[Problem]:
    """An entry does not leave its bank while a pair of it is open."""
    pairs = _open_pairs(profile)
    text = "{} {}: сначала завершите пару или снимите предложение."
    return [
        Problem(text.format("Группа" if pair.is_group else "Пара", pair), pair.get_absolute_url(), "Открыть пару")
        for pair in pairs
    ]


def _open_pairs(profile: Any) -> list[Pair]:
    return list(_pairs_of(profile).taking_a_place().order_by("proposed_on", "pk"))


def _pairs_of(profile: Any) -> Any:
    pairs = Pair.objects.for_list()
    if isinstance(profile, MentorProfile):
        return pairs.filter(mentor=profile)
    return pairs.filter(pk__in=PairMember.objects.filter(mentee=profile).values("pair"))


@dataclass(frozen=True)
class CardPart:
    """Pairs of one entry on its card, and whom the other bank offers."""

    entry: Any
    pairs: list[Pair]
    offers: list[tuple[MenteeProfile, Any]]
    can_propose: bool
    waits: bool  # a mentee without an open pair


def mentor_card(actor: Actor, mentor: MentorProfile) -> CardPart:
    """The pairs of a mentor, and three mentees who would suit."""
    pairs = _visible(actor, mentor)
    can = policies.can_propose(actor) and mentor.state == EntryState.ACTIVE
    offers = suitable_mentees(actor, mentor, today=actor.today())[:3] if can else []
    return CardPart(mentor, pairs, offers, can, waits=False)


def mentee_card(actor: Actor, mentee: MenteeProfile) -> CardPart:
    pairs = _visible(actor, mentee)
    can = policies.can_propose(actor) and mentee.state == EntryState.ACTIVE
    waits = not any(pair.state in TAKING_A_PLACE for pair in pairs)
    return CardPart(mentee, pairs, [], can, waits=waits and mentee.state == EntryState.ACTIVE)


def _visible(actor: Actor, profile: Any) -> list[Pair]:
    seen = Pair.objects.visible_to(actor).values("pk")
    return list(_pairs_of(profile).filter(pk__in=seen).order_by("-proposed_on", "-pk"))


def mentor_columns(ids: list[int]) -> dict[int, dict[str, Any]]:
    """«ФИО наставляемых», «Дата завершения» of each mentor's latest pairs (those of the export, all at once)."""
    found: dict[int, dict[str, Any]] = {}
    for pk, pairs in _latest(Pair.objects.filter(mentor__in=ids), lambda pair: [pair.mentor_id]).items():
        people = [member.mentee for pair in pairs for member in pair.members.all()]
        found[pk] = {
            columns.MENTEES: ", ".join(str(mentee.person) for mentee in people),
            columns.MENTEE_PLACE: pairs[0].organization.short_name,
            columns.FORM: _forms(pairs),
            columns.FINISHED: _finished(pairs),
        }
    return found


def mentee_columns(ids: list[int]) -> dict[int, dict[str, Any]]:
    pairs_of = Pair.objects.filter(pk__in=PairMember.objects.filter(mentee__in=ids).values("pair"))
    wanted = set(ids)
    grouped = _latest(pairs_of, lambda pair: [m.mentee_id for m in pair.members.all() if m.mentee_id in wanted])
    return {
        pk: {
            columns.MENTOR: ", ".join(str(pair.mentor.person) for pair in pairs),
            columns.MENTOR_PLACE: ", ".join(dict.fromkeys(_place(pair.mentor) for pair in pairs)),
            columns.FORM: _forms(pairs),
            columns.FINISHED: _finished(pairs),
        }
        for pk, pairs in grouped.items()
    }


def _place(mentor: MentorProfile) -> str:
    return mentor.place_of_work


def _latest(pairs: Any, keys: Any) -> dict[int, list[Pair]]:
    """By entry: the pairs at work, or else the one that ended last."""
    grouped: dict[int, list[Pair]] = {}
    rows = pairs.filter(state__in=WORKED).for_list().select_related("mentor__organization").order_by("-ended_on", "-pk")
    for pair in rows:
        for key in keys(pair):
            grouped.setdefault(key, []).append(pair)
    return {
        key: [pair for pair in found if pair.state == PairState.ACTIVE] or found[:1] for key, found in grouped.items()
    }


def _forms(pairs: list[Pair]) -> str:
    return ", ".join(dict.fromkeys(MentoringForm(pair.form).label for pair in pairs))


def _finished(pairs: list[Pair]) -> Any:
    return pairs[0].ended_on if all(pair.ended_on for pair in pairs) else ""
