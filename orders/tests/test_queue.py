"""The director's queue: the document in view, the decision beside it, the password once in five minutes."""

import pytest
import time_machine

from core.models import AuditEntry
from orders.models import Order
from orders.states import OrderState
from orders.tests import made
from tests.cast import PASSWORD, guards

pytestmark = pytest.mark.django_db
AGAIN = {"password": PASSWORD, "then": "queue"}


@pytest.fixture
def orders(cast, kind):
    return [made.sent(cast, title=f"О деле {number}") for number in (1, 2, 3)]


@pytest.fixture
def director(client, cast):
    client.force_login(cast.director)
    return client


def approve(client, cast, order, **data):
    return client.post(f"/orders/{order.pk}/approve/", guards(cast.school, order) | data)


def state(order):
    return Order.objects.get(pk=order.pk).state


def test_the_oldest_one_is_in_view_or_the_one_asked_for(director, orders):
    page = director.get("/orders/queue/")
    assert page.context["shown"] == orders[0]
    assert "О деле 1" in page.context["sheet"]
    assert director.get(f"/orders/queue/?order={orders[2].pk}").context["shown"] == orders[2]
    assert director.get("/orders/queue/?order=x").context["shown"] == orders[0]


def test_after_a_decision_the_next_one_opens(director, cast, orders):
    response = approve(director, cast, orders[0], **AGAIN)
    assert (response.url, state(orders[0])) == ("/orders/queue/", OrderState.APPROVED)
    assert director.get("/orders/queue/").context["shown"] == orders[1]
    back = {"remark": "Срок?", "then": "queue"}
    response = director.post(f"/orders/{orders[1].pk}/return/", guards(cast.school, orders[1]) | back)
    assert (response.url, state(orders[1])) == ("/orders/queue/", OrderState.RETURNED)
    assert director.get("/orders/queue/").context["shown"] == orders[2]
    approve(director, cast, orders[2], then="queue")
    assert "На утверждение ничего нет" in director.get("/orders/queue/").content.decode()


def test_approval_on_screen_asks_for_the_password(director, cast, orders):
    for given in ({}, {"password": ""}, {"password": "not-mine"}):
        refused = approve(director, cast, orders[0], then="queue", **given)
        assert refused.status_code == 422
        assert list(refused.context["form"].errors) == ["password"]
        assert 'name="then" value="queue"' in refused.content.decode()
        assert PASSWORD not in refused.content.decode()
    assert state(orders[0]) == OrderState.SENT
    assert AuditEntry.objects.filter(action="orders.approved").count() == 0


def test_a_password_entered_within_five_minutes_counts(director, cast, orders):
    with time_machine.travel("2026-11-20 10:00Z", tick=False) as clock:
        approve(director, cast, orders[0], **AGAIN)
        assert "password" not in director.get("/orders/queue/").context["approve"].fields
        clock.shift(299)
        assert approve(director, cast, orders[1]).status_code == 302
        clock.shift(2)
        assert approve(director, cast, orders[2]).status_code == 422


def test_wrong_passwords_lock_as_at_the_sign_in(director, cast, orders):
    answers = [approve(director, cast, orders[0], password="not-mine").status_code for _ in range(5)]
    assert answers[-1] == 429
    assert approve(director, cast, orders[0], password=PASSWORD).status_code != 302
    assert state(orders[0]) == OrderState.SENT


def test_a_warning_asks_for_a_tick(director, cast, kind, orders):
    kind.warning = "Дополнительное соглашение не указано."
    page = director.get("/orders/queue/").content.decode()
    assert "Дополнительное соглашение не указано." in page
    refused = approve(director, cast, orders[0], **AGAIN)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["despite"])
    assert approve(director, cast, orders[0], despite="on", **AGAIN).status_code == 302


def test_what_forbids_leaves_only_the_return(director, kind, orders):
    kind.hindrance = "Нет согласия"
    page = director.get("/orders/queue/").content.decode()
    assert f"/orders/{orders[0].pk}/approve/" not in page
    assert f"/orders/{orders[0].pk}/return/" in page


def test_several_with_warnings_are_listed_and_ask_once(director, cast, kind, orders):
    kind.warning = "Соглашение не указано."
    ticked = {"order": [f"{order.pk}:{order.version}" for order in orders[:2]]}
    page = director.get(f"/orders/queue/approve/?order={orders[0].pk}&order={orders[1].pk}").content.decode()
    assert page.count('<li class="muted">Соглашение не указано.</li>') == 2
    post = {"password": PASSWORD} | ticked
    assert director.post("/orders/queue/approve/", guards(cast.school) | post).status_code == 422
    assert director.post("/orders/queue/approve/", guards(cast.school) | post | {"despite": "on"}).status_code == 302
    assert [state(order) for order in orders] == ["approved", "approved", "sent"]


@pytest.mark.parametrize("user", ["curator", "secretary", "mentor", "municipal"])
def test_the_queue_is_the_directors(client, cast, user):
    client.force_login(getattr(cast, user))
    assert client.get("/orders/queue/").status_code == 403


def test_a_warning_asks_the_curator_before_sending_too(client, cast, kind):
    order = made.drafted(cast)
    client.force_login(cast.curator)
    assert f'action="/orders/{order.pk}/send/"' in client.get(order.get_absolute_url()).content.decode()
    kind.warning = "Соглашение не указано."
    assert f'href="/orders/{order.pk}/send/"' in client.get(order.get_absolute_url()).content.decode()
    assert "Соглашение не указано." in client.get(f"/orders/{order.pk}/send/").content.decode()
    assert client.post(f"/orders/{order.pk}/send/", guards(cast.school, order)).status_code == 422
    client.post(f"/orders/{order.pk}/send/", guards(cast.school, order) | {"despite": "on"})
    assert state(order) == OrderState.SENT
