"""Whatever people do with orders in whatever sequence, what must hold holds."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from core.models import AuditEntry
from core.problems import RuleViolation
from orders import actions, policies
from orders.models import Order
from orders.rules import ItemText
from orders.states import OrderState
from orders.tests import made
from papers.models import Document
from papers.rules import fingerprint
from tests.cast import make_cast

NUMBERS = st.sampled_from(["1", "2", "57/1", "70-ОД"])
PICK = st.sampled_from([0, 0, 1, 2])
ANYBODY = st.sampled_from(["director", "curator", "secretary", "mentor"])
RIGHTFUL = {  # who does it as a rule; the machine lets others try too
    "approve": "director",
    "discard": "curator",
    "edit": "curator",
    "mark_signed": "secretary",
    "register": "secretary",
    "send": "curator",
    "send_back": "director",
}
DAYS = st.sampled_from([-1, 0, 0, 1]).map(lambda days: made.DAY + timedelta(days))


class OrdersOfASchool(RuleBasedStateMachine):
    """Several orders in the hands of four people, who also try what they may not do."""

    def __init__(self):
        super().__init__()
        self.rollback = transaction.atomic()
        self.rollback.__enter__()
        self.kind = made.rehearsal()
        self.cast = make_cast()
        self.actors = {r: self.cast.actor(self.cast.by_role(r)) for r in ("director", "curator", "secretary", "mentor")}
        self.kind.named = [self.cast.person(self.cast.mentor)]
        self.steps: dict[int, int] = {}  # acts that succeeded, by order
        self.frozen: dict[int, str] = {}

    def teardown(self):
        transaction.set_rollback(True)
        self.rollback.__exit__(None, None, None)

    def one(self, pick):
        orders = list(Order.objects.order_by("pk"))
        return orders[pick % len(orders)]

    def attempt(self, order, act, role, **facts):
        """Try an act; a refusal must leave the order as it was."""
        before = Order.objects.filter(pk=order.pk).values().get()
        try:
            with transaction.atomic():
                act(order, actor=self.actors[role], today=made.DAY, **facts)
        except (PermissionDenied, RuleViolation):
            assert Order.objects.filter(pk=order.pk).values().get() == before
        else:
            self.steps[order.pk] += 1

    @initialize()
    def begin(self):
        self.draft()

    @precondition(lambda self: len(self.steps) < 3)
    @rule()
    def draft(self):
        order = made.drafted(self.cast)
        self.steps[order.pk] = 1

    @rule(pick=PICK, choice=st.integers(0, 60), number=NUMBERS, day=DAYS)
    def go_on(self, pick, choice, number, day):
        """One of the acts that the order's page offers now, by the one who may."""
        order = self.one(pick)
        roles = [(verb, role) for verb, role in RIGHTFUL.items() if policies.offered(self.actors[role], order)[verb]]
        if roles:
            self.act(order, *roles[choice % len(roles)], number, day)

    @rule(pick=PICK, verb=st.sampled_from(sorted(RIGHTFUL)), role=ANYBODY, number=NUMBERS, day=DAYS)
    def go_astray(self, pick, verb, role, number, day):
        self.act(self.one(pick), verb, role, number, day)

    def act(self, order, verb, role, number, day):
        facts = {
            "edit": {"title": "О другом", "preamble": "", "control": "", "items": [ItemText("Новый пункт", "rows")]},
            "send_back": {"remark": "Уточните срок."},
            "mark_signed": {"on": day},
            "register": {"number": number, "dated": day},
        }.get(verb, {})
        self.attempt(order, getattr(actions, verb), role, **facts)

    @rule(hindrance=st.sampled_from(["", "", "Нет согласия"]))
    def change_what_the_kind_says(self, hindrance):
        self.kind.hindrance = hindrance

    @invariant()
    def in_force_means_signed_and_registered(self):
        for order in Order.objects.all():
            signed = order.approved_on is not None and order.state != OrderState.CANCELLED
            assert (order.state == OrderState.IN_FORCE) == (signed and bool(order.number)), order.pk
            assert (order.document_id is not None) == (order.state == OrderState.IN_FORCE)
            assert order.acquaintances.exists() == (order.state == OrderState.IN_FORCE)

    @invariant()
    def what_is_frozen_stays(self):
        for document in Document.objects.all():
            assert self.frozen.setdefault(document.pk, document.sha256) == fingerprint(document.content)
        assert Document.objects.count() == Order.objects.filter(state=OrderState.IN_FORCE).count()

    @invariant()
    def no_number_is_given_twice(self):
        numbers = list(Order.objects.exclude(number="").values_list("series", "number_year", "number"))
        assert len(numbers) == len(set(numbers))

    @invariant()
    def each_step_left_one_row_in_the_trail(self):
        for order in Order.objects.all():
            done = AuditEntry.objects.about(order).done().exclude(action="orders.in_force")
            assert done.count() == self.steps[order.pk]
            in_force = AuditEntry.objects.about(order).done().filter(action="orders.in_force")
            assert in_force.count() == (order.state == OrderState.IN_FORCE)

    @invariant()
    def the_kind_was_told_once_of_each_end(self):
        ends = {OrderState.IN_FORCE: "in force", OrderState.CANCELLED: "discarded"}
        expected = {(ends[o.state], o.pk) for o in Order.objects.filter(state__in=ends)}
        assert set(self.kind.told) >= expected


@pytest.mark.django_db
def test_orders_hold_together_whatever_is_done():
    careful = settings(
        max_examples=30, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(OrdersOfASchool, settings=careful)
