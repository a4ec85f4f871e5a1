"""The edges of every rule of programs and meetings, without a database."""

from datetime import date

import pytest

from programs import rules
from programs.rules import MeetingKind, MeetingStatus, Reply


@pytest.mark.parametrize(("months", "allowed"), [(2, False), (3, True), (12, True), (13, False)])
def test_a_program_lasts_from_three_to_twelve_months(months, allowed):
    assert (rules.duration_problem(months) == "") is allowed


def test_the_refusal_names_both_bounds():
    assert rules.duration_problem(13) == "Программа длится от 3 до 12 месяцев."


@pytest.mark.parametrize(
    ("starts_on", "months", "ends_on"),
    [
        (date(2026, 9, 1), 3, date(2026, 11, 30)),
        (date(2026, 9, 1), 12, date(2027, 8, 31)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),  # February is shorter: its last day
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 4, date(2027, 4, 30)),
        (date(2026, 10, 15), 3, date(2027, 1, 14)),
    ],
)
def test_the_planned_end_is_the_last_day_of_the_term(starts_on, months, ends_on):
    assert rules.planned_end(starts_on, months) == ends_on


@pytest.mark.parametrize(
    ("ends_on", "months"),
    [(date(2026, 11, 30), 3), (date(2026, 12, 1), 4), (date(2027, 8, 31), 12), (date(2026, 9, 2), 1)],
)
def test_a_begun_month_counts_whole(ends_on, months):
    assert rules.months_between(date(2026, 9, 1), ends_on) == months


def test_a_program_lies_within_the_period_of_its_pair():
    first, last = date(2026, 9, 1), date(2027, 5, 31)
    assert rules.period_problem(first, last, first, last) == ""
    assert rules.period_problem(date(2026, 8, 31), last, first, last) == (
        "Пара работает с 01.09.2026: программа не может начаться раньше."
    )
    assert rules.period_problem(first, date(2027, 6, 1), first, last) == (
        "Пара закреплена по 31.05.2027, а программа закончилась бы 01.06.2027. Сократите срок или начните раньше."
    )
    assert rules.period_problem(first, date(2027, 6, 1), None, None) == ""


def test_the_longest_lawful_term_is_proposed():
    assert rules.proposed_months(date(2026, 9, 1), date(2027, 5, 31)) == 9
    assert rules.proposed_months(date(2026, 9, 2), date(2027, 5, 31)) == 8
    assert rules.proposed_months(date(2026, 9, 1), date(2026, 10, 1)) == 3


def test_terms_are_spread_over_the_months_and_the_last_item_ends_with_the_program():
    terms = rules.spread_terms(date(2026, 9, 1), 9, 3)
    assert terms == [date(2026, 11, 30), date(2027, 2, 28), date(2027, 5, 31)]
    assert rules.spread_terms(date(2026, 9, 1), 3, 5)[-1] == date(2026, 11, 30)
    assert rules.spread_terms(date(2026, 9, 1), 3, 0) == []


def test_a_term_is_longer_after_an_extension_and_within_a_year():
    assert rules.extension_problem(9, 12) == ""
    assert rules.extension_problem(9, 9) == "Новый срок должен быть больше нынешнего (9 мес.)."
    assert rules.extension_problem(9, 13) == "Программа длится от 3 до 12 месяцев."


@pytest.mark.parametrize(
    ("held", "closing", "kind"),
    [
        (set(), False, MeetingKind.FIRST),
        (set(), True, MeetingKind.FIRST),
        ({"first"}, False, MeetingKind.TRIAL),
        ({"first", "trial"}, False, MeetingKind.PLANNING),
        ({"first", "trial", "planning"}, False, MeetingKind.REGULAR),
        ({"first", "trial", "planning", "regular"}, True, MeetingKind.CLOSING),
        ({"first", "trial", "planning", "closing"}, True, MeetingKind.REGULAR),
    ],
)
def test_kinds_of_meetings_are_proposed_in_their_order(held, closing, kind):
    assert rules.proposed_kind(held, closing=closing) == kind


def test_a_meeting_lies_between_the_first_day_of_the_pair_and_today():
    today, first = date(2026, 10, 1), date(2026, 9, 1)
    assert rules.held_on_problem(today, today, first, None) == ""
    assert rules.held_on_problem(first, today, first, None) == ""
    assert rules.held_on_problem(date(2026, 10, 2), today, first, None) == (
        "Дата встречи ещё не наступила. Внесите встречу после того, как она пройдёт."
    )
    assert rules.held_on_problem(date(2026, 8, 31), today, first, None) == (
        "Пара работает с 01.09.2026: встреча не могла пройти раньше."
    )
    assert rules.held_on_problem(today, today, first, date(2026, 9, 30)) == (
        "Пара завершила работу 30.09.2026: встреча не могла пройти позже."
    )


@pytest.mark.parametrize(("minutes", "allowed"), [(4, False), (5, True), (600, True), (601, False)])
def test_a_meeting_lasts_from_five_minutes_to_ten_hours(minutes, allowed):
    assert (rules.minutes_problem(minutes) == "") is allowed


@pytest.mark.parametrize(
    ("day", "status"),
    [(date(2026, 10, 8), MeetingStatus.WAITING), (date(2026, 10, 9), MeetingStatus.SILENT)],
)
def test_silence_confirms_on_the_eighth_day(day, status):
    assert rules.meeting_status([""], date(2026, 10, 1), day) == status


def test_silence_is_shown_as_silence():
    assert MeetingStatus.SILENT.label == "подтверждена молчанием (7 дней)"


def test_an_objection_outweighs_and_everybody_must_confirm():
    logged, late = date(2026, 10, 1), date(2026, 12, 1)
    assert rules.meeting_status([Reply.CONFIRMED, Reply.OBJECTED], logged, late) == MeetingStatus.OBJECTED
    assert rules.meeting_status([Reply.CONFIRMED, ""], logged, logged) == MeetingStatus.WAITING
    assert rules.meeting_status([Reply.CONFIRMED, ""], logged, late) == MeetingStatus.SILENT
    assert rules.meeting_status([Reply.CONFIRMED, Reply.CONFIRMED], logged, logged) == MeetingStatus.CONFIRMED


@pytest.mark.parametrize(
    ("today", "reason"),
    [(date(2026, 9, 14), ""), (date(2026, 9, 15), "первой встречи нет 14 дней")],
)
def test_the_first_meeting_is_expected_within_fourteen_days(today, reason):
    assert rules.quiet_reason(date(2026, 9, 1), None, today) == reason


@pytest.mark.parametrize(
    ("today", "reason"),
    [(date(2026, 10, 9), ""), (date(2026, 10, 10), "встреч нет 30 дней")],
)
def test_thirty_days_without_a_meeting_are_too_long(today, reason):
    assert rules.quiet_reason(date(2026, 9, 1), date(2026, 9, 10), today) == reason
