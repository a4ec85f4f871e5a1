from datetime import date

import pytest

from people.models import Person
from registry.rules import InclusionReason, MenteeCategory
from registry.rules.consents import Holding, date_problem, is_written, kinds_for, lack_in_words
from registry.rules.entries import (
    agreement_problem,
    categories_to_find,
    experience_on,
    has_returned,
    in_first_years,
    inclusion_reasons,
    is_newcomer,
    shown_categories,
    stored_categories,
    suggested_categories,
)

TODAY = date(2026, 11, 20)
CLOSED, OPEN, YOUNG = MenteeCategory.BURNT_OUT, MenteeCategory.DIFFICULTIES, MenteeCategory.YOUNG


def test_the_closed_category_reads_as_other_difficulties():
    assert shown_categories([YOUNG, CLOSED], closed_too=False) == ["young", "difficulties"]
    assert shown_categories([CLOSED, OPEN], closed_too=False) == ["difficulties"]
    assert shown_categories([YOUNG, CLOSED], closed_too=True) == ["young", "burnt_out"]


@pytest.mark.parametrize(
    ("chosen", "before", "stored"),
    [
        (["young", "difficulties"], ["burnt_out"], ["young", "burnt_out"]),
        (["difficulties"], ["burnt_out", "difficulties"], ["burnt_out", "difficulties"]),
        (["young"], ["burnt_out"], ["young"]),
        (["difficulties"], [], ["difficulties"]),
        (["burnt_out"], [], []),
    ],
)
def test_who_does_not_see_the_closed_category_neither_loses_nor_gives_it(chosen, before, stored):
    assert stored_categories(chosen, before, closed_too=False) == stored


def test_a_filter_by_other_difficulties_does_not_tell_the_closed_category_apart():
    assert categories_to_find(OPEN, closed_too=False) == ["difficulties", "burnt_out"]
    assert categories_to_find(CLOSED, closed_too=False) == []
    assert categories_to_find(OPEN, closed_too=True) == ["difficulties"]


@pytest.mark.parametrize(
    ("months", "as_of", "known"),
    [
        (None, None, None),
        (30, None, 30),
        (30, date(2026, 9, 1), 32),
        (30, date(2026, 8, 21), 32),
        (30, date(2026, 8, 20), 33),
        (30, date(2027, 1, 1), 28),
        (1, date(2027, 6, 1), 0),
    ],
)
def test_experience_grows_by_full_months_since_it_was_known(months, as_of, known):
    assert experience_on(months, as_of, TODAY) == known


@pytest.mark.parametrize(("months", "novice"), [(0, True), (36, True), (37, False), (None, False)])
def test_the_first_three_years_include_the_last_month_of_the_third(months, novice):
    assert in_first_years(months, TODAY, TODAY) is novice


@pytest.mark.parametrize(
    ("hired", "newcomer"),
    [
        (date(2025, 11, 19), False),
        (date(2025, 11, 20), True),
        (TODAY, True),
        (date(2026, 11, 21), False),
        (None, False),
    ],
)
def test_a_newcomer_was_hired_within_twelve_months(hired, newcomer):
    assert is_newcomer(hired, TODAY) is newcomer


@pytest.mark.parametrize(
    ("end", "returned"),
    [
        (None, False),
        (date(2026, 11, 19), True),
        (TODAY, False),
        (date(2025, 11, 20), True),
        (date(2025, 11, 19), False),
    ],
)
def test_back_after_a_break_means_an_absence_that_ended_within_the_year(end, returned):
    assert has_returned([(date(2024, 1, 1), end)], TODAY) is returned


def test_a_young_specialist_is_offered_whatever_the_experience():
    person = Person(teaching_experience_months=60, young_specialist_from=date(2025, 9, 1))
    assert inclusion_reasons(person, [], TODAY) == (InclusionReason.FIRST_YEARS,)
    assert inclusion_reasons(Person(teaching_experience_months=60), [], TODAY) == ()


def test_categories_follow_from_the_reasons_in_the_order_of_the_regulation():
    reasons = [InclusionReason.RETURNED, InclusionReason.NEWCOMER, InclusionReason.NO_PAIR]
    assert suggested_categories(reasons) == ["returned", "newcomer"]


def test_an_agreement_has_both_number_and_date():
    wrong = "Укажите и номер, и дату дополнительного соглашения."
    assert agreement_problem("5", None) == wrong
    assert agreement_problem("", TODAY) == wrong
    assert agreement_problem("5", TODAY) == agreement_problem("", None) == ""


@pytest.mark.parametrize(("paper", "act", "written"), [(True, False, True), (False, False, False), (False, True, True)])
def test_paper_is_the_original_until_a_local_act_says_otherwise(paper, act, written):
    assert is_written(from_paper=paper, has_electronic_act=act) is written


def test_what_is_lacking_is_said_with_the_name_and_the_next_step():
    assert lack_in_words("Сизов И. О.", "mentor_duties", Holding.NOT_WRITTEN) == (
        "Сизов И. О.: согласие на выполнение обязанностей наставника дано в системе, "
        "для приказа подпишите его на бумаге."
    )
    assert lack_in_words("Сизов И. О.", "personal_data", Holding.MISSING) == (
        "Сизов И. О.: нет согласия на обработку персональных данных."
    )


def test_each_bank_asks_for_its_own_kinds():
    assert kinds_for({"mentors"}) == ("personal_data", "mentor_duties", "publication")
    assert kinds_for({"mentors", "mentees"}) == ("personal_data", "mentor_duties", "being_mentored", "publication")


@pytest.mark.parametrize(
    ("given", "until", "problem"),
    [
        (TODAY, None, ""),
        (date(2026, 11, 21), None, "Дата согласия ещё не наступила. Укажите день, когда его подписали."),
        (TODAY, date(2026, 11, 19), "Согласие не может закончиться раньше, чем дано."),
        (TODAY, TODAY, ""),
    ],
)
def test_a_consent_is_dated_no_later_than_today(given, until, problem):
    assert date_problem(given, until, TODAY) == problem
