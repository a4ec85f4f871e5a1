"""Where an activity stands, when it opens, what shows it done, in which months it lies, where its papers are made."""

from datetime import date

import pytest

from roadmap.kinds.documents import generator_of
from roadmap.kinds.facts import Found
from roadmap.rules import Deadline
from roadmap.rules.occurrences import (
    UNDATED,
    Reminder,
    Standing,
    bars,
    is_shown_by,
    month_of,
    most_pressing,
    openings,
    progress,
    reminder_for,
    standing_of,
)
from roadmap.rules.words import speak_of_the_same

TODAY = date(2026, 10, 5)
SPAN = (date(2026, 9, 1), date(2028, 8, 31))


@pytest.mark.parametrize(
    ("ends_on", "standing"),
    [
        (date(2026, 10, 4), Standing.OVERDUE),
        (TODAY, Standing.SOON),
        (date(2026, 10, 19), Standing.SOON),
        (date(2026, 10, 20), Standing.PLANNED),
        (None, Standing.PLANNED),
    ],
)
def test_what_is_open_is_seen_from_the_day(ends_on, standing):
    assert standing_of("planned", ends_on, TODAY) == standing
    assert standing_of("done", ends_on, TODAY) == Standing.DONE
    assert standing_of("cancelled", ends_on, TODAY) == Standing.CANCELLED


def test_the_most_pressing_speaks_for_several_and_what_is_off_is_not_counted():
    assert most_pressing([Standing.DONE, Standing.PLANNED, Standing.OVERDUE]) == Standing.OVERDUE
    assert most_pressing([Standing.CANCELLED, Standing.DONE]) == Standing.DONE
    assert progress([Standing.DONE, Standing.CANCELLED, Standing.SOON]) == (1, 2)


@pytest.mark.parametrize(
    ("ends_on", "kind"),
    [
        (date(2026, 10, 20), None),
        (date(2026, 10, 19), Reminder.TWO_WEEKS),
        (date(2026, 10, 8), Reminder.TWO_WEEKS),
        (date(2026, 10, 7), Reminder.TWO_DAYS),
        (TODAY, Reminder.TWO_DAYS),
        (date(2026, 10, 4), Reminder.OVERDUE),
        (None, None),
    ],
)
def test_a_reminder_is_due_two_weeks_and_two_days_before_and_after(ends_on, kind):
    assert reminder_for(ends_on, TODAY) == kind


def opened(text: str, year: int):
    return openings(Deadline.parse(text, SPAN), year, SPAN)


def test_what_has_no_certain_day_stands_in_each_year_of_the_plan_and_in_no_other():
    assert [opened("по запросу", year) for year in (2025, 2026, 2027, 2028)] == [[], [UNDATED], [UNDATED], []]
    assert openings([], 2026, SPAN) == [UNDATED]


def test_what_is_dated_stands_in_its_own_year_alone():
    assert opened("20.10.2027", 2026) == []
    assert opened("20.10.2027", 2027) == [(date(2027, 10, 20), date(2027, 10, 20))]


SHOWN = Found("есть", "/", is_complete=True)
SEPTEMBER = (date(2026, 9, 1), date(2026, 9, 30))
LATER = (date(2027, 5, 1), date(2027, 5, 31))


@pytest.mark.parametrize(
    ("found", "period", "alone", "shown"),
    [
        (Found("нет", "/"), SEPTEMBER, True, False),
        (SHOWN, SEPTEMBER, True, True),
        (SHOWN, LATER, True, False),  # what merely holds counts from the first day of the term
        (SHOWN, (None, None), True, True),
        (Found("", "/", is_complete=True, day=date(2026, 9, 20)), LATER, True, True),  # done early
        (Found("", "/", is_complete=True, day=date(2026, 9, 20)), LATER, False, False),  # that was the other term
        (Found("", "/", is_complete=True, day=date(2026, 9, 20), gathers=True), SEPTEMBER, True, True),
        (Found("", "/", is_complete=True, day=date(2026, 9, 20), gathers=True), LATER, True, False),  # more may come
    ],
)
def test_a_complete_fact_shows_the_term_it_belongs_to(found, period, alone, shown):
    assert is_shown_by(found, *period, TODAY, alone=alone) is shown


def test_months_run_from_september_and_the_first_of_two_keeps_a_month():
    assert [month_of(date(2026, 9, 30), 2026), month_of(date(2027, 8, 1), 2026)] == [0, 11]
    assert [month_of(date(2026, 7, 1), 2026), month_of(date(2027, 10, 1), 2026)] == [0, 11]
    rows = [(date(2026, 10, 1), date(2026, 11, 5), "a"), (date(2026, 11, 20), date(2026, 12, 31), "b")]
    assert [(bar.months, bar.occurrence) for bar in bars(rows, 2026)] == [(1, None), (2, "a"), (1, "b"), (8, None)]


@pytest.mark.parametrize(
    ("activity", "title", "same"),
    [
        ("Назначение куратора приказом", "О назначении куратора наставничества", True),
        ("Утверждение дорожной карты", "Об утверждении положения", False),
        ("Приказ о закреплении пар", "О закреплении пар и групп", True),
        ("Подготовка приказов", "О награждении наставников", False),
    ],
)
def test_an_order_belongs_to_an_activity_that_speaks_of_the_same(activity, title, same):
    assert speak_of_the_same(activity, title) is same


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("приказ об утверждении наставнических пар\\групп", "pairs_order"),
        ("Приказ об утверждении реестра наставников", "order"),
        ("формы согласий на обработку персональных данных", "consents"),
        ("Положение о наставничестве в ОУ", "regulation"),
        ("анкеты удовлетворенности наставников и наставляемых", "satisfaction"),
        ("анкеты-опросы «Чем я могу быть полезен в качестве наставника?»", "resources"),
        ("анкеты для анализа потребности в развитии у наставляемых", "needs"),
        ("отчет по итогам наставнической программы", "report"),
        ("планы индивидуального развития наставляемых", "programs"),
        ("перечень лиц, желающих иметь наставников", "mentees"),
        ("формат «Портфолио наставника»", "mentors"),
        ("памятки для наставников", "library"),
        ("партнерские соглашения", None),
        ("справки об отсутствии судимости, медицинские справки для партнеров", None),
    ],
)
def test_a_document_is_made_where_its_words_say(text, name):
    generator = generator_of(text)
    assert (generator and generator.name) == name
