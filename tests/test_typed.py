"""Nothing typed is lost: a form that was not accepted shows what was written in it."""

import pytest
from django.test import Client

from orders.states import OrderState
from tests.cast import guards
from tests.probes.orders import draft, sent

pytestmark = pytest.mark.django_db
ITEMS = {"items-TOTAL_FORMS": "1", "items-INITIAL_FORMS": "0", "items-0-text": "Закрепить <пары> до мая."}


def edit_of(order):
    return f"/orders/{order.pk}/edit/"


def test_a_stale_form_comes_back_filled_in_with_what_happened_and_may_be_sent_again(client, cast):
    order = draft(cast.school, cast)
    client.force_login(cast.curator)
    typed = {"title": "О паре", "preamble": "Мои слова", "control": "", **ITEMS}
    old = guards(cast.school, order)
    assert client.post(edit_of(order), old | typed | {"title": "О другом"}).status_code == 302
    response = client.post(edit_of(order), old | typed)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Запись уже изменилась" in page
    assert "Проект приказа изменён" in page
    assert "Закрепить &lt;пары&gt; до мая." in page
    assert response.context["form"]["preamble"].value() == "Мои слова"
    order.refresh_from_db()
    assert f'name="version" value="{order.version}"' in page
    assert client.post(edit_of(order), guards(cast.school, order) | typed).status_code == 302
    order.refresh_from_db()
    assert (order.title, order.preamble) == ("О паре", "Мои слова")


def test_a_stale_form_that_asks_nothing_leads_to_the_row_first(client, cast):
    order = sent(cast.school, cast)
    client.force_login(cast.curator)
    response = client.post(f"/orders/{order.pk}/discard/", guards(cast.school, order) | {"version": 0})
    assert response.status_code == 409
    assert "<form" not in response.content.decode().split("<main")[1]
    order.refresh_from_db()
    assert order.state == OrderState.SENT


def test_a_form_that_became_forbidden_shows_its_text_but_no_secret(client, cast):
    order = draft(cast.school, cast)
    client.force_login(cast.director)
    said = {"preamble": "Мои <слова>", "password": "лесная поляна", "one_time_code": "семь семь"}
    response = client.post(edit_of(order), guards(cast.school, order) | said)
    page = response.content.decode()
    assert response.status_code == 403
    assert "Мои &lt;слова&gt;" in page
    assert "лесная поляна" not in page
    assert "семь семь" not in page


def test_a_form_for_another_organization_shows_its_text(client, cast):
    client.force_login(cast.curator)
    response = client.post("/orders/new/text/", guards(cast.next_door) | {"title": "О важном деле"})
    assert response.status_code == 409
    assert "О важном деле" in response.content.decode()


def test_an_old_page_leads_back_to_itself_but_to_no_other_site(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.curator)
    for referer, leads in (("http://testserver/orders/new/", True), ("http://elsewhere.example/orders/new/", False)):
        response = client.post("/orders/new/", {"title": "О важном деле"}, headers={"referer": referer})
        page = response.content.decode()
        assert response.status_code == 403
        assert "О важном деле" in page
        assert (f'href="{referer}"' in page) is leads


def test_the_address_of_a_button_opened_as_a_page_leads_to_its_row(client, cast):
    order = draft(cast.school, cast)
    client.force_login(cast.curator)
    response = client.get(f"/orders/{order.pk}/settle/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST, OPTIONS"
    assert f'href="{order.get_absolute_url()}"' in response.content.decode()
