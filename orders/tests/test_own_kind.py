"""A kind that the engine has never heard of goes through a whole life: one class, no file of the engine touched."""

import pytest

from core.models import AuditEntry
from orders.models import Order
from orders.states import OrderState
from orders.tests import made, worded
from papers.rules import Standing

pytestmark = pytest.mark.django_db


def test_a_kind_of_its_own_lives_from_the_draft_to_its_cancellation(cast, trip):
    trip.taken = [cast.person(cast.mentor)]
    order = worded.in_force(cast)
    assert [item.text for item in order.items.all()] == [
        "Провести экскурсию 10 октября.",
        "Список участников — согласно приложению № 1.",
    ]
    assert trip.told == [("in force", order.pk)]
    by = worded.signed(cast, worded.changing(cast, order, "cancels"))
    order = Order.objects.get(pk=order.pk)
    assert (order.state, by.state) == (OrderState.REVOKED, OrderState.IN_FORCE)
    assert trip.told == [("in force", order.pk), ("cancelled", order.pk)]
    assert order.document.standing == Standing.CANCELLED
    assert [row.person for row in by.acquaintances.all()] == trip.taken
    told = [entry.action for entry in AuditEntry.objects.about(order).done()]
    assert told == [
        *("orders.revoked", "orders.change_drafted", "orders.in_force"),
        *("orders.registered", "orders.approved", "orders.sent", "orders.drafted"),
    ]


def test_it_is_offered_among_the_kinds_the_free_text_last(client, cast, trip):
    client.force_login(cast.curator)
    kinds = client.get("/orders/new/").context["kinds"]
    assert ("Об экскурсии", "/orders/new/text/") in [(kind.title, url) for kind, url in kinds]
    assert kinds[-1][0].name == "free"
    assert [kind.name for kind, _ in kinds if not kind.about] == []
    client.force_login(cast.director)
    assert client.get("/orders/new/").status_code == 403


def test_its_page_needs_no_template_of_its_own(client, cast, trip):
    order = worded.drafted(cast)
    client.force_login(cast.curator)
    page = client.get(order.get_absolute_url()).content.decode()
    assert "Провести экскурсию 10 октября." in page
    assert "экскурсия" in client.get(f"/orders/?kind_name={made.Rehearsal.name}&q=").content.decode()
