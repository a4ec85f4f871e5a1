"""An order that changes or cancels an earlier one: its text, what it brings about, links both ways."""

import pytest
from django.core.exceptions import PermissionDenied

from core.problems import RuleViolation
from orders import actions, selectors
from orders.models import Order, OrderChange
from orders.states import OrderState
from orders.tests import made, worded
from papers.rules import Standing
from tests.cast import guards

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


def texts(order):
    return [item.text for item in order.items.all()]


def relations(cast, order, user=None):
    actor = cast.actor(user or cast.curator)
    return [(one.words, one.name, one.url) for one in selectors.relations_of(order, actor)]


def test_the_order_of_cancellation_words_itself(cast, trip):
    order = worded.in_force(cast)
    by = worded.changing(cast, order, "cancels")
    assert (by.kind_name, by.title, by.preamble) == (
        "cancel",
        "Об отмене приказа от 01.10.2025 № 70-ОД",
        "В связи с погодой",
    )
    assert texts(by) == ["Признать утратившим силу приказ от 01.10.2025 № 70-ОД «Об экскурсии»."]
    assert Order.objects.get(pk=order.pk).state == OrderState.IN_FORCE


def test_links_lead_both_ways_before_and_after(cast, trip):
    trip.taken = [cast.person(cast.mentor)]
    order = worded.in_force(cast)
    by = worded.changing(cast, order, "cancels")
    draft = "«Об отмене приказа от 01.10.2025 № 70-ОД» (проект)"
    assert relations(cast, order) == [("Готовится отмена:", draft, by.get_absolute_url())]
    assert relations(cast, by) == [("Отменит приказ", "от 01.10.2025 № 70-ОД", order.get_absolute_url())]
    assert relations(cast, order, cast.mentor) == []
    worded.signed(cast, by)
    order, by = Order.objects.get(pk=order.pk), Order.objects.get(pk=by.pk)
    told = [("Отменён приказом", "от 08.10.2025 № 75-ОД", by.get_absolute_url())]
    assert relations(cast, order) == relations(cast, order, cast.mentor) == told
    assert relations(cast, by) == [("Отменяет приказ", "от 01.10.2025 № 70-ОД", order.get_absolute_url())]


def test_only_what_is_in_force_is_cancelled_and_once(cast, trip, curator):
    order = worded.in_force(cast)
    first, second = (worded.changing(cast, order, "cancels") for _ in range(2))
    worded.signed(cast, first)
    with pytest.raises(RuleViolation, match="уже не действует: утратил силу"):
        actions.send(second, actor=curator, today=made.LATER)
    with pytest.raises(RuleViolation, match="Изменить или отменить приказом"):
        worded.changing(cast, Order.objects.get(pk=order.pk), "cancels")
    assert trip.told.count(("cancelled", order.pk)) == 1


def test_a_cancellation_that_fails_in_its_effects_leaves_both_as_they_were(cast, trip, monkeypatch):
    order = worded.in_force(cast)
    by = worded.changing(cast, order, "cancels")
    monkeypatch.setattr(trip, "on_cancel", refuse)
    with pytest.raises(RuleViolation, match="Экскурсия уже идёт"):
        worded.signed(cast, by)
    states = {one.pk: one.state for one in Order.objects.all()}
    assert states == {order.pk: OrderState.IN_FORCE, by.pk: OrderState.APPROVED}


def refuse(*args, **kwargs):
    raise RuleViolation("Экскурсия уже идёт.")


def test_nobody_but_an_order_that_names_it_revokes_an_order(cast, trip, curator):
    order, other = worded.in_force(cast), worded.in_force(cast, number="71-ОД")
    by = worded.signed(cast, worded.changing(cast, other, "cancels"))
    with pytest.raises(PermissionDenied):
        actions.revoke(order, by=by, actor=curator, today=made.LATER)
    with pytest.raises(PermissionDenied):
        actions.revoke(order, by=by, actor=cast.actor(cast.stranger), today=made.LATER)


@pytest.mark.parametrize("user", ["director", "secretary", "mentor", "stranger"])
def test_only_the_curator_drafts_a_change(cast, trip, user):
    order = worded.in_force(cast)
    actor = cast.actor(getattr(cast, user))
    with pytest.raises(PermissionDenied):
        actions.draft_change(order, effect="cancels", ground="Так", actor=actor, today=made.LATER)
    assert not OrderChange.objects.exists()


def test_a_change_words_only_the_items_that_differ(cast, trip):
    order = worded.in_force(cast)
    items = {"1": "Провести экскурсию\n12 октября.", "2": "", "3": "Взять зонты."}
    by = worded.changing(cast, order, "changes", items=items, words="В приложении № 1 слово «Список» исключить.")
    assert by.title == "О внесении изменений в приказ от 01.10.2025 № 70-ОД"
    assert texts(by)[0].splitlines() == [
        "Внести в приказ от 01.10.2025 № 70-ОД «Об экскурсии» следующие изменения:",
        "пункт 1 изложить в следующей редакции: «Провести экскурсию 12 октября.»;",
        "пункт 2 исключить;",
        "дополнить пунктом 3 следующего содержания: «Взять зонты.»;",
        "В приложении № 1 слово «Список» исключить.",
    ]
    worded.signed(cast, by)
    order = Order.objects.get(pk=order.pk)
    assert (order.state, order.document.standing) == (OrderState.IN_FORCE, Standing.CHANGED)
    assert relations(cast, order)[0][0] == "Изменён приказом"
    assert selectors.items_by_now(order) == {1: "Провести экскурсию\n12 октября.", 3: "Взять зонты."}


def test_the_next_change_begins_with_the_wording_of_the_last_one(client, cast, trip):
    order = worded.in_force(cast)
    worded.signed(cast, worded.changing(cast, order, "changes", items={"1": "Провести экскурсию 12 октября."}))
    client.force_login(cast.curator)
    form = client.get(f"/orders/{order.pk}/change/").context["form"]
    assert form["item_1"].value() == "Провести экскурсию 12 октября."
    untouched = {f"item_{number}": text for number, text in form.texts.items()} | {"ground": "Так"}
    refused = client.post(f"/orders/{order.pk}/change/", guards(cast.school, order) | untouched)
    assert refused.status_code == 422
    assert "Измените хотя бы один пункт" in refused.content.decode()
    posted = untouched | {"item_1": "Провести экскурсию 14 октября."}
    client.post(f"/orders/{order.pk}/change/", guards(cast.school, order) | posted)
    assert Order.objects.latest("pk").data["items"] == {"1": "Провести экскурсию 14 октября."}


def test_an_order_entered_as_it_is_is_changed_in_words(client, cast, trip, curator):
    order = actions.enter_as_is(
        "free",
        title="О кураторе",
        number="57/1",
        dated=made.DAY,
        organization=cast.school,
        actor=curator,
        today=made.DAY,
    )
    client.force_login(cast.curator)
    assert list(client.get(f"/orders/{order.pk}/change/").context["form"].fields) == ["ground", "words"]
    posted = {"ground": "Так", "words": "слова «Иванову М. П.» исключить."}
    client.post(f"/orders/{order.pk}/change/", guards(cast.school, order) | posted)
    assert texts(Order.objects.latest("pk"))[0].endswith("следующие изменения:\nслова «Иванову М. П.» исключить.")


def test_the_page_says_what_the_cancellation_brings_about(client, cast, trip):
    order = worded.in_force(cast)
    client.force_login(cast.curator)
    page = client.get(order.get_absolute_url()).content.decode()
    assert f"/orders/{order.pk}/cancel/" in page
    assert "Экскурсия не состоится." in client.get(f"/orders/{order.pk}/cancel/").content.decode()
    response = client.post(f"/orders/{order.pk}/cancel/", guards(cast.school, order) | {"ground": "В связи с погодой"})
    assert response.url == Order.objects.get(kind_name="cancel").get_absolute_url()
    draft = worded.drafted(cast)
    assert client.get(f"/orders/{draft.pk}/cancel/").status_code == 403


def test_whoever_was_named_still_reads_the_order_and_that_it_is_cancelled(client, cast, trip):
    trip.taken = [cast.person(cast.mentor)]
    order = worded.in_force(cast)
    worded.signed(cast, worded.changing(cast, order, "cancels"))
    client.force_login(cast.mentor)
    page = client.get(order.get_absolute_url()).content.decode()
    assert "Приказ утратил силу." in page
    assert "от 08.10.2025 № 75-ОД" in page
    assert "/acquaint/" not in page


def test_a_dropped_draft_of_a_cancellation_is_forgotten(cast, trip, curator):
    order = worded.in_force(cast)
    actions.discard(worded.changing(cast, order, "cancels"), actor=curator, today=made.LATER)
    assert relations(cast, order) == []
