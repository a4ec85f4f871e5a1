"""A worker killed by `kill -9` during approval: the order is as before, or in force with all that belongs to it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django_tasks_db.models import DBTaskResult

from core.models import AuditEntry
from orders import actions
from orders.models import Order
from orders.states import OrderState
from orders.tests import made
from papers.models import Document
from papers.rules import fingerprint
from papers.tasks import print_document
from tests.cast import make_cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
SCRIPT = Path(__file__).with_name("approving.py")


def killed_at(place, order, director):
    """Approve in a process of its own and kill it where it says it has come to."""
    known = {key: str(connection.settings_dict[key]) for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    command = [sys.executable, str(SCRIPT), json.dumps(known), place, str(order.pk), str(director.pk)]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "mentoring.settings", "PYTHONPATH": str(settings.BASE_DIR)}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stdout.readline().strip() == place
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


@pytest.fixture
def order(transactional_db, kind):
    cast = make_cast()
    return made.registered(cast, made.sent(cast)), cast


@pytest.mark.parametrize("place", ["the order is locked", "the effects begin", "the text is composed"])
def test_killed_on_the_way_the_order_is_as_before_and_can_be_approved(order, place):
    before, cast = order
    killed_at(place, before, cast.director)
    after = Order.objects.get()
    assert (after.state, after.number, after.version) == (OrderState.SENT, "70-ОД", before.version)
    assert not AuditEntry.objects.filter(action__in=["orders.approved", "orders.in_force"]).exists()
    assert (Document.objects.count(), DBTaskResult.objects.count()) == (0, 0)
    again = actions.approve(after, actor=cast.actor(cast.director), today=made.DAY)
    assert (again.state, Document.objects.count()) == (OrderState.IN_FORCE, 1)


def test_killed_right_after_it_the_order_is_in_force_with_all_that_belongs_to_it(order):
    before, cast = order
    killed_at("all is done", before, cast.director)
    after = Order.objects.get()
    assert (after.state, after.number) == (OrderState.IN_FORCE, "70-ОД")
    assert fingerprint(after.document.content) == after.document.sha256
    done = AuditEntry.objects.about(after).done().values_list("action", flat=True)
    assert {"orders.approved", "orders.in_force"} <= set(done)
    task = DBTaskResult.objects.get()
    assert (task.status, task.args_kwargs["args"]) == ("READY", [after.document.pk])
    assert print_document.func(*task.args_kwargs["args"]) == Document.Printed.MADE
