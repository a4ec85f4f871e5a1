"""How long a sign-in holds, and one's own sign-ins elsewhere."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.urls import reverse

from core.models import AuditEntry
from people.rules import Role
from people.rules.sign_in import device_in_words
from tests.cast import PASSWORD, give_role, guards

LOGIN, HOME = "/accounts/login/", "/account/"
MORNING = datetime.fromisoformat("2026-11-20T09:00:00+03:00")
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 YaBrowser/24.6 Mobile Safari/537.36"


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


def sign_in(client, user, *, remember="", **extra):
    return client.post(LOGIN, {"login": user.username, "password": PASSWORD, "remember": remember}, **extra)


def stays(client, clock, after, address=HOME):
    clock.shift(after)
    return client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("role", "remember", "idle", "holds"),
    [
        ("curator", "", timedelta(minutes=120), True),
        ("curator", "", timedelta(minutes=121), False),
        ("curator", "on", timedelta(minutes=121), False),
        ("administrator", "on", timedelta(minutes=121), False),
        ("mentor", "", timedelta(minutes=121), False),
        ("mentor", "on", timedelta(days=13), True),
        ("mentee", "on", timedelta(days=15), False),
    ],
)
def test_a_sign_in_without_requests_ends_by_role_and_wish(client, cast, clock, role, remember, idle, holds):
    sign_in(client, cast.by_role(role), remember=remember)
    assert stays(client, clock, idle) is holds


def test_a_mentor_who_also_keeps_papers_is_held_to_the_shorter_term(client, cast, clock):
    give_role(cast.person(cast.mentor), Role.SECRETARY)
    sign_in(client, cast.mentor, remember="on")
    assert not stays(client, clock, timedelta(minutes=121))


def test_work_keeps_a_sign_in_up_to_twelve_hours(client, cast, clock):
    sign_in(client, cast.curator)
    assert [stays(client, clock, timedelta(hours=1, minutes=59)) for _ in range(6)] == [True] * 6
    clock.shift(timedelta(minutes=7))
    response = client.get(HOME)
    assert response.url == "/accounts/login/?ended=term&next=%2Faccount%2F"
    assert "прошло много времени с тех пор, как вы вошли" in client.get(response.url).content.decode()


def test_the_door_says_in_words_that_it_was_too_long_and_leads_back(client, cast, clock):
    sign_in(client, cast.curator)
    key = client.session.session_key
    clock.shift(timedelta(hours=3))
    response = client.get("/people/?q=%D0%9B&sex=f")
    assert not Session.objects.filter(session_key=key).exists()
    door = client.get(response.url).content.decode()
    assert "Ваш вход закончился: вы долго ничего не делали в системе. Войдите ещё раз." in door
    [back] = re.findall(r'name="next" value="([^"]+)"', door)
    entered = client.post(LOGIN, {"login": "the_curator", "password": PASSWORD, "next": unescape(back)})
    assert entered.url == "/people/?q=%D0%9B&sex=f"
    assert client.get(entered.url).status_code == 200
    trail = AuditEntry.objects.filter(action="people.sign_in_timed_out")
    assert list(trail.values_list("actor", "organization_id")) == [(cast.curator.pk, cast.school.pk)]


def test_a_form_sent_too_late_changes_nothing(client, cast, clock):
    sign_in(client, cast.administrator)
    clock.shift(timedelta(hours=3))
    data = guards(cast.school) | {"role": Role.SECRETARY}
    response = client.post(reverse("people:roles", args=[cast.person(cast.mentor).pk]), data)
    assert response.url.startswith("/accounts/login/?ended=idle")
    assert not cast.person(cast.mentor).memberships.filter(role=Role.SECRETARY).exists()
    assert "она не сохранена" in client.get(response.url).content.decode()


def test_the_terms_are_settings(client, cast, clock, settings):
    settings.SESSION_IDLE_MINUTES, settings.SESSION_HOURS = 10, 1
    sign_in(client, cast.curator)
    assert [stays(client, clock, timedelta(minutes=9)) for _ in range(6)] == [True] * 6
    assert not stays(client, clock, timedelta(minutes=9))


def test_a_session_is_written_once_in_five_minutes(client, cast, clock, django_assert_num_queries):
    sign_in(client, cast.curator)
    client.get("/organization/switch/")
    seen = client.session["seen"]
    clock.shift(timedelta(minutes=5))
    client.get(HOME)
    assert client.session["seen"] == seen
    clock.shift(timedelta(seconds=1))
    client.get(HOME)
    assert client.session["seen"] == seen + 301


def test_one_sees_where_one_has_signed_in_and_ends_one_of_them(client, cast):
    phone, stranger = type(client)(), type(client)()
    sign_in(phone, cast.curator, HTTP_USER_AGENT=PHONE, REMOTE_ADDR="10.0.0.7")
    sign_in(stranger, cast.mentor)
    sign_in(client, cast.curator, HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/128.0")
    page = client.get(HOME).content.decode()
    assert re.findall(r"<span>([^<]+) · ([\d.]+) · с", page) == [
        ("Firefox, Windows", "127.0.0.1"),
        ("Яндекс Браузер, Android", "10.0.0.7"),
    ]
    foreign = UserSession.objects.get(user=cast.mentor).pk
    [own] = re.findall(r'name="session" value="(\d+)"', page)
    for pk in (foreign, own, own, "nonsense"):
        assert client.post(reverse("people:session_end"), guards(cast.school) | {"session": pk}).url == HOME
    assert phone.get(HOME).status_code == 302
    assert stranger.get(HOME).status_code == 200
    assert client.get(HOME).status_code == 200
    assert "Яндекс" not in client.get(HOME).content.decode()


def test_the_present_sign_in_stays_in_the_list_when_the_others_are_ended(client, cast):
    sign_in(type(client)(), cast.curator)
    sign_in(client, cast.curator)
    client.post(reverse("people:sessions_end"), guards(cast.school))
    page = client.get(HOME).content.decode()
    assert page.count("127.0.0.1") == page.count("этот вход") == 1


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (PHONE, "Яндекс Браузер, Android"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Edge, Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605 Version/17.5 Safari/605", "Safari, macOS"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604", "Safari, iPhone"),
        ("curl/8", "Неизвестное устройство"),
        ("<script>", "Неизвестное устройство"),
    ],
)
def test_a_device_in_words(user_agent, words):
    assert device_in_words(user_agent) == words
