"""A code from an application: asked of some roles by the organization, accepted once, removed with a lost phone."""

import re
import time
from io import StringIO

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.urls import reverse

from core.problems import RuleViolation
from people.actions import change_organization, make_codes, remove_second_step
from people.rules import Role
from tests.cast import PASSWORD, give_role, guards, make_organization, make_person

LOGIN, SET_UP = "/accounts/login/", "/accounts/2fa/totp/activate/"
SECOND = "/accounts/2fa/authenticate/"
NEW = "северный ветер 77"
MOMENT = "2026-11-20T09:00:10+03:00"


@pytest.fixture
def clock():
    with time_machine.travel(MOMENT, tick=False) as clock:
        yield clock


@pytest.fixture
def asked(cast):
    """The school asks its administrators and curators for the second step."""
    roles = [Role.ADMINISTRATOR, Role.CURATOR]
    return change_organization(cast.school, second_step_roles=roles, actor=cast.actor(cast.administrator))


def sign_in(client, user, password=PASSWORD):
    return client.post(LOGIN, {"login": user.username, "password": password})


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def application(user):
    """An application on the user's phone, switched on."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def set_up(client):
    """As the pages lead: the password once more, the secret typed into the application, its first code."""
    client.post(client.get(SET_UP).url, {"password": PASSWORD})
    secret = re.search(r"<code>(\w+)</code>", client.get(SET_UP).content.decode())[1]
    client.post(SET_UP, {"code": code_of(secret)})
    return secret


def is_in(client):
    return client.get("/account/").status_code == 200


def test_the_administrator_names_the_roles_on_the_organizations_page(client, cast):
    client.force_login(cast.administrator)
    edit = reverse("people:organization_edit", args=[cast.school.pk])
    data = {
        **guards(cast.school, cast.school),
        "kind": "school",
        "full_name": "Школа",
        "short_name": "Школа",
        "head_post": "директор",
        "time_zone": "Europe/Moscow",
        "second_step_roles": ["curator", "director"],
        "letterhead": "center",
        "left_margin": 20,
        "font_size": 14,
    }
    assert client.post(edit, data | {"second_step_roles": ["coordinator"]}).status_code == 422
    assert client.post(edit, data).url == cast.school.get_absolute_url()
    cast.school.refresh_from_db()
    assert cast.school.second_step_roles == ["curator", "director"]
    page = client.get(cast.school.get_absolute_url()).content.decode()
    assert "обязателен: куратор, руководитель" in page


def test_whoever_must_have_it_is_led_to_set_it_up_and_reaches_nothing_else(client, cast, asked, clock):
    sign_in(client, cast.curator)
    for address in ("/", "/people/", "/account/", "/orders/", asked.get_absolute_url()):
        assert client.get(address).url == SET_UP, address
    entered = client.post(reverse("people:new"), guards(cast.school) | {"family_name": "Новая"})
    assert entered.url == SET_UP
    page = client.get(client.get(SET_UP).url).content.decode()
    assert "Ваша организация просит входить с кодом из приложения." in page
    set_up(client)
    assert client.get("/people/").status_code == 200


def test_the_way_out_and_the_switch_stay_open(client, cast, asked):
    elsewhere = make_organization()
    give_role(make_person(elsewhere, user=cast.curator), Role.CURATOR)
    sign_in(client, cast.curator)
    cast.curator.refresh_from_db()
    client.post(reverse("people:switch"), guards(cast.school) | {"organization_to": elsewhere.pk})
    assert client.get("/people/").status_code == 200
    client.post(reverse("people:switch"), guards(elsewhere) | {"organization_to": cast.school.pk})
    assert client.get("/people/").url == SET_UP
    client.post("/accounts/logout/")
    assert client.get("/people/").url.startswith(LOGIN)


@pytest.mark.parametrize("role", ["director", "mentor", "secretary"])
def test_other_roles_are_not_asked(client, cast, asked, role):
    sign_in(client, cast.by_role(role))
    assert is_in(client)


def test_spare_codes_alone_are_no_second_step(client, cast, asked):
    Authenticator.objects.create(user=cast.curator, type=Authenticator.Type.RECOVERY_CODES, data={})
    client.force_login(cast.curator)
    assert client.get("/people/").url == SET_UP


def test_the_password_alone_opens_nothing_and_a_code_opens_once(client, cast, clock):
    secret = application(cast.curator)
    other = type(client)()
    for visitor in (client, other):
        assert sign_in(visitor, cast.curator).url.startswith(SECOND)
        assert not is_in(visitor)
    code = code_of(secret)
    client.post(SECOND, {"code": code})
    assert is_in(client)
    other.post(SECOND, {"code": code})
    assert not is_in(other)
    clock.shift(31)
    other.post(SECOND, {"code": code})
    assert not is_in(other)
    other.post(SECOND, {"code": code_of(secret)})
    assert is_in(other)


def test_the_code_that_switched_it_on_opens_no_sign_in(client, cast, clock):
    sign_in(client, cast.curator)
    secret = set_up(client)
    other = type(client)()
    sign_in(other, cast.curator)
    other.post(SECOND, {"code": code_of(secret)})
    assert not is_in(other)


def test_codes_are_not_guessed(client, cast, clock):
    secret = application(cast.curator)
    sign_in(client, cast.curator)
    right = code_of(secret)
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    for _ in range(5):
        client.post(SECOND, {"code": wrong})
    client.post(SECOND, {"code": right})
    assert not is_in(client)


def test_one_does_not_switch_off_what_the_organization_asks_for(client, cast, asked, clock):
    for user, kept in ((cast.curator, True), (cast.director, False)):
        application(user)
        sign_in(client, user)
        client.post(SECOND, {"code": code_of(TOTP(Authenticator.objects.get(user=user)).instance.data["secret"])})
        assert ("отключить его нельзя" in client.get("/accounts/2fa/").content.decode()) is kept
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
        client.post("/accounts/2fa/totp/deactivate/", {})
        assert Authenticator.objects.filter(user=user).exists() is kept
        client.post("/accounts/logout/")


def test_the_administrator_removes_the_step_of_a_lost_phone(client, cast, asked):
    application(cast.curator)
    lost = type(client)()
    lost.force_login(cast.curator)
    client.force_login(cast.administrator)
    application(cast.administrator)
    person = cast.person(cast.curator)
    assert "Снять код из приложения" in client.get(person.get_absolute_url()).content.decode()
    client.post(reverse("people:second_step_remove", args=[person.pk]), guards(cast.school, person))
    assert "Снять код из приложения" not in client.get(person.get_absolute_url()).content.decode()
    assert not is_in(lost)
    sign_in(lost, cast.curator)
    assert lost.get("/people/").url == SET_UP


def test_who_may_not_remove_the_step(cast):
    application(cast.curator)
    person = cast.person(cast.curator)
    for who in (cast.director, cast.curator, cast.mentor, cast.stranger):
        with pytest.raises(PermissionDenied):
            remove_second_step(person, actor=cast.actor(who))
    make_person(cast.next_door, user=cast.curator)
    with pytest.raises(RuleViolation, match="и другую организацию"):
        remove_second_step(person, actor=cast.actor(cast.administrator))
    assert Authenticator.objects.filter(user=cast.curator).exists()


def test_the_server_removes_the_step_of_whoever_works_in_two_organizations(cast):
    application(cast.curator)
    make_person(cast.next_door, user=cast.curator)
    call_command("remove_second_step", "THE_curator", stdout=StringIO())
    assert not Authenticator.objects.filter(user=cast.curator).exists()
    with pytest.raises(CommandError, match="Nobody signs in"):
        call_command("remove_second_step", "nobody")


def test_a_new_password_by_a_printed_code_is_not_the_second_step(client, cast):
    application(cast.mentor)
    [(_, code)] = make_codes([cast.person(cast.mentor)], actor=cast.actor(cast.administrator))
    entered = client.post(reverse("people:invitation", args=[code]), {"password": NEW, "again": NEW})
    assert entered.url == LOGIN
    assert not is_in(client)
    assert sign_in(client, cast.mentor, NEW).url.startswith(SECOND)


@pytest.mark.parametrize("email", ["", "curator@school.example"])
def test_it_is_switched_on_with_and_without_an_e_mail(client, cast, clock, email):
    type(cast.curator).objects.filter(pk=cast.curator.pk).update(email=email)
    sign_in(client, cast.curator)
    set_up(client)
    assert Authenticator.objects.filter(user=cast.curator, type=Authenticator.Type.TOTP).exists()
