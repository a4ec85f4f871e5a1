"""A draft: its text, its way to the director and back, its end; orders from before the product."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from core.models import AuditEntry
from core.problems import RuleViolation, Stale
from core.states import IllegalMove
from orders import actions, selectors
from orders.kinds import OrderKind, UnknownKind, kind_named, register
from orders.models import Order
from orders.rules import ItemText
from orders.states import OrderState
from orders.tests import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


def edited(order, curator, *items, **fields):
    text = {"title": order.title, "preamble": order.preamble, "control": order.control} | fields
    return actions.edit(order, items=items, actor=curator, today=made.DAY, **text)


def items_of(order):
    return [(item.position, item.text, item.block) for item in order.items.all()]


def test_a_draft_belongs_to_the_school_year_of_its_day(cast, kind):
    assert made.drafted(cast, today=date(2025, 8, 31)).school_year == 2024
    assert made.drafted(cast, today=date(2025, 9, 1)).school_year == 2025


def test_the_curator_moves_adds_and_drops_items_but_keeps_the_table(cast, kind, curator):
    order = made.drafted(cast)
    new, table = ItemText("Куратору вести журнал."), ItemText("Закрепить пары:", "rows")
    order = edited(order, curator, new, table, title="О парах")
    assert order.title == "О парах"
    assert items_of(order) == [(1, "Куратору вести журнал.", ""), (2, "Закрепить пары:", "rows")]
    with pytest.raises(RuleViolation) as refusal:
        edited(order, curator, new)
    assert [str(problem) for problem in refusal.value.problems] == [
        "Пункт с таблицей нельзя удалить: без неё приказ не говорит, о ком он."
    ]


def test_what_lies_before_the_director_is_not_edited(cast, kind, curator):
    order = made.sent(cast)
    with pytest.raises(RuleViolation):
        edited(order, curator, *made.ITEMS)
    order = actions.send_back(order, remark="Срок?", actor=cast.actor(cast.director), today=made.DAY)
    assert edited(order, curator, *made.ITEMS, preamble="Новая").preamble == "Новая"
    order = actions.send(Order.objects.get(), actor=curator, today=made.DAY)
    assert (order.state, order.remark) == (OrderState.SENT, "")


def test_a_page_from_before_somebodys_edit_writes_nothing(cast, kind, curator):
    order = made.drafted(cast)
    seen = Order.objects.get()
    seen.expected_version = seen.version
    edited(order, curator, *made.ITEMS, title="О другом")
    with pytest.raises(Stale):
        edited(seen, curator, *made.ITEMS, title="О третьем")
    assert Order.objects.get().title == "О другом"


def test_rows_changed_by_the_kind_make_the_directors_page_stale(cast, kind, curator):
    order = made.sent(cast)
    seen = Order.objects.get()
    seen.expected_version = seen.version
    actions.note_changed_rows(order, actor=curator, today=made.DAY)
    with pytest.raises(Stale):
        actions.approve(seen, actor=cast.actor(cast.director), today=made.DAY)


def test_a_return_needs_a_remark_that_says_what_to_change(cast, kind):
    order = made.sent(cast)
    with pytest.raises(RuleViolation):
        actions.send_back(order, remark="  ", actor=cast.actor(cast.director), today=made.DAY)
    assert Order.objects.get().state == OrderState.SENT


def test_a_dropped_draft_lets_its_rows_and_its_number_go(cast, kind, curator):
    order = made.registered(cast, made.sent(cast), "70-ОД")
    order = actions.discard(order, actor=curator, today=made.DAY)
    assert (order.state, order.number, order.dated) == (OrderState.CANCELLED, "", None)
    assert kind.told == [("discarded", order.pk)]
    assert AuditEntry.objects.get(action="orders.discarded").facts == {"freed": "70-ОД"}
    assert made.in_force(cast, number="70-ОД").number == "70-ОД"


def test_a_signed_order_is_not_dropped(cast, kind, curator):
    for order in (made.approved(cast), made.in_force(cast)):
        with pytest.raises(IllegalMove):
            actions.discard(order, actor=curator, today=made.DAY)


@pytest.mark.parametrize("role", ["director", "secretary", "mentor", "administrator"])
def test_only_the_curator_drafts(cast, kind, role):
    with pytest.raises(PermissionDenied):
        actions.draft(
            "free",
            organization=cast.school,
            actor=cast.actor(cast.by_role(role)),
            today=made.DAY,
            title="О",
            items=made.ITEMS,
        )


def test_nobody_drafts_for_another_school(cast, kind, curator):
    with pytest.raises(PermissionDenied):
        actions.draft("free", organization=cast.next_door, actor=curator, today=made.DAY, items=made.ITEMS)


def test_an_order_from_before_the_product_is_in_force_as_it_is(cast, kind, curator):
    person = cast.person(cast.mentor)
    kind.hindrance = "Нет согласия"
    order = actions.enter_as_is(
        "rehearsal",
        title="",
        number="№ 21/1",
        dated=date(2022, 9, 1),
        organization=cast.school,
        actor=curator,
        today=made.DAY,
        persons=[person],
    )
    assert (order.state, order.title, order.number, order.in_force_from, order.school_year) == (
        OrderState.IN_FORCE,
        "О репетиции",
        "21/1",
        date(2022, 9, 1),
        2022,
    )
    assert (order.entered_as_is, order.document, kind.told) == (True, None, [])
    assert [row.person for row in order.acquaintances.all()] == [person]


def test_a_kind_is_known_by_one_name(kind):
    with pytest.raises(ValueError, match="declared twice"):
        register(kind)
    with pytest.raises(ValueError, match="unnamed"):
        register(type("Nameless", (OrderKind,), {}))
    with pytest.raises(UnknownKind):
        kind_named("no such kind")


def test_the_proposed_number_counts_on_by_the_pattern_of_the_school(cast, kind, curator):
    assert selectors.propose_number(cast.school, "", made.DAY) == "1"
    actions.keep_pattern(organization=cast.school, series="", pattern="{n}-ОД", actor=curator)
    made.in_force(cast, number="70-ОД")
    made.registered(cast, made.approved(cast), "99-ОД", dated=date(2024, 12, 1))
    assert selectors.propose_number(cast.school, "", made.DAY) == "71-ОД"
    assert selectors.propose_number(cast.next_door, "", made.DAY) == "1"
    with pytest.raises(PermissionDenied):
        actions.keep_pattern(organization=cast.school, series="", pattern="{n}", actor=cast.actor(cast.director))
