"""Proposing a pair: who may, what forbids it, and that the last place is given once."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from core.actors import SYSTEM
from core.models import AuditEntry
from core.problems import RuleViolation
from pairs import actions
from pairs.models import Agreement
from pairs.selectors.obstacles import places_taken, proposal_warnings
from pairs.states import PairState
from pairs.tests import made
from people.models import StaffFact
from people.rules import StaffFactKind
from registry.models import Consent
from registry.rules import MentoringKind
from registry.states import EntryState
from tests.cast import make_cast

pytestmark = pytest.mark.django_db


def propose(mentor, mentees, actor=SYSTEM, **terms):
    return actions.propose(mentor, mentees, actor=actor, today=made.TODAY, **(made.TERMS | terms))


def refusal(mentor, mentees, **terms) -> str:
    with pytest.raises(RuleViolation) as caught:
        propose(mentor, mentees, **terms)
    return str(caught.value)


def test_a_proposal_keeps_who_with_whom_and_leaves_its_trace(cast):
    mentor, mentee = made.ready_mentor(cast.school), made.ready_mentee(cast.school)
    pair = propose(mentor, [mentee], actor=cast.actor(cast.curator), reason="закрывает 3 из 4")
    assert (pair.state, pair.mentor, [m.mentee for m in pair.members.all()]) == ("proposed", mentor, [mentee])
    entry = AuditEntry.objects.about(pair).get()
    assert (entry.action, entry.facts["mentees"]) == ("pair.proposed", [mentee.pk])


@pytest.mark.parametrize("role", ["director", "mentor", "mentee", "psychologist", "council", "administrator"])
def test_only_the_curator_proposes(cast, role):
    mentor, mentee = made.ready_mentor(cast.school), made.ready_mentee(cast.school)
    with pytest.raises(PermissionDenied):
        propose(mentor, [mentee], actor=cast.actor(cast.by_role(role)))


def test_people_of_another_school_do_not_exist_for_the_curator(cast):
    with pytest.raises(PermissionDenied):
        propose(made.ready_mentor(cast.neighbour), [made.ready_mentee(cast.neighbour)], actor=cast.actor(cast.curator))
    with pytest.raises(PermissionDenied):
        propose(made.ready_mentor(cast.school), [made.ready_mentee(cast.neighbour)])


def test_nobody_mentors_himself(cast):
    mentor = made.ready_mentor(cast.school)
    mentee = made.ready_mentee(cast.school, mentor.person)
    assert refusal(mentor, [mentee]).startswith("Никто не может быть наставником самому себе.")


@pytest.mark.parametrize("state", [EntryState.PAUSED, EntryState.CLOSED])
def test_only_active_entries_enter_a_pair(cast, state):
    mentor, mentee = made.ready_mentor(cast.school), made.ready_mentee(cast.school, state=state)
    name = mentee.person.short_name
    assert refusal(mentor, [mentee]) == f"{name}: запись в банке — «{EntryState(state).label}»."


def test_who_has_left_enters_no_pair(cast):
    mentor, mentee = made.ready_mentor(cast.school), made.ready_mentee(cast.school)
    StaffFact.objects.create(person=mentor.person, kind=StaffFactKind.LEFT, starts_on=made.TODAY)
    assert refusal(mentor, [mentee]) == f"{mentor.person.short_name} больше не работает в организации."


def test_without_a_consent_to_personal_data_there_is_no_pair(cast):
    mentor, mentee = made.ready_mentor(cast.school), made.ready_mentee(cast.school)
    Consent.objects.filter(person=mentee.person, kind="personal_data").update(withdrawn_on=made.TODAY)
    with pytest.raises(RuleViolation) as caught:
        propose(mentor, [mentee])
    [problem] = caught.value.problems
    assert mentee.person.short_name in problem.text
    assert f"person={mentee.person_id}" in problem.url


def test_a_pair_asks_for_no_consent_to_the_duties_yet(cast):
    pair = made.proposed(
        cast.school, made.ready_mentor(cast.school, written=False), [made.ready_mentee(cast.school, written=False)]
    )
    assert pair.state == PairState.PROPOSED


def test_the_last_place_may_be_taken_and_no_more(cast):
    mentor = made.ready_mentor(cast.school, capacity=2)
    propose(mentor, [made.ready_mentee(cast.school)])
    propose(mentor, [made.ready_mentee(cast.school)])
    text = refusal(mentor, [made.ready_mentee(cast.school)])
    assert text == f"{mentor.person.short_name} ведёт самое большее 2 человек: свободно 0 мест, а нужно 1."


@pytest.mark.parametrize("free", ["declined", "withdrawn"])
def test_a_proposal_that_came_to_nothing_frees_the_place(cast, free):
    mentor = made.ready_mentor(cast.school, capacity=1)
    pair = made.proposed(cast.school, mentor)
    if free == "withdrawn":
        actions.withdraw(pair, actor=SYSTEM, today=made.TODAY)
    else:
        answers = [(pair, mentor.person)]
        actions.record_answers(answers, answer="no", answered_on=made.TODAY, actor=SYSTEM, today=made.TODAY)
    assert made.proposed(cast.school, mentor).state == PairState.PROPOSED


def test_the_same_two_people_are_not_proposed_twice(cast):
    pair = made.proposed(cast.school)
    mentees = [member.mentee for member in pair.members.all()]
    assert refusal(pair.mentor, mentees) == f"{mentees[0].person.short_name} уже в паре с этим наставником."


def test_swapped_roles_are_a_reverse_pair_and_say_so(cast):
    pair = made.active(cast.school)
    older, younger = pair.people
    mentor, mentee = made.make_mentor(cast.school, younger), made.make_mentee(cast.school, older)
    assert refusal(mentor, [mentee]).startswith("Эти же люди уже в паре, где роли наоборот.")
    assert propose(mentor, [mentee], kinds=[MentoringKind.REVERSE]).kinds == ["reverse"]


def test_a_mentee_of_a_traditional_pair_is_a_warning_and_no_obstacle(cast):
    first = made.active(cast.school)
    mentee, other = first.members.get().mentee, made.ready_mentor(cast.school)
    [warning] = proposal_warnings(other, [mentee], today=made.TODAY)
    assert warning.text == (
        f"{mentee.person.short_name} уже в традиционной паре: "
        f"наставник {first.mentor.person.short_name}, пара действует."
    )
    assert propose(other, [mentee]).state == PairState.PROPOSED


def test_changed_terms_ask_everybody_anew_and_a_changed_reason_does_not(cast):
    pair = made.agreed(cast.school)
    terms = made.TERMS | {"actor": SYSTEM, "today": made.TODAY}
    actions.change(pair, **terms, reason="подходит по предмету")
    assert made.fresh(pair).state == PairState.AGREED
    actions.change(pair, **terms | {"kinds": [MentoringKind.VIRTUAL]}, reason="")
    assert made.fresh(pair).state == PairState.PROPOSED
    assert Agreement.objects.filter(pair=pair).count() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", range(3))
def test_of_parallel_proposals_for_the_last_place_one_wins(round_):
    school = make_cast().school
    mentor = made.ready_mentor(school, capacity=1)
    mentees = [made.ready_mentee(school) for _ in range(4)]
    start, results = Barrier(len(mentees)), []

    def run(mentee) -> None:
        start.wait()
        try:
            propose(mentor, [mentee])
            results.append("proposed")
        except RuleViolation:
            results.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=run, args=(mentee,)) for mentee in mentees]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["proposed", "refused", "refused", "refused"]
    assert places_taken([mentor.pk]) == {mentor.pk: 1}
