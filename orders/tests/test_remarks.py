"""An order sent back: what to change in it as a whole and item by item."""

import pytest

from core.problems import RuleViolation
from orders import actions
from orders.models import Order
from orders.states import OrderState
from orders.tests import made, worded
from tests.cast import guards

pytestmark = pytest.mark.django_db


def returned(cast, order, **remarks):
    return actions.send_back(order, actor=cast.actor(cast.director), today=made.DAY, **remarks)


def remarks(order):
    return {item.position: item.remark for item in order.items.all() if item.remark}


def test_a_remark_at_an_item_is_enough(cast, trip):
    order = returned(cast, worded.sent(cast), about_items={1: " Уточните день. ", 2: "  "})
    assert (order.state, order.remark, remarks(order)) == (OrderState.RETURNED, "", {1: "Уточните день."})


def test_nothing_said_returns_nothing(cast, trip):
    with pytest.raises(RuleViolation, match="Напишите, что нужно изменить"):
        returned(cast, worded.sent(cast), remark=" ", about_items={1: " "})
    assert Order.objects.get().state == OrderState.SENT


def test_remarks_stay_while_the_text_is_edited_and_go_when_it_is_sent_again(client, cast, trip):
    order = returned(cast, worded.sent(cast), about_items={2: "Где список?"})
    client.force_login(cast.curator)
    edit = client.get(f"/orders/{order.pk}/edit/").content.decode()
    assert "Замечание: Где список?" in edit
    posted = {"title": order.title, "items-TOTAL_FORMS": "2", "items-INITIAL_FORMS": "2"}
    for index, item in enumerate(order.items.all()):
        posted |= {f"items-{index}-text": f"{item.text} Да.", f"items-{index}-position": str(item.position)}
    client.post(f"/orders/{order.pk}/edit/", guards(cast.school, order) | posted)
    assert remarks(order) == {2: "Где список?"}
    assert "Пункт 2.</strong> Где список?" in client.get(order.get_absolute_url()).content.decode()
    actions.send(Order.objects.get(), actor=cast.actor(cast.curator), today=made.DAY)
    assert remarks(order) == {}


def test_the_form_asks_about_each_item_and_says_what_is_missing(client, cast, trip):
    order = worded.sent(cast)
    client.force_login(cast.director)
    page = client.get(f"/orders/{order.pk}/return/").content.decode()
    assert "Замечание к пункту 1" in page
    assert "Провести экскурсию 10 октября." in page
    empty = client.post(f"/orders/{order.pk}/return/", guards(cast.school, order))
    assert empty.status_code == 422
    assert list(empty.context["form"].errors) == ["remark"]
    client.post(f"/orders/{order.pk}/return/", guards(cast.school, order) | {"item_2": "Приложите <список>"})
    assert remarks(order) == {2: "Приложите <список>"}
    client.force_login(cast.curator)
    assert "Приложите &lt;список&gt;" in client.get(order.get_absolute_url()).content.decode()
