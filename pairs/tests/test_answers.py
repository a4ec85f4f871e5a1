"""Agreeing and declining, on screen and from paper."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from core.actors import SYSTEM
from core.problems import RuleViolation
from pairs import actions
from pairs.selectors.candidates import without_a_pair
from pairs.states import PairState
from pairs.tests import made
from papers.rules import Source
from people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast):
    """A pair of the cast's own mentor and mentee, who can sign in."""
    mentor = made.ready_mentor(cast.school, Person.objects.get(user=cast.mentor))
    mentee = made.ready_mentee(cast.school, Person.objects.get(user=cast.mentee))
    return made.proposed(cast.school, mentor, [mentee])


def answer(cast, pair, who, text="yes"):
    return actions.answer(made.fresh(pair), text, actor=cast.actor(getattr(cast, who)), today=made.TODAY)


def test_the_pair_is_agreed_when_the_last_participant_agrees(cast, pair):
    assert answer(cast, pair, "mentor").state == PairState.PROPOSED
    assert answer(cast, pair, "mentee").state == PairState.AGREED


def test_one_refusal_declines_the_pair_and_the_mentee_waits_again(cast, pair):
    answer(cast, pair, "mentor")
    assert answer(cast, pair, "mentee", "no").state == PairState.DECLINED
    mentee = pair.members.get().mentee
    assert list(without_a_pair(cast.actor(cast.curator))) == [mentee]
    with pytest.raises(RuleViolation, match="пара — «отклонена»"):
        answer(cast, pair, "mentor", "yes")


@pytest.mark.parametrize("who", ["curator", "director", "council", "foreign_mentor"])
def test_nobody_answers_for_somebody_else(cast, pair, who):
    with pytest.raises(PermissionDenied):
        actions.answer(pair, "yes", actor=cast.actor(getattr(cast, who)), today=made.TODAY)
    assert pair.agreements.count() == 0


def test_an_answer_is_given_once(cast, pair):
    answer(cast, pair, "mentor")
    with pytest.raises(RuleViolation, match="ответ уже записан"):
        answer(cast, pair, "mentor", "no")


def test_the_curator_records_a_ticked_list_of_several_pairs_from_paper(cast, pair):
    other = made.proposed(cast.school)
    answers = [(one, person) for one in (pair, other) for person in one.people]
    curator = cast.actor(cast.curator)
    actions.record_answers(answers, answer="yes", answered_on=date(2026, 9, 28), actor=curator, today=made.TODAY)
    assert [made.fresh(one).state for one in (pair, other)] == [PairState.AGREED, PairState.AGREED]
    kept = pair.agreements.first()
    assert (kept.source, kept.recorded_by, kept.answered_on) == (Source.PAPER, cast.curator, date(2026, 9, 28))


def test_a_paper_is_not_from_tomorrow(cast, pair):
    tomorrow = made.TODAY + timedelta(days=1)
    with pytest.raises(RuleViolation, match="позже сегодняшней"):
        actions.record_answers(
            [(pair, pair.people[0])], answer="yes", answered_on=tomorrow, actor=SYSTEM, today=made.TODAY
        )


@pytest.mark.parametrize("who", ["director", "mentor", "psychologist"])
def test_only_the_curator_records_from_paper(cast, pair, who):
    with pytest.raises(PermissionDenied):
        actions.record_answers(
            [(pair, pair.people[0])],
            answer="yes",
            answered_on=made.TODAY,
            actor=cast.actor(getattr(cast, who)),
            today=made.TODAY,
        )


def test_an_answer_of_somebody_outside_the_pair_is_refused(cast, pair):
    stranger = made.ready_mentee(cast.school).person
    with pytest.raises(RuleViolation, match="не участвует в этой паре"):
        actions.record_answers([(pair, stranger)], answer="yes", answered_on=made.TODAY, actor=SYSTEM, today=made.TODAY)
