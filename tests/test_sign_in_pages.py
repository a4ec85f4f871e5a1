"""Sign-in with its second step and a forgotten password, in a real Chromium."""

import time

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse

from people.adapter import WRONG
from tests.cast import PASSWORD, make_cast
from tests.journey.school import run_queue
from tests.looking import look

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(transactional_db):
    return make_cast()


@pytest.fixture
def enter(page, live_server):
    def enter(username, password=PASSWORD, then="/accounts/2fa/"):
        page.goto(f"{live_server.url}/accounts/login/?next={then}")
        page.get_by_label("Имя для входа или электронная почта").fill(username)
        page.get_by_label("Пароль").fill(password)
        page.get_by_role("button", name="Войти").click()

    return enter


def leave(page):
    page.locator("header").get_by_role("button", name="Выйти").first.click()
    page.wait_for_url("**/accounts/login/**")


def confirm(page):
    assert page.locator("h1").inner_text() == "Подтвердите, что это вы"
    page.get_by_label("Пароль").fill(PASSWORD)
    page.get_by_role("button", name="Подтвердить").click()


def test_the_letter_about_a_forgotten_password_is_plain(page, live_server, cast, enter, mailoutbox, words):
    cast.mentor.email = "mentor@example.com"
    cast.mentor.save()
    for address in ("stranger@example.com", "mentor@example.com"):
        page.goto(f"{live_server.url}/accounts/password/reset/")
        page.get_by_label("Адрес электронной почты").fill(address)
        page.get_by_role("button", name="Прислать письмо").click()
        assert page.locator("h1").inner_text() == "Письмо отправлено"
    run_queue()
    assert [letter.to for letter in mailoutbox] == [["mentor@example.com"]]
    assert mailoutbox[0].subject == "Новый пароль для системы «Наставничество»"
    assert f"Для входа «{cast.mentor.username}»" in mailoutbox[0].body


def test_a_wrong_password_keeps_the_name(page, cast, enter, words):
    enter(cast.mentor.username, "not-this-one")
    assert page.get_by_label("Имя для входа или электронная почта").input_value() == cast.mentor.username
    assert page.locator("[role=alert]").inner_text() == WRONG
    look(page, words, "wrong-password")


def test_an_application_on_the_phone_becomes_the_second_step(page, cast, enter, words):
    enter(cast.director.username)
    page.get_by_role("link", name="Включить").click()
    confirm(page)
    look(page, words, "second-step-on")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_label("Код из приложения").fill("000000")
    page.get_by_role("button", name="Включить").click()
    assert "Код не подошёл" in page.locator(".invalid-feedback").inner_text()
    secret = page.locator("code").inner_text()
    page.get_by_label("Код из приложения").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="Включить").click()
    spare = page.locator(".codes code").all_inner_texts()
    assert len(spare) == 10
    look(page, words, "spare-codes")

    page.set_viewport_size({"width": 1280, "height": 900})
    leave(page)
    enter(cast.director.username)
    assert page.locator("h1").inner_text() == "Код из приложения"
    look(page, words, "second-step")
    page.get_by_label("Код из приложения").fill(spare[0])
    page.get_by_role("button", name="Войти").click()
    page.wait_for_url("**/accounts/2fa/")
    look(page, words, "second-step-done")
    page.get_by_role("link", name="Отключить").click()
    look(page, words, "second-step-confirm")
    assert page.get_by_role("link", name="Ввести код из приложения").count() == 1
    confirm(page)
    look(page, words, "second-step-off")
    page.get_by_role("button", name="Отключить").click()
    page.wait_for_url("**/accounts/2fa/")
    assert page.get_by_role("link", name="Включить").count() == 1


def test_a_forgotten_password_is_replaced_by_a_link(page, live_server, cast, enter, words):
    user = cast.mentor
    user.email = "mentor@example.com"
    user.save()
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    address = live_server.url + reverse("account_reset_password_from_key", args=key.split("-", 1))
    page.goto(address)
    look(page, words, "new-password")
    page.get_by_label("Новый пароль").first.fill("berezovy-most-17")
    page.get_by_label("Новый пароль (ещё раз)").fill("berezovy-most-18")
    page.get_by_role("button", name="Сохранить пароль").click()
    assert page.locator("[role=alert]").count() == 1
    page.get_by_label("Новый пароль").first.fill("berezovy-most-17")
    page.get_by_label("Новый пароль (ещё раз)").fill("berezovy-most-17")
    page.get_by_role("button", name="Сохранить пароль").click()
    assert page.locator("h1").inner_text() == "Пароль изменён"
    look(page, words, "new-password-done")
    page.goto(address)
    assert page.get_by_role("link", name="Запросить новую ссылку").count() == 1
    enter(user.username, "berezovy-most-17")
    page.wait_for_url("**/accounts/2fa/")
