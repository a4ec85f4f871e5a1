"""Two people at once, on real connections: one wins, the other is told who and when; no number is given twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client

from core.models import AuditEntry
from core.problems import RuleViolation
from orders import actions
from orders.models import Order
from orders.states import OrderState
from orders.tests import made
from papers.models import Document
from people.models import Person
from tests.cast import PASSWORD, guards, make_cast, make_user

pytestmark = pytest.mark.django_db(transaction=True)

AGAIN = {"password": PASSWORD}


@pytest.fixture
def cast(transactional_db):
    return make_cast()


def at_once(*calls):
    """Run the calls in threads of their own, each on its own connection, all starting together."""
    barrier = Barrier(len(calls))

    def run(call):
        try:
            barrier.wait()
            return call()
        except RuleViolation as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [future.result() for future in [pool.submit(run, call) for call in calls]]


def post(user, order, address, **data):
    client = Client()
    client.force_login(user)
    fields = guards(order.organization, order) | {"form_key": str(uuid4())} | data
    return lambda: client.post(f"/orders/{order.pk}/{address}/", fields)


def test_of_two_directors_one_approves_and_the_other_learns_who_did(cast, kind):
    deputy = make_user(cast.school, "director", family_name="Котова", given_name="Нина", patronymic="Львовна")
    order = made.registered(cast, made.sent(cast))
    answers = at_once(post(cast.director, order, "approve", **AGAIN), post(deputy, order, "approve", **AGAIN))
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    order = Order.objects.get()
    assert (order.state, Document.objects.count()) == (OrderState.IN_FORCE, 1)
    done = AuditEntry.objects.get(action="orders.approved", outcome="done")
    told = next(answer for answer in answers if answer.status_code == 409).content.decode()
    assert Person.objects.get(user=done.actor).short_name in told
    assert f"{done.at.astimezone():%d.%m.%Y}" in told
    assert kind.told == [("in force", order.pk)]


def test_approval_and_return_at_once_leave_one_of_them(cast, kind):
    order = made.sent(cast)
    deputy = make_user(cast.school, "director")
    answers = at_once(
        post(cast.director, order, "approve", **AGAIN),
        post(deputy, order, "return", remark="Уточните срок исполнения."),
    )
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    assert AuditEntry.objects.done().filter(action__in=["orders.approved", "orders.sent_back"]).count() == 1


def test_a_double_click_approves_once(cast, kind):
    order = made.registered(cast, made.sent(cast))
    twice = post(cast.director, order, "approve", **AGAIN)
    answers = at_once(twice, twice)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert {answer.url for answer in answers} == {order.get_absolute_url()}
    assert AuditEntry.objects.filter(action="orders.approved").count() == 1
    assert Document.objects.count() == 1


def test_one_number_taken_by_two_orders_at_once_is_given_to_one(cast, kind):
    orders = [made.approved(cast, title=f"О деле {n}") for n in range(4)]
    secretary = cast.actor(cast.secretary)

    def take(order):
        return lambda: actions.register(order, number="70-ОД", dated=made.DAY, actor=secretary, today=made.LATER)

    answers = at_once(*[take(order) for order in orders])
    refusals = [answer for answer in answers if isinstance(answer, RuleViolation)]
    assert len(refusals) == 3
    holder = Order.objects.get(number="70-ОД")
    assert {str(refusal) for refusal in refusals} == {
        f"Номер 70-ОД в 2025 году уже занят: {holder}. Следующий свободный — 1."
    }
    assert Order.objects.filter(state=OrderState.IN_FORCE).count() == Document.objects.count() == 1


def test_registration_and_approval_at_once_bring_it_into_force_once(cast, kind):
    order = made.sent(cast)
    director, secretary = cast.actor(cast.director), cast.actor(cast.secretary)
    at_once(
        lambda: actions.approve(order, actor=director, today=made.DAY),
        lambda: actions.register(order, number="1", dated=made.DAY, actor=secretary, today=made.DAY),
    )
    order = Order.objects.get()
    assert (order.state, order.number, Document.objects.count()) == (OrderState.IN_FORCE, "1", 1)
    assert kind.told == [("in force", order.pk)]
