"""The calendar of a person: what stands in it, and that its address is a secret that can be taken back."""

from datetime import UTC, date, datetime

import icalendar
import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from people.models import Membership, User
from people.rules import Role
from roadmap.actions.calendars import make_address, withdraw_address
from roadmap.models import CalendarAddress
from roadmap.tests.gatherings import AFTER, DAY, make_event
from roadmap.tests.gatherings import make_address as opened
from roadmap.tests.scene import OCTOBER, UNDATED, make_occurrence
from tests.cast import give_role, guards, make_person

NOW = "2026-10-05T12:00:00+00:00"


@pytest.fixture(autouse=True)
def october():
    with time_machine.travel(NOW, tick=False):
        yield


def feed(client, address):
    return client.get(reverse("roadmap:calendar_feed", args=[address.token]))


def lines(response):
    return list(icalendar.Calendar.from_ical(response.content).walk("VEVENT"))


def test_it_holds_own_events_and_own_terms_alone(client, cast, settings):
    settings.SITE_URL = "https://school.example"
    mentor = cast.person(cast.mentor)
    event = make_event(cast.school, None, mentor, make_person(cast.school, family_name="Тайнова"), day=AFTER)
    make_event(cast.school, None, cast.person(cast.mentee), title="Чужая встреча", day=AFTER)
    term = make_occurrence(cast.school, text="Показать урок", period=OCTOBER, role=Role.MENTOR)
    make_occurrence(cast.school, text="Чужой срок", period=OCTOBER, role=Role.DIRECTOR)
    make_occurrence(cast.school, text="Без срока", period=UNDATED, role=Role.MENTOR)
    make_occurrence(
        cast.school, text="Сделано", role=Role.MENTOR, state={"state": "done", "closed_on": date(2026, 9, 9)}
    )
    response = feed(client, opened(mentor))
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert response.headers["Cache-Control"] == "private, no-store"
    meeting, due = lines(response)
    assert (str(meeting["summary"]), str(meeting["location"])) == ("Как давать обратную связь", "кабинет 12")
    assert meeting["dtstart"].dt == datetime(2026, 10, 12, 12, tzinfo=UTC)  # 15:00 in Moscow
    assert meeting["dtend"].dt == datetime(2026, 10, 12, 13, 30, tzinfo=UTC)
    assert meeting["uid"] == f"event-{event.pk}@school.example"
    assert meeting["url"] == f"https://school.example/roadmap/events/{event.pk}/"
    assert (str(due["summary"]), due["dtstart"].dt, due["dtend"].dt) == (
        "Срок: Показать урок", date(2026, 10, 31), date(2026, 11, 1),
    )  # fmt: skip
    assert due["url"] == f"https://school.example{term.get_absolute_url()}"
    text = icalendar.Calendar.from_ical(response.content).to_ical().decode().replace("\r\n ", "")
    for secret in ("Тайнова", "Чуж", "Итоги первой четверти", mentor.family_name):
        assert secret not in text


def test_a_day_without_a_time_is_a_whole_day_and_a_cancelled_event_says_so(client, cast):
    mentor = cast.person(cast.mentor)
    make_event(cast.school, None, mentor, day=AFTER, starts_at=None, ends_at=None)
    make_event(cast.school, None, mentor, day=date(2026, 10, 13), ends_at=None, state="cancelled", reason="Карантин")
    whole, off = lines(feed(client, opened(mentor)))
    assert (whole["dtstart"].dt, whole["dtend"].dt, whole["status"]) == (AFTER, date(2026, 10, 13), "CONFIRMED")
    assert off["dtend"].dt - off["dtstart"].dt == off["dtend"].dt - datetime(2026, 10, 13, 12, tzinfo=UTC)
    assert off["status"] == "CANCELLED"


def test_the_address_works_again_and_again_without_a_session(client, cast):
    address = opened(cast.person(cast.mentee))
    for _ in range(2):
        response = feed(client, address)
        assert response.status_code == 200
        assert "sessionid" not in response.cookies
    assert client.post(reverse("roadmap:calendar_feed", args=[address.token])).status_code == 405


def test_a_wrong_a_renewed_and_a_withdrawn_address_open_nothing(client, cast):
    mentor, actor = cast.person(cast.mentor), cast.actor(cast.mentor)
    first = make_address(mentor, actor=actor, today=DAY)
    second = make_address(mentor, actor=actor, today=DAY)
    assert first.token != second.token
    assert len(second.token) >= 32
    wrong = CalendarAddress(token=second.token[:-1] + ("a" if second.token[-1] != "a" else "b"))
    assert [feed(client, one).status_code for one in (wrong, first, second)] == [404, 404, 200]
    withdraw_address(mentor, actor=actor, today=DAY)
    assert feed(client, second).status_code == 404


def test_who_is_gone_has_no_calendar(client, cast):
    address = opened(cast.person(cast.mentor))
    Membership.objects.filter(person__user=cast.mentor).update(ended_on=date(2026, 10, 1))
    assert feed(client, address).status_code == 404
    other = opened(cast.person(cast.mentee))
    User.objects.filter(pk=cast.mentee.pk).update(is_active=False)
    assert feed(client, other).status_code == 404
    assert feed(client, opened(make_person(cast.school))).status_code == 404


def test_a_calendar_shows_one_organization_alone(client, cast):
    here, there = cast.person(cast.mentor), make_person(cast.neighbour, user=cast.mentor)
    make_event(cast.neighbour, None, there, title="У соседей", day=AFTER)
    give_role(there, Role.MENTOR)
    assert lines(feed(client, opened(here))) == []
    assert [str(line["summary"]) for line in lines(feed(client, opened(there)))] == ["У соседей"]


def test_nobody_makes_or_withdraws_an_address_for_somebody_else(cast):
    for act in (make_address, withdraw_address):
        with pytest.raises(PermissionDenied):
            act(cast.person(cast.mentor), actor=cast.actor(cast.curator), today=DAY)


def test_too_many_calls_are_put_off(client, cast, settings):
    settings.VISITOR_CALLS_A_MINUTE = 1
    address = opened(cast.person(cast.mentor))
    assert [feed(client, address).status_code for _ in range(2)] == [200, 429]


def test_the_page_gives_the_address_renews_it_and_takes_it_back(client, cast):
    client.force_login(cast.mentee)
    assert not client.get(reverse("roadmap:calendar")).context["url"]
    client.post(reverse("roadmap:calendar_make"), guards(cast.school))
    address = CalendarAddress.objects.get()
    page = client.get(reverse("roadmap:calendar"))
    assert page.context["url"].endswith(f"/roadmap/calendar/{address.token}.ics")
    client.post(reverse("roadmap:calendar_make"), guards(cast.school))
    assert CalendarAddress.objects.open().get() != address
    client.post(reverse("roadmap:calendar_withdraw"), guards(cast.school))
    assert not CalendarAddress.objects.open().exists()
