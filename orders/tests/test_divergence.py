"""A text that parts from its data is shown beside the new wording and settled by one of two buttons."""

import pytest
from django.core.exceptions import PermissionDenied

from core.models import AuditEntry
from core.problems import RuleViolation
from orders import actions, selectors
from orders.models import Order
from orders.rules import ItemText, reworded
from orders.states import OrderState
from orders.tests import made, worded
from tests.cast import guards

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


def texts(order):
    return [item.text for item in Order.objects.get(pk=order.pk).items.all()]


def edited(order, curator, number, text):
    """The curator writes one item anew."""
    items = [selectors.as_text(item) for item in order.items.all()]
    items[number - 1] = ItemText(text, items[number - 1].block, items[number - 1].source, items[number - 1].composed)
    return actions.edit(order, title=order.title, preamble="", control="", items=items, actor=curator, today=made.DAY)


def test_an_edited_item_keeps_its_link_and_is_no_divergence_until_the_data_change(cast, trip, curator):
    order = edited(worded.drafted(cast), curator, 1, "Поехать на экскурсию 10 октября.")
    assert selectors.divergences(order, made.DAY) == []
    trip.day = "12 октября"
    [parted] = selectors.divergences(order, made.DAY)
    assert (parted.item.position, parted.item.text, parted.text) == (
        1,
        "Поехать на экскурсию 10 октября.",
        "Провести экскурсию 12 октября.",
    )


def test_it_forbids_to_send_and_to_sign_until_settled(cast, trip, curator):
    order = worded.sent(cast)
    trip.day = "12 октября"
    for act in (
        lambda: actions.approve(order, actor=cast.actor(cast.director), today=made.DAY),
        lambda: actions.mark_signed(order, on=made.DAY, actor=curator, today=made.DAY),
    ):
        with pytest.raises(RuleViolation, match="Пункт 1: текст расходится с данными"):
            act()
    assert Order.objects.get().state == OrderState.SENT
    actions.settle_item(order, source="day", take=True, actor=curator, today=made.DAY)
    assert texts(order)[0] == "Провести экскурсию 12 октября."
    assert actions.approve(order, actor=cast.actor(cast.director), today=made.DAY).state == OrderState.APPROVED


def test_ones_own_text_stays_until_the_data_change_again(cast, trip, curator):
    order = worded.drafted(cast)
    trip.day = "12 октября"
    actions.settle_item(order, source="day", take=False, actor=curator, today=made.DAY)
    assert texts(order)[0] == "Провести экскурсию 10 октября."
    assert selectors.divergences(Order.objects.get(), made.DAY) == []
    trip.day = "14 октября"
    assert [one.text for one in selectors.divergences(Order.objects.get(), made.DAY)] == [
        "Провести экскурсию 14 октября."
    ]
    assert AuditEntry.objects.get(action="orders.item_settled").facts == {"source": "day", "taken": 0}


def test_an_item_that_is_needed_no_longer_is_dropped_or_becomes_ones_own(cast, trip, curator):
    trip.bus = "автобус"
    orders = [worded.drafted(cast), worded.drafted(cast)]
    trip.bus = ""
    for order, take in zip(orders, (True, False), strict=True):
        assert [one.text for one in selectors.divergences(order, made.DAY)] == [""]
        actions.settle_item(order, source="bus", take=take, actor=curator, today=made.DAY)
        assert selectors.divergences(Order.objects.get(pk=order.pk), made.DAY) == []
    assert [(item.position, item.source) for item in orders[0].items.all()] == [(1, "day"), (2, "list")]
    assert [(item.position, item.source) for item in orders[1].items.all()] == [(1, "day"), (2, ""), (3, "list")]


def test_an_item_called_for_later_is_offered_in_its_place(cast, trip, curator):
    order = worded.drafted(cast)
    trip.bus = "автобус"
    assert [warning.text for warning in selectors.check(order, made.DAY).warnings] == [
        "По данным в приказе нужен ещё один пункт."
    ]
    actions.settle_item(order, source="bus", take=True, actor=curator, today=made.DAY)
    assert texts(order)[1] == "Заказать автобус."
    assert selectors.missing_items(Order.objects.get(), made.DAY) == []


def test_who_may_not_edit_does_not_settle_either(cast, trip):
    order = worded.sent(cast)
    trip.day = "12 октября"
    for user in (cast.director, cast.secretary, cast.mentor, cast.stranger):
        with pytest.raises(PermissionDenied):
            actions.settle_item(order, source="day", take=True, actor=cast.actor(user), today=made.DAY)


def test_a_signed_order_parts_from_nothing(cast, trip):
    order = worded.in_force(cast)
    trip.day = "12 октября"
    assert selectors.divergences(order, made.DAY) == []


def test_both_wordings_stand_side_by_side_with_two_buttons(client, cast, trip):
    order = worded.drafted(cast)
    trip.day = "12 октября"
    client.force_login(cast.curator)
    page = client.get(order.get_absolute_url()).content.decode()
    assert 'id="divergence-1"' in page
    for words in ("Провести экскурсию 10 октября.", "Провести экскурсию 12 октября.", "Взять новый текст"):
        assert words in page
    assert "Отправить руководителю" not in page
    assert "Текст расходится с данными" in client.get(f"/orders/{order.pk}/edit/").content.decode()
    response = client.post(f"/orders/{order.pk}/settle/", guards(cast.school, order) | {"keep": "day"}, follow=True)
    assert "Ваш текст оставлен" in response.content.decode()
    assert texts(order)[0] == "Провести экскурсию 10 октября."
    assert client.post(f"/orders/{order.pk}/settle/", guards(cast.school, order) | {"keep": "no"}).status_code == 409


def test_the_director_reads_the_difference_but_has_no_buttons(client, cast, trip):
    order = worded.sent(cast)
    trip.day = "12 октября"
    client.force_login(cast.director)
    page = client.get(order.get_absolute_url()).content.decode()
    assert "Пункт 1: текст расходится с данными" in page
    assert "Взять новый текст" not in page


def test_untouched_items_follow_the_kind_edited_and_own_ones_stay():
    kept = [
        ItemText("Старый.", source="a", composed="Старый."),
        ItemText("Правленый.", source="b", composed="Исходный."),
        ItemText("Свой."),
        ItemText("Лишний.", source="c", composed="Лишний."),
    ]
    now = [ItemText("Первый.", source="new"), ItemText("Новый.", source="a"), ItemText("Иной.", source="b")]
    assert [item.text for item in reworded(kept, now)] == ["Первый.", "Новый.", "Правленый.", "Свой."]
