"""The pages of orders in a real Chromium, at 1280 and 360 px: legible to all, nothing on the console."""

import pytest

from orders import actions
from orders.tests import made, worded
from tests.cast import PASSWORD, make_cast
from tests.looking import look

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(transactional_db):
    return make_cast()


@pytest.fixture
def orders(cast, kind, trip):
    """One order in each state, by the name of the state."""
    kind.named = [cast.person(cast.mentor), cast.person(cast.mentee)]
    kind.warning = "Дополнительное соглашение с наставником не указано."
    returned = made.sent(cast, title="О школе наставников")
    director, curator = cast.actor(cast.director), cast.actor(cast.curator)
    actions.send_back(
        returned, remark="Уточните срок.", about_items={2: "На каком сайте?"}, actor=director, today=made.DAY
    )
    dropped = made.drafted(cast, title="О составе совета")
    in_force = made.in_force(cast, title="О закреплении наставнических пар и групп на 2025/2026 учебный год")
    named = [cast.person(cast.mentee)]
    actions.record_acquaintance(in_force, named, on=made.LATER, actor=curator, today=made.LATER)
    revoked = worded.in_force(cast, number="74-ОД")
    worded.signed(cast, worded.changing(cast, revoked, "cancels"))
    parted = worded.drafted(cast)
    trip.day, trip.bus = "12 октября", "автобус на тридцать мест до музея и обратно"
    return {
        "parted": parted,
        "revoked": revoked,
        "draft": made.drafted(cast),
        "returned": returned,
        "cancelled": actions.discard(dropped, actor=curator, today=made.DAY),
        "sent": made.sent(cast, title="О мониторинге"),
        "approved": made.approved(cast, title="О поощрении"),
        "in_force": in_force,
    }


PAGES = [  # states that the demo does not show; tests/test_every_page.py looks at all others
    ("curator", "/orders/?q=мониторинг&state=sent"),
    ("curator", "/orders/{draft}/send/"),
    ("curator", "/orders/{parted}/"),
    ("curator", "/orders/{parted}/edit/"),
    ("curator", "/orders/{returned}/edit/"),
    ("curator", "/orders/{revoked}/"),
    ("curator", "/orders/{draft}/"),
    ("curator", "/orders/{cancelled}/"),
    ("director", "/orders/{sent}/"),
    ("director", "/orders/queue/approve/?order={sent}"),
    ("secretary", "/orders/{approved}/"),
    ("secretary", "/orders/{approved}/register/"),
    ("curator", "/orders/{approved}/original/"),
    ("mentor", "/orders/{in_force}/"),
]


def test_the_pages_of_orders_are_legible_to_all(page, live_server, cast, orders, sign_in, words):
    for role, address in PAGES:
        sign_in(cast.by_role(role))
        response = page.goto(live_server.url + address.format(**{state: order.pk for state, order in orders.items()}))
        assert response.status == 200, address
        look(page, words, f"orders-{role}-{address}".replace("/", "-").replace("?", "-"))


def test_an_order_goes_from_the_draft_into_force_by_its_buttons(page, live_server, cast, kind, sign_in, words):
    order = made.drafted(cast)
    address = f"{live_server.url}/orders/{order.pk}/"
    sign_in(cast.curator)
    page.goto(address)
    page.get_by_role("button", name="Отправить руководителю").click()
    assert page.locator(".messages").inner_text() == "Приказ отправлен руководителю. Он увидит его на главной странице."
    sign_in(cast.director)
    page.goto(address)
    page.get_by_role("link", name="Утвердить").click()
    page.get_by_label("Ваш пароль").fill(PASSWORD)
    page.get_by_role("button", name="Утвердить").click()
    assert page.locator(".lead-line .state").inner_text() == "утверждён"
    sign_in(cast.secretary)
    page.goto(address)
    page.get_by_role("link", name="Зарегистрировать").click()
    page.get_by_label("Номер").fill("70-ОД")
    page.get_by_role("button", name="Зарегистрировать").click()
    assert page.locator(".lead-line .state").inner_text() == "действует"
    assert page.locator(".steps .done").count() == 4
    assert words == []
