"""A plan as a draft: laid, linked to people, edited row by row, its doubts settled."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.actors import SYSTEM
from core.models import AuditEntry
from core.problems import RuleViolation
from roadmap.actions import editing, lay_plan
from roadmap.actions.editing import ActivityWords, StageWords
from roadmap.models import Activity, RoadMap
from roadmap.rules.names import names
from roadmap.rules.numbering import following
from roadmap.rules.plan import Plan
from roadmap.states import RoadMapState
from roadmap.tests.drafted import SPAN, TODAY, activity, long_plan, make_draft, plan
from tests.cast import guards, make_person


def texts(stage):
    return [(one.number, one.text) for one in stage.activities.all()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Лаврова Мария Петровна", True),
        ("заместитель директора Лаврова М.П.", True),
        ("М. П. Лаврова", True),
        ("лаврова м п", True),
        ("Лаврова", False),
        ("Лаврова М. С.", False),
        ("Лаврова Мария Сергеевна", False),
        ("Лаврова-Орлова М. П.", False),
        ("А. М. П. Лаврова", False),
    ],
)
def test_a_person_is_named_in_full_or_by_initials(text, found):
    assert names(text, "Лаврова", "Мария", "Петровна") is found


def test_a_name_without_patronymic_and_with_yo():
    assert names("Ёлкин Пётр", "Елкин", "Петр")
    assert not names("Ёлкин П. О.", "Елкин", "Петр")


@pytest.mark.parametrize(("number", "after"), [("1.", "2."), ("2.9.", "2.10."), ("4)", "5)"), ("", ""), ("II.", "")])
def test_numbers_go_on(number, after):
    assert following(number) == after


def test_a_plan_is_laid_with_everything_it_says(cast):
    draft = make_draft(cast.school)
    first, second = draft.stages.all()
    assert (draft.state, draft.starts_on, draft.ends_on) == (RoadMapState.DRAFT, *SPAN)
    assert [document.text for document in first.documents.all()] == ["Приказ", "Положение"]
    assert texts(first) == [("1.1.", "Подготовить приказ"), ("1.2.", "Рассказать педагогам")]
    assert texts(second) == [("2.1.", "Провести анкетирование")]
    assert [column["title"] for column in draft.columns] == ["№ п/п", "Что делаем", "Кто отвечает", "Когда"]
    assert AuditEntry.objects.about(draft).get().action == "road_map.laid"


def test_responsible_people_are_linked_by_role_and_by_one_name(cast):
    teacher = make_person(cast.school, family_name="Ручьёва", given_name="Нина", patronymic="Львовна")
    make_person(cast.next_door, family_name="Дальний", given_name="Ян", patronymic="Янович")
    rows = [activity("Дело", "май", "Ручьева Н. Л.", "куратор Ручьева Н.Л.", "Дальний Я. Я.", "Куратор")]
    stages = plan().stages
    stages[0].activities = rows
    draft = lay_plan(plan(stages=stages), organization=cast.school, actor=SYSTEM, today=TODAY)
    linked = [(one.role, one.person) for one in draft.stages.first().activities.get().responsible.all()]
    assert linked == [("", teacher), ("curator", teacher), ("", None), ("curator", None)]


def test_two_people_of_one_name_are_linked_to_neither(cast):
    for _ in range(2):
        make_person(cast.school, family_name="Ручьёва", given_name="Нина", patronymic="Львовна")
    stages = plan().stages
    stages[0].activities = [activity("Дело", "май", "Ручьёва Н. Л.")]
    draft = lay_plan(plan(stages=stages), organization=cast.school, actor=SYSTEM, today=TODAY)
    assert draft.stages.first().activities.get().responsible.get().person is None


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        ({"span": None}, "не назван срок"),
        ({"stages": []}, "ни одного этапа"),
        ({"span": (date(2027, 9, 1), date(2026, 9, 1))}, "позже начала"),
    ],
)
def test_a_plan_that_cannot_be_laid_writes_nothing(cast, broken, problem):
    with pytest.raises(RuleViolation, match=problem):
        lay_plan(plan(**broken), organization=cast.school, actor=SYSTEM, today=TODAY)
    assert not RoadMap.objects.exists()


def test_only_the_curator_of_the_organization_lays(cast):
    for user in (cast.director, cast.secretary, cast.mentor, cast.stranger, cast.municipal):
        with pytest.raises(PermissionDenied):
            lay_plan(plan(), organization=cast.school, actor=cast.actor(user), today=TODAY)
    assert lay_plan(plan(), organization=cast.school, actor=cast.actor(cast.curator), today=TODAY).pk


def test_a_half_year_is_asked_about_and_settled_by_the_one_who_knows(cast):
    draft, actor = make_draft(cast.school), cast.actor(cast.curator)
    asked = Activity.objects.get(text="Рассказать педагогам")
    assert asked.doubts == ["Полугодие учебного года или календарного? Укажите месяцы."]
    words = ActivityWords(text=asked.text, deadline=asked.deadline, meaning="сентябрь – декабрь", number="1.2.")
    editing.change_activity(asked, words, actor=actor, today=TODAY)
    asked.refresh_from_db()
    assert (asked.deadline, asked.doubts) == ("1 полугодие", [])
    assert [(p.start, p.end) for p in asked.deadlines[0].occurrences(2026)] == [(SPAN[0], date(2026, 12, 31))]
    assert draft.stages.first().activities.count() == 2


def test_a_doubt_may_be_settled_as_it_stands(cast):
    make_draft(cast.school)
    asked = Activity.objects.get(text="Рассказать педагогам")
    editing.settle(asked, actor=cast.actor(cast.curator))
    asked.refresh_from_db()
    assert (asked.doubts, asked.deadlines[0].uncertain, asked.deadline) == ([], False, "1 полугодие")


def test_numbers_belong_to_places(cast):
    draft, actor = make_draft(cast.school), cast.actor(cast.curator)
    first = draft.stages.first()
    editing.move_activity(first.activities.last(), up=True, actor=actor)
    assert texts(first) == [("1.1.", "Рассказать педагогам"), ("1.2.", "Подготовить приказ")]
    with pytest.raises(RuleViolation, match="Дальше двигать некуда"):
        editing.move_activity(first.activities.first(), up=True, actor=actor)
    editing.drop_activity(first.activities.first(), actor=actor)
    assert texts(first) == [("1.1.", "Подготовить приказ")]
    editing.add_activity(first, ActivityWords(text="Новое"), actor=actor, today=TODAY)
    assert texts(first) == [("1.1.", "Подготовить приказ"), ("1.2.", "Новое")]


def test_stages_move_are_added_and_dropped(cast):
    draft, actor = make_draft(cast.school), cast.actor(cast.curator)
    editing.add_stage(draft, StageWords(title="Итоги", documents=["Отчёт", " "]), actor=actor)
    editing.move_stage(draft.stages.last(), up=True, actor=actor)
    assert [str(stage) for stage in draft.stages.all()] == [
        "1. Подготовка условий",
        "2. Итоги",
        "3. Формирование банка наставников",
    ]
    editing.drop_stage(draft.stages.first(), actor=actor)
    assert [str(stage) for stage in draft.stages.all()] == ["1. Итоги", "2. Формирование банка наставников"]
    assert [document.text for document in draft.stages.first().documents.all()] == ["Отчёт"]


def test_an_activity_goes_to_another_stage(cast):
    draft, actor = make_draft(cast.school), cast.actor(cast.curator)
    first, second = draft.stages.all()
    moved = first.activities.first()
    editing.change_activity(moved, ActivityWords(text="Перенесено"), stage=second, actor=actor, today=TODAY)
    assert texts(second) == [("2.1.", "Провести анкетирование"), ("2.2.", "Перенесено")]


def test_an_activity_does_not_go_to_a_foreign_plan(cast):
    own, foreign = make_draft(cast.school), make_draft(cast.next_door)
    row = own.stages.first().activities.first()
    with pytest.raises(PermissionDenied):
        editing.change_activity(
            row,
            ActivityWords(text="Чужое"),
            stage=foreign.stages.first(),
            actor=cast.actor(cast.curator),
            today=TODAY,
        )
    assert row.stage.road_map_id == own.pk


def test_a_plan_in_force_is_not_edited(cast):
    draft = make_draft(cast.school)
    RoadMap.objects.update(state=RoadMapState.IN_FORCE)
    with pytest.raises(RuleViolation, match="новую редакцию"):
        editing.add_stage(draft, StageWords(title="Ещё"), actor=cast.actor(cast.curator))
    assert draft.stages.count() == 2


def test_a_longer_span_asks_which_years_are_meant(cast):
    draft, actor = make_draft(cast.school), cast.actor(cast.curator)
    editing.rename(draft, title="На три года", starts_on=SPAN[0], ends_on=date(2029, 8, 31), actor=actor, today=TODAY)
    row = Activity.objects.get(text="Провести анкетирование")
    assert row.doubts == ["Год не назван: каждый год или один раз? Уточните."]


def post(client, cast, name, draft, data, **kwargs):
    return client.post(reverse(f"roadmap:{name}", args=[draft.pk, *kwargs.values()]), guards(cast.school, draft) | data)


def test_the_page_lists_doubts_with_links_and_settles_one(client, cast):
    draft = make_draft(cast.school)
    client.force_login(cast.curator)
    page = client.get(draft.get_absolute_url())
    row = Activity.objects.get(text="Рассказать педагогам")
    assert [(doubt.row, doubt.url) for doubt in page.context["doubts"]] == [
        (f"a{row.pk}", reverse("roadmap:activity_edit", args=[draft.pk, row.pk]))
    ]
    post(client, cast, "settle", draft, {"row": f"a{row.pk}"})
    assert client.get(draft.get_absolute_url()).context["doubts"] == []


def test_saving_an_activity_says_how_its_term_was_understood(client, cast):
    draft = make_draft(cast.school)
    client.force_login(cast.curator)
    row = Activity.objects.get(text="Подготовить приказ")
    data = {"stage": row.stage_id, "text": row.text, "deadline": "сентябрь каждого года", "responsible": "Директор"}
    reply = client.post(
        reverse("roadmap:activity_edit", args=[draft.pk, row.pk]), guards(cast.school, draft) | data, follow=True
    )
    assert [str(message) for message in reply.context["messages"]] == [
        "Сохранено. Срок понят так: сентябрь (ежегодно)."
    ]
    assert reply.redirect_chain[0][0].endswith(f"#a{row.pk}")


def test_the_buttons_of_the_page_move_rows(client, cast):
    draft = make_draft(cast.school)
    client.force_login(cast.curator)
    stage, row = draft.stages.last(), draft.stages.first().activities.last()
    post(client, cast, "move", draft, {"up": f"a{row.pk}"})
    post(client, cast, "move", draft, {"up": f"s{stage.pk}"})
    assert [one.title for one in draft.stages.all()] == ["Формирование банка наставников", "Подготовка условий"]
    assert [one.text for one in draft.stages.last().activities.all()] == ["Рассказать педагогам", "Подготовить приказ"]
    assert post(client, cast, "move", draft, {"up": "x1"}).status_code == 404


def test_a_row_of_a_foreign_plan_has_no_page(client, cast):
    draft, foreign = make_draft(cast.school), make_draft(cast.next_door)
    client.force_login(cast.curator)
    row = foreign.stages.first().activities.first()
    assert client.get(reverse("roadmap:activity_edit", args=[draft.pk, row.pk])).status_code == 404
    assert post(client, cast, "move", draft, {"down": f"a{row.pk}"}).status_code == 404


def test_a_term_is_explained_while_it_is_typed(client, cast):
    draft = make_draft(cast.school)
    client.force_login(cast.curator)
    page = client.get(reverse("roadmap:term", args=[draft.pk]), {"deadline": "до 15 октября 2026 г.", "meaning": ""})
    assert [term.dates for term in page.context["terms"]] == ["15.10.2026"]


def test_a_draft_is_read_by_those_who_write_and_approve(client, cast):
    draft = make_draft(cast.school)
    for user, status in ((cast.director, 200), (cast.secretary, 200), (cast.council, 200), (cast.mentor, 404)):
        client.force_login(user)
        assert client.get(draft.get_absolute_url()).status_code == status


def test_the_director_sees_no_button_of_the_curator(client, cast):
    draft = make_draft(cast.school)
    client.force_login(cast.director)
    page = client.get(draft.get_absolute_url())
    assert not page.context["can"]["edit"]
    assert reverse("roadmap:stage_new", args=[draft.pk]) not in page.content.decode()


@pytest.mark.parametrize("activities", [10, 100])
def test_a_long_draft_costs_as_many_queries_as_a_short_one(client, cast, activities, django_assert_num_queries):
    draft = lay_plan(long_plan(activities), organization=cast.school, actor=SYSTEM, today=TODAY)
    client.force_login(cast.curator)
    client.get(draft.get_absolute_url())
    with django_assert_num_queries(11):
        page = client.get(draft.get_absolute_url())
    assert Activity.objects.count() == activities
    assert len(page.content) < 150_000


def test_an_empty_plan_is_a_plan_all_the_same():
    assert Plan(title="").stages == []
