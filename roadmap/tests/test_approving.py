"""The order that approves the regulation and the road map, and what it brings about."""

from datetime import date

import pytest
from django.urls import reverse

from core.actors import SYSTEM
from core.problems import RuleViolation
from orders import actions as orders
from orders.models import Acquaintance, Order
from orders.states import OrderState
from papers.models import Act
from papers.rules import ActState
from roadmap.actions import renew
from roadmap.actions.approving import draft_order
from roadmap.actions.editing import StageWords, add_stage
from roadmap.actions.plans import drop
from roadmap.models import Activity, Occurrence, Regulation, RoadMap
from roadmap.selectors.order_state import plan_of, regulation_of
from roadmap.states import RegulationState, RoadMapState
from roadmap.tests.drafted import (
    SPAN,
    TODAY,
    entered_regulation,
    in_force,
    make_draft,
    make_order,
    make_regulation,
)
from roadmap.tests.make import make_road_map
from tests.cast import guards


def test_one_button_drafts_the_order_with_the_regulation_beside_the_plan(client, cast):
    draft, regulation = make_draft(cast.school), make_regulation(cast.school)
    client.force_login(cast.curator)
    reply = client.post(reverse("roadmap:order_plan", args=[draft.pk]), guards(cast.school, draft))
    order = Order.objects.get()
    assert reply.url == order.get_absolute_url()
    assert (plan_of(order), regulation_of(order)) == (draft, regulation)
    assert order.title == (
        "Об утверждении положения о системе наставничества педагогических работников в образовательной организации"
    )


def test_the_items_have_a_term_and_a_responsible_person(cast):
    order = make_order(cast.school)
    texts = [item.text for item in order.items.all()]
    curator, keeper = (cast.person(user) for user in (cast.curator, cast.administrator))
    assert len(texts) == 4
    assert texts[0].startswith("Утвердить Положение о системе наставничества")
    assert texts[0].endswith("(приложение № 1).")
    assert texts[1].endswith("на срок с 01.09.2026 по 31.08.2027 (приложение № 2).")
    assert texts[2].startswith("Куратору ")
    assert "в срок до 12.10.2026" in texts[2]
    assert texts[3].startswith("Ответственному за сайт ")
    assert "в срок до 15.10.2026" in texts[3]
    assert {person.pk for person in order.kind.persons(order)} == {curator.pk, keeper.pk}


def test_the_annexes_are_the_regulation_and_the_table_in_the_columns_of_the_school(cast):
    order = make_order(cast.school)
    first, second = order.kind.annexes(order)
    assert first.title.startswith("Положение")
    [table] = second.blocks
    assert table.columns == ("№ п/п", "Что делаем", "Кто отвечает", "Когда")
    assert table.rows == (
        ("1. Подготовка условий", "", "", ""),
        ("1.1.", "Подготовить приказ", "Директор", "сентябрь"),
        ("1.2.", "Рассказать педагогам", "Куратор", "1 полугодие"),
        ("2. Формирование банка наставников", "", "", ""),
        ("2.1.", "Провести анкетирование", "Куратор", "октябрь"),
    )
    assert (second.landscape, table.merged) == (True, (0, 3))


def test_in_force_brings_both_into_force_and_opens_the_year(cast):
    order = in_force(make_order(cast.school))
    plan, regulation = RoadMap.objects.get(), Regulation.objects.get()
    assert (plan.state, plan.in_force_from) == (RoadMapState.IN_FORCE, TODAY)
    assert (regulation.state, regulation.in_force_from) == (RegulationState.IN_FORCE, TODAY)
    assert (regulation.act.number, regulation.act.dated, regulation.act.title) == ("70-ОД", TODAY, regulation.title)
    assert Occurrence.objects.filter(activity__stage__road_map=plan, year=2026).exists()
    assert set(Acquaintance.objects.filter(order=order).values_list("person", flat=True)) == {
        cast.person(user).pk for user in (cast.curator, cast.administrator)
    }
    assert order.document is not None


def test_the_director_brings_it_into_force_on_screen(cast):
    order = make_order(cast.school)
    curator, director = cast.actor(cast.curator), cast.actor(cast.director)
    order = orders.send(order, actor=curator, today=TODAY)
    order = orders.register(order, number="1", dated=TODAY, actor=cast.actor(cast.secretary), today=TODAY)
    orders.approve(order, actor=director, today=TODAY)
    assert (RoadMap.objects.get().state, Regulation.objects.get().state) == ("in_force", "in_force")


def test_a_plan_before_the_director_is_not_edited_a_returned_one_is(cast):
    order = make_order(cast.school)
    plan, curator = RoadMap.objects.get(), cast.actor(cast.curator)
    add_stage(plan, StageWords(title="Ещё"), actor=curator)
    Activity.objects.create(stage=plan.stages.last(), position=1, text="Дело")
    order = orders.send(order, actor=curator, today=TODAY)
    with pytest.raises(RuleViolation, match="не лежит у руководителя"):
        add_stage(plan, StageWords(title="Тайком"), actor=curator)
    orders.send_back(order, remark="Добавьте итоги", actor=cast.actor(cast.director), today=TODAY)
    add_stage(plan, StageWords(title="Итоги"), actor=curator)
    assert [stage.title for stage in plan.stages.all()][2:] == ["Ещё", "Итоги"]


def test_a_discarded_order_lets_both_go(cast):
    order = make_order(cast.school)
    orders.discard(order, actor=cast.actor(cast.curator), today=TODAY)
    assert (RoadMap.objects.get().order, Regulation.objects.get().order) == (None, None)
    assert (RoadMap.objects.get().state, Regulation.objects.get().state) == ("draft", "draft")


def test_a_stage_without_activities_forbids_to_send(cast):
    order = make_order(cast.school)
    add_stage(RoadMap.objects.get(), StageWords(title="Пустой"), actor=cast.actor(cast.curator))
    with pytest.raises(RuleViolation, match=r"«3\. Пустой» нет мероприятий"):
        orders.send(order, actor=cast.actor(cast.curator), today=TODAY)
    assert Order.objects.get().state == OrderState.DRAFT


def test_doubts_and_missing_stages_are_said_and_forbid_nothing(cast):
    order = make_order(cast.school)
    said = [str(one) for one in order.kind.warnings(order, today=TODAY)]
    assert said[0] == "В дорожной карте не уточнено мест: 1."
    assert "В дорожной карте: Нет мероприятий этапа «Информационная поддержка»." in said
    assert order.kind.problems(order, today=TODAY) == []


def test_a_row_stands_in_one_order_alone(cast):
    make_order(cast.school)
    plan = RoadMap.objects.get()
    with pytest.raises(RuleViolation, match="ещё не стоит в приказе"):
        draft_order(cast.school, road_map=plan, actor=SYSTEM, today=TODAY)
    with pytest.raises(RuleViolation, match="Утверждать нечего"):
        draft_order(cast.school, actor=SYSTEM, today=TODAY)
    with pytest.raises(RuleViolation, match="Сначала отмените проект приказа"):
        drop(plan, actor=cast.actor(cast.curator))
    assert Order.objects.count() == 1


def test_a_new_version_replaces_the_plan_when_its_own_order_is_in_force(cast):
    in_force(make_order(cast.school))
    old = RoadMap.objects.get()
    new = renew(old, actor=cast.actor(cast.curator), today=date(2026, 11, 2))
    assert (new.state, new.previous, new.stages.count(), new.columns) == ("draft", old, 2, old.columns)
    assert Activity.objects.get(stage__road_map=new, text="Рассказать педагогам").deadline == "1 полугодие"
    with pytest.raises(RuleViolation, match="уже есть"):
        renew(old, actor=cast.actor(cast.curator), today=TODAY)
    order = draft_order(cast.school, road_map=new, actor=SYSTEM, today=date(2026, 11, 2))
    assert order.title.startswith("Об утверждении дорожной карты")
    assert "Признать утратившей силу" in order.items.all()[1].text
    assert "приказом от 05.10.2026 № 70-ОД" in order.items.all()[1].text
    in_force(order, "91-ОД", date(2026, 11, 2))
    states = dict(RoadMap.objects.values_list("pk", "state"))
    assert states == {old.pk: RoadMapState.REPLACED, new.pk: RoadMapState.IN_FORCE}


def test_a_new_regulation_ends_the_one_before_and_its_act(cast):
    former = entered_regulation(cast.school)
    in_force(make_order(cast.school))
    former.refresh_from_db()
    assert (former.state, former.in_force_until) == (RegulationState.REPLACED, date(2026, 10, 4))
    held = Act.objects.filter(organization=cast.school, kind="regulation")
    assert {act.number: act.state for act in held} == {"": ActState.EXPIRED, "70-ОД": ActState.IN_FORCE}


def test_the_director_sees_it_in_the_queue_and_reads_both(client, cast):
    order = orders.send(make_order(cast.school), actor=SYSTEM, today=TODAY)
    client.force_login(cast.director)
    assert order.title in client.get(reverse("orders:queue")).content.decode()
    page = client.get(order.get_absolute_url())
    assert [seen for _, seen in page.context["approved_rows"]] == [True, True]
    assert "Рассказать педагогам" in page.content.decode()


def test_an_entered_plan_may_be_renewed_too(cast):
    plan = make_road_map(cast.school, starts_on=SPAN[0], ends_on=SPAN[1])
    with pytest.raises(RuleViolation, match="ни одного этапа"):
        renew(plan, actor=cast.actor(cast.curator), today=TODAY)
    assert RoadMap.objects.count() == 1
