"""What several acts ask first."""

from collections.abc import Iterable

from core.problems import RuleViolation
from orders.models import Order


def must_be(order: Order, states: Iterable[str], verb: str) -> None:
    if order.state not in set(states):
        raise RuleViolation(f"«{verb}» сейчас невозможно: состояние — «{order.get_state_display()}».")
