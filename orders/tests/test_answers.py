"""Kinds drafted from a few questions: the page, the answers kept, what becomes of an edited text."""

import pytest
from django.urls import reverse

from orders import actions
from orders.kinds import asking_kinds
from orders.models import Order
from orders.tests import made
from registry.tests.papers import person
from tests.cast import guards

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(cast):
    return [person(cast.school, name) for name in ("Ёлкина Анна Юрьевна", "Черных Пётр Ильич", "Лось Иван Ильич")]


def answers(people, **more):
    chair, *members = [one.pk for one in people]
    return {"chair": chair, "members": sorted(members), "starts_on": "2025-10-06", "until": "2025-10-20"} | more


def drafted(cast, people, **more):
    data = answers(people, **more)
    return actions.draft("council", organization=cast.school, data=data, actor=cast.actor(cast.curator), today=made.DAY)


def texts(order):
    return [item.text.splitlines()[0] for item in Order.objects.get(pk=order.pk).items.all()]


@pytest.mark.parametrize("kind", asking_kinds(), ids=lambda kind: kind.name)
def test_every_kind_has_its_page_for_the_curator_alone(cast, client, kind):
    address = reverse(kind.draft_name)
    client.force_login(cast.curator)
    page = client.get(address)
    assert page.status_code == 200
    assert f"<h1>Новый приказ: {kind.label}</h1>" in page.content.decode()
    for user in (cast.director, cast.mentor, cast.secretary, cast.municipal):
        client.force_login(user)
        assert client.get(address).status_code == 403


def test_the_page_drafts_the_order_from_its_answers(cast, client, people):
    client.force_login(cast.curator)
    sent = client.post(reverse("orders:draft_council"), guards(cast.school) | answers(people))
    order = Order.objects.get()
    assert (sent.status_code, sent.url) == (302, order.get_absolute_url())
    assert order.data | {"members": sorted(order.data["members"])} == answers(people, replaces=False)
    assert texts(order)[0] == "Создать с 06.10.2025 совет наставников в следующем составе:"


def test_what_is_missing_is_said_beside_its_field(cast, client, people):
    client.force_login(cast.curator)
    sent = client.post(reverse("orders:draft_council"), guards(cast.school) | answers(people, chair=""))
    assert sent.status_code == 422
    assert list(sent.context["form"].errors) == ["chair"]
    assert not Order.objects.exists()


def test_nobody_of_another_school_is_taken(cast, client, people):
    client.force_login(cast.curator)
    foreign = cast.person(cast.foreign_mentor)
    sent = client.post(reverse("orders:draft_council"), guards(cast.school) | answers(people, chair=foreign.pk))
    assert list(sent.context["form"].errors) == ["chair"]


def test_lines_of_a_table_are_kept_and_blank_ones_dropped(cast, client, people):
    lines = {"lines-TOTAL_FORMS": "3", "lines-INITIAL_FORMS": "1"}
    for number, one in enumerate(people[:2]):
        lines |= {f"lines-{number}-person": one.pk, f"lines-{number}-reward": "thanks", f"lines-{number}-note": ""}
    data = {"reason": "помощь молодым педагогам", "until": "2025-10-20", "clerk": "", "accountant": ""}
    client.force_login(cast.curator)
    client.post(reverse("orders:draft_rewards"), guards(cast.school) | data | lines | {"lines-0-DELETE": "on"})
    order = Order.objects.get()
    assert order.data["lines"] == [{"person": people[1].pk, "reward": "thanks", "note": ""}]
    assert texts(order)[0].startswith("Объявить благодарность Черных Петру Ильичу, учителю математики, за помощь")


def test_other_answers_word_the_order_anew_but_for_what_was_edited(cast, people):
    order, curator = drafted(cast, people), cast.actor(cast.curator)
    item = order.items.get(source="plan")
    item.text = "Председателю представить план работы в октябре."
    item.save()
    actions.change_answers(order, data=answers(people, starts_on="2025-11-05"), actor=curator, today=made.DAY)
    assert [texts(order)[0], texts(order)[-1]] == [
        "Создать с 05.11.2025 совет наставников в следующем составе:",
        "Председателю представить план работы в октябре.",
    ]


def test_an_item_called_for_by_new_answers_takes_its_place(cast, people):
    order, curator = drafted(cast, people), cast.actor(cast.curator)
    before = texts(order)
    actions.change_answers(order, data=answers(people, replaces=True), actor=curator, today=made.DAY)
    former = "Прежний состав совета наставников прекращает работу с того же дня."
    assert texts(order) == [before[0], former, *before[1:]]
    actions.change_answers(order, data=answers(people), actor=curator, today=made.DAY)
    assert texts(order) == before


def test_the_page_of_a_draft_shows_what_was_answered(cast, client, people):
    order = drafted(cast, people)
    client.force_login(cast.curator)
    form = client.get(reverse("orders:answers", args=[order.pk])).context["form"]
    assert [form[name].value() for name in ("chair", "members", "starts_on")] == [
        people[0].pk,
        sorted([people[1].pk, people[2].pk]),
        "2025-10-06",
    ]


def test_an_order_of_free_text_has_no_answers(cast, client):
    order = made.drafted(cast, kind="free", items=made.ITEMS[1:])
    client.force_login(cast.curator)
    assert client.get(reverse("orders:answers", args=[order.pk])).status_code == 403
