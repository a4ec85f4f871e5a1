"""The order that changes the regulation: only what the new version words otherwise (S4 annex 1, 9.2)."""

import pytest

from core.actors import SYSTEM
from core.problems import RuleViolation
from orders.models import OrderChange
from orders.selectors import divergences
from registry.tests.papers import golden, lines, named_school
from roadmap.actions.changing import draft_change
from roadmap.models import Regulation
from roadmap.states import RegulationState
from roadmap.tests.drafted import TODAY, changed_regulation, in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(cast):
    return changed_regulation(named_school(cast))


def fresh(row):
    return Regulation.objects.get(pk=row.pk)


def test_it_prints_what_changes_and_the_new_wording_alone(draft):
    order = draft_change(draft, actor=SYSTEM, today=TODAY)
    printed = [line.replace(f"{draft.previous.order_id}-П", "12-П") for line in lines(order)]
    assert printed == golden("roadmap", "regulation_change")


def test_in_force_the_new_text_holds_and_the_orders_are_linked(draft):
    order = in_force(draft_change(draft, actor=SYSTEM, today=TODAY), number="15-ОД")
    assert [fresh(row).state for row in (draft, draft.previous)] == [
        RegulationState.IN_FORCE,
        RegulationState.REPLACED,
    ]
    assert list(OrderChange.objects.values_list("order", "target", "effect")) == [
        (order.pk, draft.previous.order_id, "changes")
    ]


def test_a_section_written_anew_parts_the_order_from_the_draft(draft):
    order = draft_change(draft, actor=SYSTEM, today=TODAY)
    assert divergences(order, TODAY) == []
    draft.refresh_from_db()
    draft.sections[-1]["title"] = "Меры поощрения"
    draft.save()
    assert [one.source for one in divergences(order, TODAY)] == ["changes"]


def test_nothing_changed_is_no_order(draft):
    draft.sections = draft.previous.sections
    draft.save()
    with pytest.raises(RuleViolation, match="изменять нечего"):
        draft_change(draft, actor=SYSTEM, today=TODAY)


def test_a_second_order_for_the_same_draft_is_refused(draft):
    draft_change(draft, actor=SYSTEM, today=TODAY)
    with pytest.raises(RuleViolation, match="ещё не стоит в приказе"):
        draft_change(fresh(draft), actor=SYSTEM, today=TODAY)
