"""A double click, two tabs, a session that ended: one order, one number, a clear message, nothing private left."""

import pytest
from django.contrib.sessions.models import Session

from core.models import AuditEntry
from orders.states import OrderState
from tests.cast import PASSWORD, make_cast
from tests.journey.visitor import Visitor
from tests.probes.orders import draft, sent

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(transactional_db):
    return make_cast()


@pytest.fixture
def enter(browser, live_server):
    """Somebody of the cast at a browser of their own."""
    visitors = []

    def enter(user):
        visitor = Visitor(browser, live_server.url)
        visitors.append(visitor)
        sign_in(visitor, user)
        return visitor

    yield enter
    for visitor in visitors:
        visitor.quiet()
        visitor.context.close()


def sign_in(visitor, user):
    visitor.open("/accounts/login/")
    visitor.fill("Имя для входа", user.username)
    visitor.fill("Пароль", PASSWORD)
    visitor.click("Войти")


def come_in(visitor, user, *, status=200):
    """At the door where one stands."""
    visitor.fill("Имя для входа", user.username)
    visitor.fill("Пароль", PASSWORD)
    visitor.click("Войти", status=status)


def approvals(order):
    return AuditEntry.objects.about(order).filter(action="orders.approved").count()


def test_a_double_click_approves_once(cast, enter):
    order = sent(cast.school, cast)
    director = enter(cast.director)
    director.open(f"/orders/{order.pk}/approve/")
    director.fill("Ваш пароль", PASSWORD)
    director.named("Утвердить").dblclick()
    director.page.wait_for_url(f"**/orders/{order.pk}/")
    order.refresh_from_db()
    assert (order.state, approvals(order)) == (OrderState.APPROVED, 1)


def test_the_second_of_two_tabs_is_told_that_the_order_has_moved_on(cast, enter):
    order = sent(cast.school, cast)
    director = enter(cast.director)
    director.open(f"/orders/{order.pk}/return/")
    second = director.context.new_page()
    second.goto(f"{director.page.url.partition('/orders')[0]}/orders/{order.pk}/approve/")
    second.get_by_label("Ваш пароль").fill(PASSWORD)
    second.locator("main").get_by_role("button", name="Утвердить").click()
    second.wait_for_url(f"**/orders/{order.pk}/")
    director.fill("Что изменить", "Назовите положение.")
    director.click("Вернуть куратору", status=409)
    director.sees("Запись уже изменилась", "ничего не сохранено")
    assert director.field("Что изменить").input_value() == "Назовите положение."
    director.click("Открыть запись заново")
    order.refresh_from_db()
    assert (order.state, order.remark) == (OrderState.APPROVED, "")


def test_the_back_button_after_the_way_out_shows_nothing_private(cast, enter):
    order = draft(cast.school, cast)
    curator = enter(cast.curator)
    curator.open(f"/orders/{order.pk}/")
    with curator.page.expect_navigation():
        curator.page.locator("header").get_by_role("button", name="Выйти").first.click()
    curator.page.go_back()
    assert curator.heading() == "Вход"
    curator.sees_no(order.title)


def test_a_session_that_ended_in_the_middle_of_a_form_says_so_and_changes_nothing(cast, enter):
    order = draft(cast.school, cast)
    curator = enter(cast.curator)
    curator.open(f"/orders/{order.pk}/edit/")
    curator.fill("Преамбула", "Новые слова")
    Session.objects.all().delete()
    curator.click("Сохранить проект")
    assert curator.heading() == "Вход"
    curator.sees("Ваш вход закончился", "она не сохранена")
    order.refresh_from_db()
    assert order.preamble == ""
    come_in(curator, cast.curator)
    curator.sees("Введённое раньше вернулось в форму")
    assert curator.field("Преамбула").input_value() == "Новые слова"
    curator.click("Сохранить проект")
    order.refresh_from_db()
    assert order.preamble == "Новые слова"
    curator.open(f"/orders/{order.pk}/edit/")
    curator.sees_no("Введённое раньше вернулось")


def test_what_one_user_typed_is_not_shown_to_the_next_one_in_the_same_tab(cast, enter):
    order = draft(cast.school, cast)
    curator = enter(cast.curator)
    curator.open(f"/orders/{order.pk}/edit/")
    curator.fill("Преамбула", "Новые слова")
    Session.objects.all().delete()
    curator.click("Сохранить проект")
    come_in(curator, cast.mentor, status=404)
    assert curator.page.evaluate("sessionStorage.getItem('typed')") is None


def test_a_page_from_before_a_new_sign_in_keeps_what_was_typed(cast, enter):
    order = draft(cast.school, cast)
    curator = enter(cast.curator)
    curator.open(f"/orders/{order.pk}/edit/")
    curator.fill("Преамбула", "Новые слова")
    curator.page.locator("[name=csrfmiddlewaretoken]").evaluate_all("all => all.forEach(one => one.value = 'old')")
    curator.click("Сохранить проект", status=403)
    assert curator.heading() == "Страница устарела"
    curator.sees("Что вы ввели", "Новые слова")
    curator.click("Открыть страницу заново")
    assert curator.field("Преамбула").input_value() == "Новые слова"
