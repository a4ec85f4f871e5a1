"""Every indicator of a small school, counted by hand; edges of the school year; an empty school."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from core.schoolyear import SchoolYear
from people.models import Person, StaffFact
from people.rules import StaffFactKind
from programs.models import ProgramExtension
from programs.states import ChangeState
from registry.models import Consent
from reports.kinds.indicators import ALL, BY_CODE
from reports.rules import HIDDEN, number_in_words
from reports.selectors.figures import figures_of
from reports.tests.make import (
    FIRST,
    LAST,
    TODAY,
    YEAR,
    make_meeting,
    make_mentee,
    make_mentor,
    make_pair,
    make_round,
    make_small_school,
)
from tests.cast import give_role, make_organization, make_person

NOTHING = "нет данных"
QUERIES = 20
BY_HAND = {
    "teachers": (6, None, "6"),
    "young": (2, None, "2"),
    "curators": (0, None, "0"),
    "regulations": (1, None, "1"),
    "involved": (5, 6, "83,3\xa0%"),
    "young_mentees": (2, 2, "100\xa0%"),
    "mentors": (2, None, "2"),
    "mentees": (4, None, "4"),
    "mentors_paired": (2, None, "2"),
    "coverage": (3, 4, "75\xa0%"),
    "without_pair": (3, None, "3"),
    "days_to_pair": (10 + 30 + 30, 3, "23,3"),
    "mentors_experienced": (2, None, "2"),
    "mentors_spreading": (0, None, "0"),
    "mentees_young": (3, None, "3"),
    "mentees_difficulties": (1, None, "1"),
    "pairs": (3, None, "3"),
    "groups": (1, None, "1"),
    "pairs_created": (3, None, "3"),
    "pairs_acting": (1, None, "1"),
    "pairs_completed": (1, None, "1"),
    "pairs_stopped": (1, None, "1"),
    "form_teacher_teacher": (2, None, "2"),
    "form_head_teacher": (1, None, "1"),
    "kind_traditional": (2, None, "2"),
    "kind_group": (1, None, "1"),
    "kind_virtual": (1, None, "1"),
    "ended_completed": (1, None, "1"),
    "ended_initiative": (1, None, "1"),
    "ended_left": (0, None, "0"),
    "load": (3, 2, "1,5"),
    "load_most": (2, None, "2"),
    "consents": (4, 5, "80\xa0%"),
    "programs": (3, None, "3"),
    "programs_ended": (2, None, "2"),
    "completion": (1, 2, "50\xa0%"),
    "plans": (3, 4, "75\xa0%"),
    "programs_extended": (0, None, "0"),
    "programs_corrected": (0, None, "0"),
    "program_ended_completed": (1, None, "1"),
    "program_ended_initiative": (1, None, "1"),
    "trained": (0, 2, "0\xa0%"),
    "retained_1": (2, 2, "100\xa0%"),
    "retained_3": (0, 0, NOTHING),
    "meetings": (3, None, "3"),
    "hours": (195, None, "3,3\xa0ч"),
    "confirmed": (2, 3, "66,7\xa0%"),
    "meetings_a_pair": (3, 3, "1"),
    "satisfaction_mentees": (1, 2, "50\xa0%"),
    "answered_mentees": (2, 3, "66,7\xa0%"),
    "satisfaction_mentors": (1, 1, "100\xa0%"),
    "answered_mentors": (1, 1, "100\xa0%"),
    "materials": (0, None, "0"),
}


@pytest.fixture
def school(db):
    return make_small_school(make_organization())


def count(organization, today=TODAY, year=YEAR):
    return figures_of(organization, SchoolYear(year), today)


def test_every_indicator_of_the_small_school_is_as_counted_by_hand(school):
    figures = count(school.organization)
    assert {code: (*figures[code].parts, figures[code].words) for code in BY_HAND} == BY_HAND
    rest = {code for code, figure in figures.by_code.items() if code not in BY_HAND and figure.numerator.figure}
    assert rest == set()


@pytest.mark.parametrize("indicator", ALL, ids=lambda indicator: indicator.code)
def test_an_empty_school_has_no_data_and_never_0_percent(db, indicator):
    figure = count(make_organization())[indicator.code]
    assert figure.numerator.figure == 0
    assert figure.words == (NOTHING if indicator.denominator else number_in_words(0, unit=indicator.unit))


def test_every_share_prints_its_formula():
    assert [i.code for i in ALL if i.denominator and not i.formula] == []
    assert len(BY_CODE) == len(ALL)


@pytest.mark.parametrize(
    ("started_on", "ended_on", "counted"),
    [
        (date(2025, 3, 1), date(2025, 8, 31), False),
        (date(2025, 3, 1), FIRST, True),
        (FIRST, None, True),
        (LAST, None, True),
        (date(2026, 9, 1), None, False),
    ],
)
def test_a_pair_belongs_to_every_year_that_it_has_a_day_in(db, started_on, ended_on, counted):
    school = make_organization()
    make_pair(make_mentor(school), make_mentee(school), started_on=started_on, ended_on=ended_on)
    figures = count(school, today=date(2026, 12, 1))
    assert figures["pairs"].parts == (int(counted), None)
    assert figures["mentors_paired"].parts == (int(counted), None)


def test_a_past_year_is_counted_as_of_its_last_day(db):
    school = make_organization()
    make_pair(make_mentor(school), make_mentee(school), ended_on=date(2026, 9, 1))
    figures = count(school, today=date(2027, 1, 15))
    assert figures.facts.last == LAST
    assert figures["pairs_acting"].parts == (1, None)
    assert figures["pairs_completed"].parts == (0, None)


def test_a_pair_that_ended_on_the_last_day_of_the_year_has_ended(db):
    school = make_organization()
    make_pair(make_mentor(school), make_mentee(school), ended_on=LAST)
    figures = count(school, today=date(2027, 1, 15))
    assert (figures["pairs_acting"].parts, figures["pairs_completed"].parts) == ((0, None), (1, None))


def test_one_person_in_two_pairs_is_counted_once(db):
    school = make_organization()
    mentor, mentee = make_mentor(school), make_mentee(school)
    make_pair(mentor, mentee, ended_on=date(2025, 12, 1))
    make_pair(mentor, mentee, started_on=date(2026, 1, 12))
    figures = count(school)
    assert [figures[c].parts for c in ("mentors_paired", "coverage", "involved")] == [(1, None), (1, 1), (2, 2)]
    assert figures["load"].parts == (1, 1)


def test_a_mentor_who_is_also_a_mentee_is_one_teacher(db):
    school = make_organization()
    both = make_person(school)
    make_pair(make_mentor(school, both), make_mentee(school))
    make_pair(make_mentor(school), make_mentee(school, both), started_on=date(2025, 10, 1))
    assert count(school)["involved"].parts == (3, 3)


def test_an_external_mentor_is_a_mentor_but_not_a_teacher_of_the_school(db):
    school = make_organization()
    guest = make_person(school, is_staff_member=False)
    make_pair(make_mentor(school, guest, is_external=True), make_mentee(school))
    figures = count(school)
    assert (figures["mentors"].parts, figures["involved"].parts) == ((1, None), (1, 1))


@pytest.mark.parametrize(("left_on", "counted"), [(FIRST, 0), (date(2025, 9, 2), 1)])
def test_who_left_before_the_year_began_is_not_of_its_staff(db, left_on, counted):
    school = make_organization()
    person = make_person(school, is_staff_member=False)
    StaffFact.objects.create(person=person, kind=StaffFactKind.LEFT, starts_on=left_on)
    assert count(school)["teachers"].parts == (counted, None)


@pytest.mark.parametrize(("hired_on", "counted"), [(TODAY, 1), (date(2026, 6, 11), 0)])
def test_who_was_hired_after_the_day_counted_is_not_there_yet(db, hired_on, counted):
    school = make_organization()
    make_person(school, hired_on=hired_on)
    assert count(school)["teachers"].parts == (counted, None)


@pytest.mark.parametrize(("months", "counted"), [(36, 1), (37, 0), (None, 0)])
def test_the_third_year_of_experience_is_the_last_of_a_young_teacher(db, months, counted):
    school = make_organization()
    make_person(school, teaching_experience_months=months, experience_as_of=FIRST)
    assert count(school)["young"].parts == (counted, None)


@pytest.mark.parametrize(("until", "counted"), [(date(2025, 8, 31), 0), (FIRST, 1)])
def test_the_status_of_a_young_specialist_counts_while_it_holds_in_the_year(db, until, counted):
    school = make_organization()
    make_person(school, young_specialist_from=date(2023, 9, 1), young_specialist_until=until)
    assert count(school)["young"].parts == (counted, None)


@pytest.mark.parametrize(("today", "confirmed"), [(date(2025, 10, 22), 0), (date(2025, 10, 23), 1)])
def test_seven_days_of_silence_confirm_a_meeting(db, today, confirmed):
    school = make_organization()
    make_meeting(make_pair(make_mentor(school), make_mentee(school)), date(2025, 10, 15))
    assert count(school, today=today)["confirmed"].parts == (confirmed, 1)


def test_a_consent_withdrawn_while_the_pair_worked_is_missing(school):
    person = school.mentees[1].person  # their pair goes on
    Consent.objects.filter(person=person).update(withdrawn_on=TODAY)
    assert count(school.organization)["consents"].parts == (3, 5)


def test_a_consent_withdrawn_after_the_pair_ended_was_there_in_time(school):
    person = school.mentees[0].person  # their pair ended in May
    Consent.objects.filter(person=person).update(withdrawn_on=date(2026, 5, 30))
    assert count(school.organization)["consents"].parts == (4, 5)


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ([9] * 4, HIDDEN),
        ([9] * 5, "100\xa0%"),
        ([9] * 5 + [3] * 4, HIDDEN),
        ([9] * 4 + [3] * 5, HIDDEN),
        ([9] * 5 + [3] * 5, "50\xa0%"),
    ],
)
def test_an_anonymous_round_hides_what_fewer_than_five_said(db, marks, words):
    school = make_organization()
    make_round(school, {make_person(school): mark for mark in marks}, anonymous=True)
    figures = count(school)
    assert figures["satisfaction_mentees"].words == words
    assert figures["answered_mentees"].words == "100\xa0%"


def test_a_named_round_of_the_school_hides_nothing(db):
    school = make_organization()
    make_round(school, {make_person(school): 3})
    assert count(school)["satisfaction_mentees"].parts == (0, 1)


def test_the_mean_of_the_marks_decides_from_seven_on(db):
    school = make_organization()
    make_round(school, {make_person(school): 7, make_person(school): 6})
    assert count(school)["satisfaction_mentees"].value == Fraction(50)


def test_curators_of_the_year_are_counted_whose_role_held_on_a_day_of_it(db):
    school = make_organization()
    before, during = (give_role(make_person(school), "curator", since=date(2024, 9, 1)) for _ in range(2))
    before.ended_on, during.ended_on = FIRST, date(2025, 9, 2)
    before.save()
    during.save()
    assert count(school)["curators"].parts == (1, None)


@pytest.mark.parametrize(("trained_on", "words"), [(TODAY, "50\xa0%"), (date(2026, 6, 11), "0\xa0%"), (None, "0\xa0%")])
def test_a_mentor_is_trained_from_the_day_of_the_training_on(db, trained_on, words):
    school = make_organization()
    make_mentor(school, trained_on=trained_on)
    make_mentor(school)
    assert count(school)["trained"].words == words


def young(school, hired_on, **fields):
    """A teacher hired that day in the second year of work."""
    return make_person(school, hired_on=hired_on, teaching_experience_months=14, experience_as_of=hired_on, **fields)


@pytest.mark.parametrize(
    ("hired_on", "after_one", "after_three"),
    [
        (date(2024, 8, 31), (0, 0), (0, 0)),  # the year was over before this school year began
        (date(2024, 9, 1), (1, 1), (0, 0)),
        (date(2025, 6, 10), (1, 1), (0, 0)),
        (date(2025, 6, 11), (0, 0), (0, 0)),  # not yet on the day counted
        (date(2022, 9, 1), (0, 0), (1, 1)),
    ],
)
def test_a_young_teacher_is_looked_for_in_the_year_of_the_anniversary(db, hired_on, after_one, after_three):
    school = make_organization()
    young(school, hired_on)
    make_person(school, hired_on=hired_on, teaching_experience_months=240, experience_as_of=hired_on)
    figures = count(school)
    assert (figures["retained_1"].parts, figures["retained_3"].parts) == (after_one, after_three)


@pytest.mark.parametrize(("left_on", "stayed"), [(date(2026, 3, 1), 0), (date(2026, 3, 2), 1)])
def test_who_left_by_the_anniversary_was_not_kept(db, left_on, stayed):
    school = make_organization()
    person = young(school, date(2025, 3, 1), is_staff_member=False)
    StaffFact.objects.create(person=person, kind=StaffFactKind.LEFT, starts_on=left_on)
    assert count(school)["retained_1"].parts == (stayed, 1)


def test_a_program_changed_by_consent_is_counted_once_in_the_year_it_was_agreed(school):
    program, day = school.programs[0], date(2026, 1, 15)
    for months in (10, 11):
        ProgramExtension.objects.create(
            program=program,
            months_before=9,
            months=months,
            ends_on=program.ends_on,
            state=ChangeState.APPLIED,
            proposed_on=day,
            applied_on=day,
        )
    figures = count(school.organization)
    assert figures["programs_extended"].numerator.rows == (program.pk,)
    assert figures["programs_corrected"].parts == (0, None)
    assert count(school.organization, today=date(2026, 1, 14))["programs_extended"].parts == (0, None)


def test_counting_costs_the_same_however_many_rows(school, django_assert_num_queries):
    with django_assert_num_queries(QUERIES):
        count(school.organization)
    more = make_organization()
    with django_assert_num_queries(QUERIES):
        count(more)


def test_nothing_of_another_school_is_counted(school):
    empty = count(make_organization())
    assert Person.objects.filter(organization=school.organization).exists()
    assert {code for code, figure in empty.by_code.items() if figure.numerator.rows} == set()
    assert replace(empty.facts, year=SchoolYear(1999)).teachers == {}
