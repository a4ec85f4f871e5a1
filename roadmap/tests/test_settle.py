"""The terms of a stage together: taken over, shared, outside the plan."""

from datetime import date

import pytest

from roadmap.rules import Deadline, Period, periods_of, settle_terms
from roadmap.rules.plan import PlanActivity, PlanStage
from roadmap.rules.settle import OUTSIDE, SEVERAL, TAKEN_OVER, doubts

SPAN = (date(2022, 9, 1), date(2024, 8, 31))


def stage_of(*terms):
    activities = [
        PlanActivity(f"Мероприятие {number}", deadline=term, deadlines=Deadline.parse(term))
        for number, term in enumerate(terms, 1)
    ]
    stage = PlanStage("Этап", activities=activities)
    settle_terms(stage)
    return stage.activities


def test_an_empty_term_takes_over_the_one_above_and_is_marked():
    first, second, third = stage_of("сентябрь (ежегодно)", "", " ")
    assert second.deadlines == third.deadlines == first.deadlines
    assert (first.doubts, second.doubts, third.doubts) == ([], [TAKEN_OVER], [TAKEN_OVER])
    assert second.deadline == ""  # printed back as it was


def test_nothing_is_taken_over_from_below_or_from_nowhere():
    first = stage_of("", "май")[0]
    assert (first.deadlines, first.doubts) == ([], [])
    assert [activity.deadlines for activity in stage_of("", "")] == [[], []]


def test_a_dash_is_an_answer_and_takes_nothing_over():
    _, second = stage_of("май", "—")
    assert (second.deadlines, second.doubts) == ([], [])


def test_several_terms_of_one_cell_go_to_all_its_activities_and_are_marked():
    shared = stage_of("Апрель 2022 Сентябрь (ежегодно)", "Апрель 2022 Сентябрь (ежегодно)", "май")
    assert [activity.doubts for activity in shared] == [[SEVERAL], [SEVERAL], []]
    assert len(shared[1].deadlines) == 2


def test_on_request_beside_a_month_is_no_second_term():
    assert [a.doubts for a in stage_of("май (по запросу)", "май (по запросу)")] == [[], []]


def test_settling_twice_says_nothing_twice():
    stage = PlanStage("Этап", activities=stage_of("Апрель 2022 Сентябрь (ежегодно)", ""))
    before = [list(activity.doubts) for activity in stage.activities]
    settle_terms(stage)
    assert [activity.doubts for activity in stage.activities] == before == [[SEVERAL], [TAKEN_OVER, SEVERAL]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("сентябрь (ежегодно)", []),
        ("октябрь 2022 г.", []),
        ("31 августа 2022 г.", [OUTSIDE]),
        ("август 2022 – октябрь 2022", [OUTSIDE]),
        ("до 1 сентября 2024 г.", [OUTSIDE]),
        ("2020–2024 гг.", []),
        ("2020–2021 гг.", [OUTSIDE]),
        ("в течение 2024/2025 учебного года", [OUTSIDE]),
        ("в конце отчётного периода", []),
        ("май", ["Год не назван: каждый год или один раз? Уточните."]),
        ("до 10 мая", ["Год не назван: каждый год или один раз? Уточните."]),
        ("2022–2023", ["Два календарных года или один учебный? Уточните."]),
        ("сентябрь 2022–2023", ["Два календарных года или один учебный? Уточните."]),
        ("I полугодие", ["Полугодие учебного года или календарного? Укажите месяцы."]),
        ("до мая 2023", ["Неясно, входит ли названный месяц в срок: укажите день."]),
        ("с мая 2023", ["У срока есть начало, но нет окончания."]),
        ("до окончания этапа", ["Срок зависит от другого этапа: укажите его датами."]),
        ("по готовности", ["Срок не распознан: укажите его датами."]),
    ],
)
def test_what_a_person_should_look_at(text, said):
    (deadline,) = Deadline.parse(text, SPAN)
    assert doubts(deadline, SPAN) == said


def test_a_date_outside_the_plan_stays():
    (deadline,) = Deadline.parse("31 августа 2022 г.", SPAN)
    assert deadline.occurrences(2021) == [Period(date(2022, 8, 31), date(2022, 8, 31))]
    assert not deadline.uncertain


def test_the_days_of_several_terms_are_told_once_and_in_order():
    deadlines = Deadline.parse("май 2023; сентябрь 2022; сентябрь (ежегодно)")
    assert periods_of(deadlines, 2022) == [
        Period(date(2022, 9, 1), date(2022, 9, 30)),
        Period(date(2023, 5, 1), date(2023, 5, 31)),
    ]
