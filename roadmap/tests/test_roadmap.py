"""A road map entered as it is: rules, rights, pages."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.actors import SYSTEM
from core.models import AuditEntry
from core.problems import RuleViolation
from roadmap.actions import change, enter
from roadmap.models import RoadMap
from roadmap.rules import span_problem
from roadmap.tests.make import FIRST, LAST, make_road_map, with_scan
from tests.cast import guards
from tests.probes.papers import picture

TODAY = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("ends_on", "problem"),
    [
        (FIRST, "Окончание должно быть позже начала."),
        (date(2025, 9, 2), ""),
        (date(2030, 9, 1), ""),
        (date(2030, 9, 2), "Срок дорожной карты — не больше 5 лет. Проверьте даты."),
    ],
)
def test_a_plan_lasts_from_a_day_to_five_years(ends_on, problem):
    assert span_problem(FIRST, ends_on) == problem


def test_the_curator_enters_what_the_school_already_has(cast):
    actor = cast.actor(cast.curator)
    road_map = enter(title=" Наш план ", starts_on=FIRST, ends_on=LAST, actor=actor, today=TODAY)
    assert (road_map.title, road_map.organization, road_map.is_from_paper) == ("Наш план", cast.school, True)
    assert AuditEntry.objects.about(road_map).get().action == "road_map.entered"


def test_nobody_else_enters_or_changes(cast):
    road_map = make_road_map(cast.school)
    for user in (cast.director, cast.mentor, cast.secretary, cast.stranger, cast.municipal):
        actor = cast.actor(user)
        facts = {"title": "Чужой", "starts_on": FIRST, "ends_on": LAST, "actor": actor, "today": TODAY}
        with pytest.raises(PermissionDenied):
            change(road_map, **facts)
        with pytest.raises(PermissionDenied):
            enter(organization=cast.school, **facts)
    assert RoadMap.objects.get().title == "Дорожная карта внедрения наставничества"


def test_an_impossible_span_writes_nothing(cast):
    with pytest.raises(RuleViolation, match="позже начала"):
        enter(title="План", starts_on=LAST, ends_on=FIRST, organization=cast.school, actor=SYSTEM, today=TODAY)
    assert not RoadMap.objects.exists()


def test_the_form_keeps_the_scan_that_everybody_of_the_school_opens(client, cast):
    client.force_login(cast.curator)
    fields = {"title": "План", "starts_on": "2025-09-01", "ends_on": "2026-08-31", "order": "", "scan": picture()}
    assert client.post(reverse("roadmap:new"), guards(cast.school) | fields).status_code == 302
    road_map = RoadMap.objects.get()
    client.force_login(cast.mentee)
    response = client.get(reverse("roadmap:scan", args=[road_map.pk]))
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")


def test_a_correction_without_a_new_scan_keeps_the_old_one(client, cast):
    road_map = with_scan(cast.school, cast)
    client.force_login(cast.curator)
    fields = {"title": "Иначе", "starts_on": "2025-09-01", "ends_on": "2026-08-31", "order": ""}
    client.post(reverse("roadmap:edit", args=[road_map.pk]), guards(cast.school, road_map) | fields)
    changed = RoadMap.objects.get()
    assert (changed.title, changed.scan) == ("Иначе", road_map.scan)


def test_an_error_stands_beside_its_field(client, cast):
    client.force_login(cast.curator)
    fields = {"title": "План", "starts_on": "2026-09-01", "ends_on": "2026-08-31", "order": ""}
    response = client.post(reverse("roadmap:new"), guards(cast.school) | fields)
    assert response.status_code == 422
    assert response.context["form"].errors == {"ends_on": ["Окончание должно быть позже начала."]}


def test_a_road_map_without_a_scan_has_no_file(client, cast):
    client.force_login(cast.curator)
    assert client.get(reverse("roadmap:scan", args=[make_road_map(cast.school).pk])).status_code == 404


def test_the_filter_leaves_those_that_hold_today(client, cast):
    make_road_map(cast.school, title="Старый", starts_on=date(2020, 9, 1), ends_on=date(2021, 8, 31))
    today = cast.school.today()
    make_road_map(cast.school, title="Новый", starts_on=today, ends_on=date(today.year + 1, 12, 31))
    client.force_login(cast.mentor)
    page = client.get(reverse("roadmap:list"), {"holds": "now"})
    assert [row.record.title for row in page.context["table"].rows] == ["Новый"]


def test_an_empty_list_says_what_to_do(client, cast):
    client.force_login(cast.curator)
    page = client.get(reverse("roadmap:list")).content.decode()
    assert "Составьте её из образца или из своего файла" in page
    client.force_login(cast.mentee)
    assert reverse("roadmap:new") not in client.get(reverse("roadmap:list")).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(client, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        make_road_map(cast.school)
    client.force_login(cast.curator)
    client.get(reverse("roadmap:list"))
    with django_assert_num_queries(7):
        page = client.get(reverse("roadmap:list"))
    assert page.context["count"] == rows
