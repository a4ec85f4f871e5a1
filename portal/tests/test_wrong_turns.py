"""What a reader sees when something went wrong, and that it says what to do."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from portal.views import broken

pytestmark = pytest.mark.django_db


def heading(response) -> str:
    return response.content.decode().split("<h1>")[1].split("</h1>")[0]


def test_a_stranger_gets_a_plain_page_for_a_wrong_address(client):
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert heading(response) == "Страница не найдена"
    assert "Выйти" not in response.content.decode()


def test_a_form_without_its_key_is_refused_in_plain_words():
    response = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a", "password": "b"})
    assert response.status_code == 403
    assert heading(response) == "Страница устарела"


def test_a_user_without_a_role_is_told_so_and_may_sign_out(client, cast):
    client.force_login(cast.no_role)
    response = client.get("/")
    assert response.status_code == 403
    assert heading(response) == "Нет доступа"
    assert f'action="{reverse("account_logout")}"' in response.content.decode()


def test_wrong_passwords_close_the_way_in_for_a_while(client, cast):
    cache.clear()  # of attempts that other tests made
    wrong = {"login": cast.mentor.username, "password": "not-this-one"}
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        response = client.post(reverse("account_login"), wrong)
        assert heading(response) == "Вход"
    response = client.post(reverse("account_login"), wrong)
    assert response.status_code == 429
    assert heading(response) == "Вход временно закрыт"


def test_too_many_attempts_of_another_kind_are_told_of_in_russian(client, cast, settings):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"reset_password": "1/m/ip"}
    client.post(reverse("account_reset_password"), {"email": "a@school.example"})
    response = client.post(reverse("account_reset_password"), {"email": "a@school.example"})
    assert response.status_code == 429
    assert heading(response) == "Слишком много попыток"
    cache.clear()


def test_nobody_signs_up_alone(client):
    assert heading(client.get(reverse("account_signup"))) == "Вход по приглашению"


def test_a_page_that_breaks_needs_nothing_to_say_so(rf):
    response = broken(rf.get("/"))
    assert response.status_code == 500
    assert heading(response) == "Ошибка на сервере"
