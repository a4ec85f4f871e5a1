"""Edges of the rules of pairs."""

from datetime import date

import pytest

from pairs.rules import dates_problem, kinds_for, kinds_problem, middle, planned_dates
from registry.rules import MentoringKind


@pytest.mark.parametrize(
    ("today", "until"),
    [
        (date(2026, 10, 1), date(2027, 5, 31)),
        (date(2027, 2, 28), date(2027, 5, 31)),
        (date(2027, 3, 1), date(2028, 2, 29)),
        (date(2027, 8, 31), date(2028, 8, 30)),
    ],
)
def test_a_pair_is_planned_to_the_end_of_lessons_or_for_a_year(today, until):
    assert planned_dates(today) == (today, until)
    assert dates_problem(*planned_dates(today)) == ""


@pytest.mark.parametrize(
    ("ends_on", "allowed"),
    [
        (date(2026, 8, 31), False),
        (date(2026, 9, 1), True),
        (date(2027, 8, 31), True),
        (date(2027, 9, 1), False),
    ],
)
def test_a_pair_ends_within_a_year(ends_on, allowed):
    assert (dates_problem(date(2026, 9, 1), ends_on) == "") is allowed


@pytest.mark.parametrize(("mentees", "allowed"), [(1, False), (2, True)])
def test_a_group_has_two_mentees_or_more(mentees, allowed):
    assert (kinds_problem([MentoringKind.GROUP], mentees) == "") is allowed


def test_a_kind_must_be_chosen():
    assert kinds_problem([], 1) == "Отметьте хотя бы один вид наставничества."


def test_two_mentees_make_a_group_by_themselves():
    assert kinds_for([MentoringKind.TRADITIONAL], 2) == [MentoringKind.TRADITIONAL, MentoringKind.GROUP]
    assert kinds_for([MentoringKind.TRADITIONAL], 1) == [MentoringKind.TRADITIONAL]


def test_interim_monitoring_stands_half_way():
    assert middle(date(2026, 10, 1), date(2027, 5, 31)) == date(2027, 1, 30)
