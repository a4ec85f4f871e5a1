from datetime import date

import pytest

from core.schoolyear import SchoolYear, add_months, full_years


@pytest.mark.parametrize(
    ("day", "first"), [(date(2026, 8, 31), 2025), (date(2026, 9, 1), 2026), (date(2027, 1, 1), 2026)]
)
def test_the_school_year_turns_on_the_first_of_september(day, first):
    assert SchoolYear.containing(day) == SchoolYear(first)
    assert day in SchoolYear(first)


def test_a_school_year_is_named_by_both_its_years():
    assert str(SchoolYear(2026)) == "2026/2027"
    assert (SchoolYear(2026).starts_on, SchoolYear(2026).ends_on) == (date(2026, 9, 1), date(2027, 8, 31))
    assert SchoolYear(2026).lessons_end_on == date(2027, 5, 31)


def test_an_installation_may_end_its_lessons_on_another_day(settings):
    settings.LESSONS_END = "06-15"
    assert SchoolYear(2026).lessons_end_on == date(2027, 6, 15)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_are_added_as_calendars_count(day, months, later):
    assert add_months(day, months) == later


def test_a_year_is_full_on_its_day():
    assert full_years(date(2000, 2, 29), date(2021, 2, 28)) == 20
    assert full_years(date(2000, 2, 29), date(2021, 3, 1)) == 21
