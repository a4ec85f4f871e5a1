"""The Russian production calendar: holidays, days off and working Saturdays as the Government has moved them."""

from datetime import date, timedelta

from holidays import Russia

_calendar = Russia()  # fills a year once it is asked for


def is_working_day(day: date) -> bool:
    _calendar.get(day)  # the year's moved days are known once a day of it has been asked for
    return _calendar.is_working_day(day)


def working_day_after(day: date, number: int) -> date:
    """The working day that comes so many working days later; the day itself is not counted (ТК РФ, статья 14)."""
    left = number
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day
