"""The built-in plans: as many stages and activities as their documents, terms that need no mending, known roles."""

from datetime import date

import pytest

from roadmap.kinds.facts import fact_named
from roadmap.kinds.templates import TEMPLATES
from roadmap.models import RoadMap
from roadmap.rules import periods_of
from roadmap.rules.responsible import role_of
from roadmap.rules.settle import doubts

# What a reader finds in the Word file of each document: activities of its stages, documents its stages need
ACTIVITIES = {
    "regional_model": [3, 2, 2, 2, 3, 3, 1],
    "gymnasium": [3, 2, 2, 2, 3, 4, 1],
    "kindergarten": [2, 4, 3, 3, 4, 3, 3, 3, 1, 4],
    "target_model": [2, 3, 4, 4, 1],
    "target_model_tasks": [4, 3, 4, 4, 4, 8, 7],
}
DOCUMENTS = {"target_model_tasks": [5, 4, 4, 5, 3, 1, 4]}
WITHOUT_TERMS = {"regional_model"}
NO_ROLE = {"проектная группа"}
SPANS = [(2026, 2026), (2026, 2028), (2026, 2030)]

of_every_template = pytest.mark.parametrize("name", TEMPLATES)
of_every_span = pytest.mark.parametrize(("first", "last"), SPANS)


def activities_of(plan):
    return [activity for stage in plan.stages for activity in stage.activities]


@of_every_template
def test_a_template_has_the_stages_and_activities_of_its_document(name):
    plan = TEMPLATES[name].build(2026, 2028)
    assert [len(stage.activities) for stage in plan.stages] == ACTIVITIES[name]
    assert [len(stage.documents) for stage in plan.stages] == DOCUMENTS.get(name, [0] * len(plan.stages))
    assert plan.span == (date(2026, 9, 1), date(2029, 8, 31))


def test_every_document_is_offered_under_its_own_name():
    assert set(TEMPLATES) == set(ACTIVITIES)
    longest = RoadMap._meta.get_field("template").max_length
    assert all(name == template.name and len(name) <= longest for name, template in TEMPLATES.items())
    assert len({template.title for template in TEMPLATES.values()}) == len(TEMPLATES)


@of_every_template
@of_every_span
def test_its_terms_are_certain_and_inside_the_plan(name, first, last):
    plan = TEMPLATES[name].build(first, last)
    for activity in activities_of(plan):
        assert bool(activity.deadlines) is (name not in WITHOUT_TERMS)
        assert [doubt for deadline in activity.deadlines for doubt in doubts(deadline, plan.span)] == []
        years = range(first - 1, last + 2)
        due = {year for year in years if periods_of(activity.deadlines, year)}
        assert due <= set(range(first, last + 1)), activity.text
        assert due or name in WITHOUT_TERMS, activity.text


@of_every_template
def test_what_comes_back_is_due_in_each_school_year(name):
    plan = TEMPLATES[name].build(2026, 2028)
    yearly = [activity for activity in activities_of(plan) if "ежегодно" in activity.deadline]
    assert all(len(periods_of(activity.deadlines, year)) == 1 for activity in yearly for year in (2026, 2027, 2028))
    assert bool(yearly) is (name not in WITHOUT_TERMS)


@of_every_template
def test_roles_answer_for_it_and_known_facts_close_it(name):
    for activity in activities_of(TEMPLATES[name].build(2026, 2026)):
        assert activity.responsible
        assert all(role_of(text) or text in NO_ROLE for text in activity.responsible)
        assert not activity.fact or fact_named(activity.fact) is not None


def test_a_plan_is_named_by_its_years():
    build = TEMPLATES["gymnasium"].build
    assert build(2026, 2026).title == (
        "Дорожная карта системы наставничества педагогических работников на 2026/2027 учебный год"
    )
    assert build(2026, 2028).title == (
        "Дорожная карта системы наставничества педагогических работников на 2026–2029 годы"
    )


def test_the_years_of_a_start_and_an_end_follow_the_plan():
    plan = TEMPLATES["target_model"].build(2027, 2029)
    partners = plan.stages[2].activities[2]
    assert partners.deadline == "октябрь 2027 г. – апрель 2030 г."
    assert periods_of(partners.deadlines, 2027) == [(date(2027, 10, 1), date(2028, 8, 31))]
    assert periods_of(partners.deadlines, 2029) == [(date(2029, 9, 1), date(2030, 4, 30))]


@pytest.mark.parametrize(("first", "last"), [(2026, 2025), (2026, 2031)])
def test_years_in_the_wrong_order_or_too_many_are_refused(first, last):
    with pytest.raises(ValueError, match="from 1 to 5 school years"):
        TEMPLATES["gymnasium"].build(first, last)


def test_an_only_activity_of_a_stage_has_no_number():
    stage = TEMPLATES["kindergarten"].build(2026, 2026).stages[8]
    assert (stage.number, [activity.number for activity in stage.activities]) == ("9.", [""])
    tasks = TEMPLATES["target_model_tasks"].build(2026, 2026).stages[0]
    assert [activity.number for activity in tasks.activities] == ["1.1.", "1.2.", "1.3.", "1.4."]
