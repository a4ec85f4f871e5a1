"""What the home page asks of the curator until there is a plan for the year."""

from roadmap.actions.approving import draft_order
from roadmap.actions.editing import settle
from roadmap.models import Activity
from roadmap.selectors.drafting import drafting_todo
from roadmap.tests.drafted import SPAN, TODAY, make_draft, make_upload
from roadmap.tests.make import make_road_map


def said(cast, user):
    return [one.text for one in drafting_todo(cast.actor(user), TODAY)]


def test_from_no_plan_to_the_order(cast):
    curator = cast.actor(cast.curator)
    assert said(cast, cast.curator) == ["На 2026/2027 учебный год нет дорожной карты."]
    draft = make_draft(cast.school)
    assert said(cast, cast.curator) == ["В проекте дорожной карты «Дорожная карта» уточните 1\xa0место."]
    settle(Activity.objects.exclude(doubts=[]).get(), actor=curator)
    assert said(cast, cast.curator) == ["Проект дорожной карты «Дорожная карта» готов. Подготовьте приказ."]
    draft.refresh_from_db()
    draft_order(cast.school, road_map=draft, actor=curator, today=TODAY)
    assert said(cast, cast.curator) == []


def test_a_plan_of_other_years_is_no_plan_for_this_one(cast):
    make_road_map(cast.next_door)
    make_road_map(cast.school, starts_on=SPAN[0].replace(year=2020), ends_on=SPAN[1].replace(year=2021))
    assert said(cast, cast.curator) == ["На 2026/2027 учебный год нет дорожной карты."]
    make_road_map(cast.school)
    assert said(cast, cast.curator) == []


def test_an_upload_left_half_way_is_recalled(cast):
    make_road_map(cast.school)
    make_upload(cast.school)
    make_upload(cast.next_door)
    assert said(cast, cast.curator) == ["Загруженная дорожная карта не сохранена: Дорожная карта.docx."]


def test_it_is_the_work_of_the_curator_alone(cast):
    make_upload(cast.school)
    for user in (cast.director, cast.secretary, cast.mentor, cast.municipal):
        assert said(cast, user) == []
