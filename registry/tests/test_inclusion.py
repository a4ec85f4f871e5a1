"""«Кого включить» (S4 4.4.4)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from core.problems import RuleViolation
from people.models import StaffFact
from registry import selectors
from registry.actions import confirm_inclusion, decide_inclusion
from registry.models import InclusionDecision
from registry.rules import hooks
from registry.tests.made import TODAY, make_consent, make_mentee
from tests.cast import make_person

LONG_AGO = date(2010, 9, 1)


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


def offered(curator):
    return {c.person.pk: c.reasons_in_words for c in selectors.candidates(curator, TODAY)}


def test_the_staff_list_offers_new_young_and_returned_teachers(cast, curator):
    new = make_person(cast.school, hired_on=date(2026, 9, 1))
    young = make_person(cast.school, hired_on=LONG_AGO, teaching_experience_months=20)
    back = make_person(cast.school, hired_on=LONG_AGO)
    StaffFact.objects.create(person=back, kind="on_leave", starts_on=date(2024, 1, 1), ends_on=date(2026, 8, 31))
    make_person(cast.school, hired_on=LONG_AGO, teaching_experience_months=200)
    make_person(cast.school, hired_on=date(2026, 9, 1), is_teaching=False)
    make_person(cast.next_door, hired_on=date(2026, 9, 1))
    gone = make_person(cast.school, hired_on=date(2026, 9, 1))
    StaffFact.objects.create(person=gone, kind="left", starts_on=TODAY)
    assert offered(curator) == {
        new.pk: "принят на работу в течение года",
        young.pk: "первые три года работы",
        back.pk: "вернулся после перерыва",
    }


def test_whoever_is_in_the_bank_is_asked_about_only_without_a_pair_last_year(cast, curator, monkeypatch):
    new = make_person(cast.school, hired_on=date(2026, 9, 1))
    make_mentee(cast.school, new, entered_on=date(2026, 9, 10))
    alone, paired = make_mentee(cast.school).person, make_mentee(cast.school).person
    monkeypatch.setattr(hooks, "_history", [])
    assert offered(curator) == {}
    asked = []
    monkeypatch.setattr(hooks, "_history", [lambda *args: asked.append(args) or frozenset({paired.pk})])
    assert offered(curator) == {alone.pk: "без пары в прошлом учебном году"}
    assert asked == [(cast.school.pk, date(2025, 9, 1), date(2026, 8, 31))]


def test_an_answer_is_kept_for_its_school_year_and_dates_the_list(cast, curator):
    person = make_person(cast.school, hired_on=date(2026, 9, 1))
    make_consent(person)
    decide_inclusion([person], "later", actor=curator, today=TODAY)
    decide_inclusion([person], "yes", actor=curator, today=TODAY)
    (candidate,) = selectors.candidates(curator, TODAY)
    assert (candidate.answer, candidate.decided_on, candidate.waits_for_entry, candidate.has_consent) == (
        "yes",
        TODAY,
        True,
        True,
    )
    assert selectors.last_review(curator).reviewed_on == TODAY
    assert list(InclusionDecision.objects.values_list("school_year", flat=True)) == [2026]


def test_the_curator_is_reminded_each_september_until_the_list_is_up_to_date(cast, curator):
    def reminders(today):
        return [task.text for task in selectors.todo(curator, today)]

    assert reminders(TODAY) == ["Обновите список «Кого включить» на 2026/2027 учебный год."]
    confirm_inclusion(cast.school, actor=curator, today=TODAY)
    assert reminders(date(2027, 8, 31)) == []
    assert reminders(date(2027, 9, 1)) == ["Обновите список «Кого включить» на 2027/2028 учебный год."]


def test_an_unknown_answer_or_an_empty_list_is_refused(cast, curator):
    person = make_person(cast.school)
    with pytest.raises(RuleViolation, match="Отметьте хотя бы одного"):
        decide_inclusion([], "yes", actor=curator, today=TODAY)
    with pytest.raises(RuleViolation, match="Выберите"):
        decide_inclusion([person], "maybe", actor=curator, today=TODAY)


@pytest.mark.parametrize("role", ["director", "mentor", "council", "stranger"])
def test_only_who_keeps_the_bank_answers(cast, role):
    with pytest.raises(PermissionDenied):
        decide_inclusion([make_person(cast.school)], "yes", actor=cast.actor(getattr(cast, role)), today=TODAY)
    assert not InclusionDecision.objects.exists()


def test_the_list_takes_the_same_queries_for_one_and_three_people(
    cast, curator, monkeypatch, django_assert_num_queries
):
    """Its own five; what the app of the pairs asks is counted there, so it is not asked here."""
    monkeypatch.setattr(hooks, "_history", [lambda *args: frozenset()])
    for added, people in ((1, 1), (2, 3)):
        for _ in range(added):
            make_person(cast.school, hired_on=date(2026, 9, 1))
        with django_assert_num_queries(5):
            assert len(selectors.candidates(curator, TODAY)) == people
