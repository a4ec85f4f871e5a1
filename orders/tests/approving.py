"""Run as a process of its own: approves the order named by its arguments, and stops where the test says, to be killed.

python approving.py CONNECTION_AS_JSON PLACE ORDER USER
"""

import json
import sys

import django
from django.conf import settings

connection, place, order_pk, user_pk = json.loads(sys.argv[1]), *sys.argv[2:]
settings.DATABASES["default"].update(connection)
django.setup()

from orders import actions  # noqa: E402
from orders.models import Order  # noqa: E402
from orders.tests import made  # noqa: E402
from people.models import User, actors_of  # noqa: E402


def stop_here(at: str) -> None:
    """Tell the test where we are and wait for what will not come."""
    if at == place:
        print(at, flush=True)
        sys.stdin.read()


class StopsOnTheWay(made.Rehearsal):
    def problems(self, order, *, today):
        stop_here("the order is locked")
        return []

    def on_force(self, order, *, actor, today):
        stop_here("the effects begin")

    def persons(self, order):
        if order.state == "in_force":
            stop_here("the text is composed")
        return []


made.register(StopsOnTheWay)
actor = actors_of(User.objects.get(pk=user_pk))[0]
actions.approve(Order.objects.get(pk=order_pk), actor=actor, today=made.DAY)
stop_here("all is done")
