"""The whole bank of an organization as the matching reads it, in as many queries however many people."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from core.actors import Actor
from pairs import matching
from pairs.matching.bank import Bank, Pair
from pairs.models import MatchRun, PairMember, PreferenceList, PreferenceRound
from pairs.rules.matching import ENDED_FOR_CAUSE, ENDED_WELL, PreferenceSide, wish_of_rank
from pairs.selectors.candidates import as_mentees, as_mentors
from pairs.states import TAKING_A_PLACE, PairState
from people.models import Organization
from registry.models import MenteeProfile, MentorProfile


def waiting_mentees(organization: Organization) -> list[MenteeProfile]:
    """Active entries of mentees in no open pair, by key."""
    open_pairs = PairMember.objects.filter(mentee=OuterRef("pk"), end_ground="", pair__state__in=TAKING_A_PLACE)
    rows = MenteeProfile.objects.filter(organization=organization).active().exclude(Exists(open_pairs))
    return list(rows.select_related("person").prefetch_related("needs__competence").order_by("pk"))


def bank_for(organization: Organization, today: date) -> Bank:
    """Who waits, who could help, what unites and parts them."""
    mentees = waiting_mentees(organization)
    active = MentorProfile.objects.filter(organization=organization).active()
    mentors = list(active.select_related("person", "organization").order_by("pk"))
    meeting = latest_round(organization)
    liked, unwished = _wishes(meeting, mentees, mentors) if meeting else ({}, set())
    past = _past(organization)
    return matching.bank_of(
        as_mentees(organization, mentees, today=today),
        as_mentors(mentors, [], today),
        liked=liked,
        worked_well=past["well"],
        barred=unwished | past["for_cause"],
        has_round=meeting is not None and bool(liked),
    )


def latest_round(organization: Organization) -> PreferenceRound | None:
    return PreferenceRound.objects.filter(organization=organization).order_by("-opened_on", "-pk").first()


def _wishes(
    meeting: PreferenceRound, mentees: Iterable[MenteeProfile], mentors: Iterable[MentorProfile]
) -> tuple[dict[Pair, tuple[float, float]], set[Pair]]:
    """How much each side wishes the other, and who must not meet. Both only by keys of entries."""
    mentee_of = {one.person_id: one.pk for one in mentees}
    mentor_of = {one.person_id: one.pk for one in mentors}
    of_mentees: dict[Pair, float] = {}
    of_mentors: dict[Pair, float] = {}
    never: set[Pair] = set()
    for one in PreferenceList.objects.filter(round=meeting):
        is_mentor = one.side == PreferenceSide.MENTOR
        own, theirs = (mentor_of, mentee_of) if is_mentor else (mentee_of, mentor_of)
        wishes = of_mentors if is_mentor else of_mentees
        if one.person_id not in own:
            continue
        for rank, other in enumerate(one.wished):
            if other in theirs:
                pair = (own[one.person_id], theirs[other])
                wishes[pair[::-1] if is_mentor else pair] = wish_of_rank(rank)
        for other in one.unwished:
            if other in theirs:
                pair = (own[one.person_id], theirs[other])
                never.add(pair[::-1] if is_mentor else pair)
    both = of_mentees.keys() | of_mentors.keys()
    return {pair: (of_mentees.get(pair, 0), of_mentors.get(pair, 0)) for pair in both}, never


def _past(organization: Organization) -> dict[str, set[Pair]]:
    """Former pairs: that ended well; that ended for cause or were declined."""
    found: dict[str, set[Pair]] = {"well": set(), "for_cause": set()}
    members = PairMember.objects.filter(pair__organization=organization).filter(
        Q(pair__state__in=[PairState.ENDED, PairState.DECLINED]) | ~Q(end_ground="")
    )
    rows = members.values_list("mentee", "pair__mentor", "pair__state", "end_ground", "pair__end_ground")
    for mentee, mentor, state, own_ground, ground in rows:
        why = own_ground or ground
        if why in ENDED_FOR_CAUSE or state == PairState.DECLINED:
            found["for_cause"].add((mentee, mentor))
        elif why in ENDED_WELL:
            found["well"].add((mentee, mentor))
    return found


def fingerprint(bank: Bank) -> str:
    """The SHA-256 of all that a run reads: equal data give an equal sum and an equal result."""
    text = json.dumps(
        [
            [vars(one) for one in bank.mentees],
            [vars(one) for one in bank.mentors],
            sorted((*pair, *both) for pair, both in bank.liked.items()),
            sorted(bank.worked_well),
            sorted(bank.barred),
        ],
        default=_plain,
        sort_keys=True,
        ensure_ascii=False,
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset | set) else vars(value)


def runs(actor: Actor) -> list[MatchRun]:
    """The latest runs, without their results."""
    return list(MatchRun.objects.visible_to(actor).defer("result").select_related("made_by").order_by("-pk")[:10])
