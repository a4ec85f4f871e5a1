"""In and out of the banks: the consent asked for, the role that follows, the closed category kept."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from core.actors import SYSTEM
from core.models import AuditEntry
from core.problems import Problem, RuleViolation
from people.models import Membership, StaffFact
from registry.actions import (
    change_entry,
    close_entry,
    enter_mentee,
    enter_mentor,
    enter_people,
    pause_entry,
    reopen_entry,
    resume_entry,
    set_needs,
    set_offers,
)
from registry.models import Competence, Consent, MenteeProfile, MentorProfile
from registry.rules import hooks
from registry.selectors.consequences import concerned
from registry.tasks import lay_dictionary
from registry.tests.made import NEXT, TODAY, competence, make_consent, make_mentee, make_mentor
from tests.cast import make_person


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


@pytest.fixture
def person(cast):
    return make_person(cast.school, family_name="Сомова", given_name="Анна", patronymic="Ильинична")


def roles(person):
    return list(Membership.objects.filter(person=person).values_list("role", "started_on", "ended_on"))


def test_an_entry_needs_a_consent_to_personal_data_and_says_where_to_mend_it(curator, person):
    with pytest.raises(RuleViolation) as refusal:
        enter_mentor(person, actor=curator, today=TODAY)
    assert refusal.value.problems == [
        Problem(
            "Сомова\xa0А.\xa0И.: нет согласия на обработку персональных данных.",
            f"/registry/consents/record/?kind=personal_data&person={person.pk}",
            "Отметить подписанное",
        )
    ]
    assert not MentorProfile.objects.filter(person=person).exists()


def test_an_entry_opens_the_role_and_its_end_closes_it(curator, person):
    make_consent(person)
    entry = enter_mentor(person, actor=curator, today=TODAY, capacity=2, categories=["methodist"])
    assert (entry.state, entry.entered_on, entry.capacity, entry.categories) == ("active", TODAY, 2, ["methodist"])
    assert roles(person) == [("mentor", TODAY, None)]

    entry = close_entry(entry, actor=curator, today=NEXT)
    assert (entry.state, entry.left_on) == ("closed", NEXT)
    assert roles(person) == [("mentor", TODAY, NEXT)]

    entry = reopen_entry(entry, actor=curator, today=NEXT)
    assert (entry.state, entry.left_on, entry.entered_on) == ("active", None, NEXT)
    assert roles(person) == [("mentor", TODAY, NEXT), ("mentor", NEXT, None)]


def test_entering_somebody_who_left_brings_the_same_entry_back(curator, person):
    make_consent(person)
    first = enter_mentee(person, actor=curator, today=TODAY, request="дисциплина")
    close_entry(first, actor=curator, today=TODAY)
    again = enter_mentee(person, actor=curator, today=NEXT)
    assert (again.pk, again.request, again.entered_on, again.left_on) == (first.pk, "дисциплина", NEXT, None)


def test_nobody_is_entered_twice(curator, person):
    make_consent(person)
    enter_mentee(person, actor=curator, today=TODAY)
    with pytest.raises(RuleViolation, match="запись в банке уже есть"):
        enter_mentee(person, actor=curator, today=TODAY)


def test_a_withdrawn_consent_opens_no_bank(curator, person):
    make_consent(person, withdrawn_on=TODAY)
    with pytest.raises(RuleViolation, match="персональных данных отозвано"):
        enter_mentee(person, actor=curator, today=TODAY)


def test_somebody_who_left_the_school_is_not_entered(curator, person):
    make_consent(person)
    StaffFact.objects.create(person=person, kind="left", starts_on=TODAY)
    with pytest.raises(RuleViolation, match="больше не работает в организации"):
        enter_mentor(person, actor=curator, today=TODAY)


def test_what_was_there_before_is_entered_as_it_is(curator, person):
    entry = enter_mentee(person, actor=curator, today=TODAY, as_is=True, entered_on=date(2023, 9, 1))
    assert (entry.entered_as_is, entry.entered_on) == (True, date(2023, 9, 1))


@pytest.mark.parametrize("role", ["director", "mentor", "psychologist", "council", "secretary", "stranger"])
def test_only_who_keeps_the_bank_enters_people(cast, person, role):
    make_consent(person)
    with pytest.raises(PermissionDenied):
        enter_mentor(person, actor=cast.actor(getattr(cast, role)), today=TODAY)
    assert not MentorProfile.objects.exists()


@pytest.mark.parametrize("role", ["curator", "administrator"])
def test_the_administrator_keeps_the_bank_with_the_curator(cast, person, role):
    make_consent(person)
    assert enter_mentor(person, actor=cast.actor(getattr(cast, role)), today=TODAY).person == person


def test_the_product_itself_may_enter_people(person):
    make_consent(person)
    assert enter_mentor(person, actor=SYSTEM, today=TODAY).organization == person.organization


def test_a_ticked_list_enters_at_once_or_not_at_all(cast, curator):
    first, second = make_person(cast.school), make_person(cast.school)
    make_consent(first)
    with pytest.raises(RuleViolation) as refusal:
        enter_people("mentees", [first, second], actor=curator, today=TODAY)
    assert [p.text.partition(":")[0] for p in refusal.value.problems] == [second.short_name]
    assert not MenteeProfile.objects.exists()

    enter_people("mentees", [first, second], actor=curator, today=TODAY, consent_on=TODAY)
    assert MenteeProfile.objects.count() == 2
    assert list(Consent.objects.filter(person=second).values_list("source", "given_on")) == [("paper", TODAY)]
    assert Consent.objects.filter(person=first).count() == 1


def test_pausing_keeps_the_role(cast, curator, person):
    make_consent(person)
    entry = enter_mentor(person, actor=curator, today=TODAY)
    assert pause_entry(entry, actor=curator).state == "paused"
    assert roles(person) == [("mentor", TODAY, None)]
    assert resume_entry(entry, actor=curator).state == "active"
    with pytest.raises(RuleViolation, match="«Возобновить» сейчас невозможно"):
        resume_entry(entry, actor=curator)


def test_an_app_above_may_forbid_to_close_an_entry(cast, curator, monkeypatch):
    entry = make_mentor(cast.school)
    monkeypatch.setattr(hooks, "_closing", [lambda profile: [Problem("Пара ещё работает.", "/pairs/1/")]])
    with pytest.raises(RuleViolation, match="Пара ещё работает"):
        close_entry(entry, actor=curator, today=TODAY)


@pytest.mark.parametrize(
    ("kind", "state", "steps"),
    [
        ("left", "active", ["Банк наставников: выведите из банка, когда завершены пары."]),
        ("left", "paused", ["Банк наставников: выведите из банка, когда завершены пары."]),
        ("left", "closed", []),
        ("on_leave", "active", ["Банк наставников: приостановите запись на время отсутствия."]),
        ("on_leave", "paused", []),
    ],
)
def test_a_staff_fact_names_the_entry_that_is_still_open(cast, curator, kind, state, steps):
    entry = make_mentor(cast.school, state=state)
    fact = StaffFact.objects.create(person=entry.person, kind=kind, starts_on=TODAY)
    assert [consequence.text for consequence in concerned(fact, curator)] == steps


def test_needs_and_offers_are_replaced_as_a_whole(cast, curator):
    mentee, mentor = make_mentee(cast.school), make_mentor(cast.school)
    discipline, parents = competence("discipline"), competence("parents")
    set_needs(mentee, {discipline.pk: 3, parents.pk: 1}, actor=curator)
    set_needs(mentee, {parents.pk: 2}, actor=curator)
    assert list(mentee.needs.values_list("competence__code", "weight")) == [("parents", 2)]

    set_offers(mentor, [discipline.pk, parents.pk], actor=curator)
    set_offers(mentor, [discipline.pk], actor=curator)
    assert list(mentor.offers.values_list("competence__code", flat=True)) == ["discipline"]


def test_a_need_is_a_leaf_of_the_own_dictionary_with_a_known_weight(cast, curator):
    mentee = make_mentee(cast.school)
    with pytest.raises(RuleViolation, match="нет в справочнике"):
        set_needs(mentee, {competence("class").pk: 3}, actor=curator)
    with pytest.raises(RuleViolation, match="от 1 до 3"):
        set_needs(mentee, {competence("discipline").pk: 4}, actor=curator)
    assert not mentee.needs.exists()


def test_an_administrator_who_saves_the_entry_keeps_the_closed_category_unseen(cast):
    entry = make_mentee(cast.school, categories=["burnt_out"])
    administrator = cast.actor(cast.administrator)
    assert entry.shown_categories(administrator) == ["difficulties"]
    change_entry(entry, actor=administrator, categories=["young", "difficulties"], request="оценивание")
    entry.refresh_from_db()
    assert entry.categories == ["young", "burnt_out"]


def test_the_trail_never_names_a_category(cast, curator):
    entry = make_mentee(cast.school)
    change_entry(entry, actor=curator, categories=["burnt_out"])
    assert [e.facts for e in AuditEntry.objects.about(entry)] == [{}]


def test_an_agreement_without_its_date_is_refused(cast, curator):
    with pytest.raises(RuleViolation, match="и номер, и дату"):
        change_entry(make_mentor(cast.school), actor=curator, agreement_number="7")


def test_the_dictionary_is_planted_once_and_put_back_after_a_flush(db):
    leaves = list(Competence.objects.leaves().values_list("code", flat=True))
    lay_dictionary()
    assert list(Competence.objects.leaves().values_list("code", flat=True)) == leaves
    Competence.objects.leaves().delete()
    Competence.objects.all().delete()
    lay_dictionary()
    assert list(Competence.objects.leaves().values_list("code", flat=True)) == leaves
    assert "lesson-planning" in leaves
