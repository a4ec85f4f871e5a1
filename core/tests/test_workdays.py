"""The production calendar: moved days off, working Saturdays, the eve of the May holidays."""

from datetime import date

import pytest

from core.workdays import is_working_day, working_day_after


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 5, 1), False),  # a holiday
        (date(2026, 5, 2), False),  # a Saturday
        (date(2026, 5, 4), True),
        (date(2026, 5, 11), False),  # the day off moved from Saturday, 9 May
        (date(2024, 4, 27), True),  # a Saturday worked for Monday, 29 April
        (date(2024, 4, 29), False),
        (date(2026, 1, 9), False),
        (date(2026, 1, 12), True),
    ],
)
def test_moved_days_are_known(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("told_on", "third"),
    [
        (date(2024, 4, 26), date(2024, 5, 3)),  # the Friday before: a working Saturday, then 2 and 3 May
        (date(2025, 4, 25), date(2025, 4, 30)),
        (date(2026, 4, 30), date(2026, 5, 6)),  # the last working day before 1 May
        (date(2026, 5, 8), date(2026, 5, 14)),  # the Friday before Victory Day and the moved Monday
        (date(2026, 4, 24), date(2026, 4, 29)),
        (date(2026, 12, 30), date(2027, 1, 13)),
    ],
)
def test_three_working_days_are_counted_from_the_next_day(told_on, third):
    assert working_day_after(told_on, 3) == third


def test_no_days_later_is_the_day_itself():
    assert working_day_after(date(2026, 5, 1), 0) == date(2026, 5, 1)
