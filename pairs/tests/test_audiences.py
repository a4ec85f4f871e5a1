"""Whom a questionnaire about the year's work is sent to."""

from datetime import date

from django.urls import reverse

from pairs.audiences import mentees_of_pairs, mentors_of_pairs
from pairs.models import Pair, PairMember
from pairs.rules import EndGround
from pairs.states import PairState
from registry.models import MenteeProfile, MentorProfile
from tests.cast import make_person

TODAY = date(2027, 5, 10)


def pair_of(school, started_on, ended_on=None):
    mentor = MentorProfile.objects.create(organization=school, person=make_person(school), entered_on=started_on)
    mentee = MenteeProfile.objects.create(organization=school, person=make_person(school), entered_on=started_on)
    ended = {"state": PairState.ENDED, "ended_on": ended_on, "end_ground": EndGround.COMPLETED} if ended_on else {}
    pair = Pair.objects.create(
        organization=school,
        mentor=mentor,
        proposed_on=started_on,
        started_on=started_on,
        **({"state": PairState.ACTIVE} | ended),
    )
    PairMember.objects.create(pair=pair, mentee=mentee, started_on=started_on)
    return mentor.person, mentee.person


def test_everybody_who_worked_in_a_pair_this_school_year_is_asked(cast):
    at_work = pair_of(cast.school, date(2026, 9, 15))
    ended_this_year = pair_of(cast.school, date(2026, 2, 1), date(2026, 9, 1))
    pair_of(cast.school, date(2026, 2, 1), date(2026, 8, 31))  # ended the day before the year began
    pair_of(cast.neighbour, date(2026, 9, 15))
    mentors, mentees = mentors_of_pairs(cast.school, TODAY), mentees_of_pairs(cast.school, TODAY)
    assert set(mentors) == {at_work[0], ended_this_year[0]}
    assert set(mentees) == {at_work[1], ended_this_year[1]}


def test_the_bank_of_mentees_shows_who_has_no_pair(client, cast):
    paired = pair_of(cast.school, date(2026, 9, 15))[1]
    alone = MenteeProfile.objects.create(
        organization=cast.school, person=make_person(cast.school), entered_on=date(2026, 9, 15)
    )
    client.force_login(cast.curator)
    found = {
        value: {row.person for row in client.get(reverse("registry:mentees"), {"paired": value}).context["table"].data}
        for value in ("true", "false")
    }
    assert found == {"true": {paired}, "false": {alone.person}}
