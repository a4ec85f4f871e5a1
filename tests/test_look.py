"""The frame and the parts of every page, in a real Chromium: legible to all, at 1280 and 360 px, light and dark."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.cast import make_cast, make_person
from tests.looking import SHOTS, SIZES, look

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.look_pages")]
PAGES = [
    "list/",
    "list/?sort=-family_name&sex=f",
    "list/?q=Неттаких",
    "empty/",
    "form/",
    "parts/",
    "wrong/missing/",
    "wrong/elsewhere/",
    "wrong/forbidden/",
    "wrong/stale/",
    "wrong/organization/",
    "wrong/broken/",
]
OPEN_PAGES = ["/accounts/login/", "/accounts/password/reset/", "/accounts/password/reset/done/", "/no-such-page/"]
OWN_PAGES = [
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/reauthenticate/",
]


@pytest.fixture
def cast(transactional_db):
    cast = make_cast()
    for user in (cast.curator, cast.director):
        person = make_person(cast.neighbour, user=user)
        person.memberships.create(role="curator", started_on="2024-09-01")
    return cast


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_the_office_is_legible_to_all(page, live_server, cast, sign_in, words, address):
    sign_in(cast.curator)
    page.goto(f"{live_server.url}/look/{address}")
    look(page, words, "".join(c if c.isalnum() else "-" for c in address).strip("-"))


@pytest.mark.parametrize("address", OPEN_PAGES)
def test_a_page_for_everybody_is_legible_to_all(page, live_server, cast, words, address):
    page.goto(live_server.url + address)
    look(page, words, address.strip("/").replace("/", "-"))


@pytest.mark.parametrize("address", OWN_PAGES)
def test_a_page_about_ones_own_sign_in_is_legible_to_all(page, live_server, cast, sign_in, words, address):
    sign_in(cast.mentor)
    page.goto(live_server.url + address)
    look(page, words, address.strip("/").replace("/", "-"))


def test_a_reader_without_a_role_is_told_what_to_do(page, live_server, cast, sign_in, words):
    sign_in(cast.no_role)
    page.goto(live_server.url)
    assert page.locator("h1").inner_text() == "Нет доступа"
    look(page, words, "no-role")
    page.get_by_role("button", name="Выйти").first.click()
    page.wait_for_url("**/accounts/login/**")


def test_a_faulty_form_says_so_above_and_beside_and_keeps_what_was_typed(page, live_server, cast, sign_in, words):
    sign_in(cast.curator)
    page.goto(f"{live_server.url}/look/form/")
    page.get_by_label("Заметка").fill("Договорились о следующей встрече")
    page.get_by_role("button", name="Сохранить").click()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    assert page.locator("[role=alert] a").all_inner_texts() == ["Тема встречи", "Дата", "Где"]
    assert page.get_by_label("Заметка").input_value() == "Договорились о следующей встрече"
    assert page.locator(".invalid-feedback:visible").count() == 3
    look(page, words, "form-errors")
    page.locator("[role=alert] a", has_text="Тема встречи").click()
    page.keyboard.type("Разбор урока")
    assert page.get_by_label("Тема встречи").input_value() == "Разбор урока"
    page.locator("[role=alert] a", has_text="Где").click()
    assert page.evaluate("document.activeElement.value") == "a"


def test_a_rule_that_forbids_shows_the_way_to_mend_it(page, live_server, cast, sign_in, words):
    sign_in(cast.curator)
    page.goto(f"{live_server.url}/look/form/")
    page.get_by_label("Тема встречи").fill("Разбор урока")
    page.get_by_label("Дата").fill("2026-10-01")
    page.get_by_label("очно", exact=True).check()
    page.get_by_role("button", name="Сохранить").click()
    assert page.locator("[role=alert] li").all_inner_texts() == ["Пара ещё не действует. Открыть пары"]
    page.goto(f"{live_server.url}/look/parts/")
    page.get_by_role("button", name="Утвердить").click()
    assert page.locator("h1").inner_text() == "Действие не выполнено"
    look(page, words, "refused")


def test_a_row_opens_by_a_click_anywhere(page, live_server, cast, sign_in):
    sign_in(cast.curator)
    for viewport in SIZES.values():
        page.set_viewport_size(viewport)
        page.goto(f"{live_server.url}/look/list/")
        cell = page.locator("tbody tr").nth(1).locator("td").nth(3)
        cell.evaluate("cell => cell.scrollIntoView({block: 'center', behavior: 'instant'})")
        box = cell.bounding_box()
        page.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] / 2)
        page.wait_for_url("**/look/form/")


def test_one_tick_ticks_every_row_and_the_batch_takes_them(page, live_server, cast, sign_in):
    sign_in(cast.curator)
    page.goto(f"{live_server.url}/look/list/")
    page.get_by_label("Отметить все на странице").check()
    rows = page.locator("tbody tr").count()
    taken = "new FormData(document.getElementById('batch')).getAll('rows').length"
    assert page.evaluate(taken) == rows > 1
    page.locator("tbody tr").first.get_by_role("checkbox").uncheck()
    assert page.evaluate(taken) == rows - 1
    assert page.url.endswith("/look/list/")


def test_a_heading_sorts_and_says_how(page, live_server, cast, sign_in):
    sign_in(cast.curator)
    page.goto(f"{live_server.url}/look/list/?sex=f")
    page.get_by_role("columnheader", name="Фамилия").get_by_role("link").click()
    assert page.url.endswith("?sex=f&sort=family_name")
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"
    names = page.locator("tbody td:nth-child(2)").all_inner_texts()
    page.get_by_role("columnheader", name="Фамилия").get_by_role("link").click()
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    assert page.locator("tbody td:nth-child(2)").all_inner_texts() != names or len(set(names)) == 1


def test_a_long_list_has_pages(page, live_server, cast, sign_in, words):
    for _ in range(60):
        make_person(cast.school)
    sign_in(cast.curator)
    page.goto(f"{live_server.url}/look/list/?sort=post")
    assert page.locator(".pages").inner_text().split() == ["1", "2", "3", "Дальше"]
    page.get_by_role("link", name="Дальше").click()
    assert page.locator(".pages [aria-current]").inner_text() == "2"
    assert "sort=post" in page.url
    look(page, words, "pages")


def test_the_menu_of_a_phone_opens_without_scripts(browser, live_server, cast, client):
    client.force_login(cast.curator)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(java_script_enabled=False, viewport=SIZES["phone"])
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/look/parts/")
    assert not page.get_by_role("link", name="Главная").is_visible()
    page.get_by_text("Меню").click()
    assert page.get_by_role("link", name="Главная").is_visible()
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / "menu-phone.png")
    context.close()


def test_a_printed_page_has_no_navigation(page, live_server, cast, sign_in):
    sign_in(cast.curator)
    page.goto(f"{live_server.url}/look/parts/")
    page.emulate_media(media="print", color_scheme="dark")
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / "print.png", full_page=True)
    hidden = ["header", "nav.side", "footer", ".actions", ".crumbs"]
    assert [name for name in hidden if page.locator(name).first.is_visible()] == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_printed_list_stays_a_table_on_a_sheet_of_paper(page, live_server, cast, sign_in):
    sign_in(cast.curator)
    page.set_viewport_size({"width": 680, "height": 960})  # A4 less its margins
    page.goto(f"{live_server.url}/look/list/")
    assert not page.locator("thead").is_visible()
    page.emulate_media(media="print")
    assert page.locator("thead").is_visible()
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / "print-list.png", full_page=True)


def test_somebody_of_two_organizations_is_offered_the_other(page, live_server, cast, sign_in):
    sign_in(cast.curator)
    page.goto(f"{live_server.url}/look/list/")
    page.locator(".where summary").click()
    button = page.locator(".where button")
    here, other = page.evaluate("[...new FormData(document.querySelector('.where form')).entries()].slice(1)")[0::2]
    assert button.inner_text() in {f"Перейти: {cast.school}", f"Перейти: {cast.neighbour}"}
    assert {int(here[1]), int(other[1])} == {cast.school.pk, cast.neighbour.pk}
    assert other[0] == "organization_to"
    page.keyboard.press("Escape")
    assert not button.is_visible()
