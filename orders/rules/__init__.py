"""What an item of an order is, how orders are numbered, how acts and people are named in their text: pure functions."""

from datetime import date

from orders.rules.items import ItemText, items_problems, parts_from, reworded
from orders.rules.numbers import (
    DEFAULT_PATTERN,
    LONGEST_NUMBER,
    PLACEHOLDERS,
    Gap,
    clean_number,
    gaps,
    next_number,
    number_key,
    pattern_problem,
)

RESOLUTION = "ПРИКАЗЫВАЮ:"
CONTROL = "Контроль за исполнением приказа оставляю за собой."


def date_problem(what: str, day: date, today: date) -> str:
    """Why a fact from paper cannot have this date; empty when it can."""
    return f"{what} не может быть позже сегодняшнего дня." if day > today else ""


__all__ = [
    "CONTROL",
    "DEFAULT_PATTERN",
    "LONGEST_NUMBER",
    "PLACEHOLDERS",
    "RESOLUTION",
    "Gap",
    "ItemText",
    "clean_number",
    "date_problem",
    "gaps",
    "items_problems",
    "next_number",
    "number_key",
    "parts_from",
    "pattern_problem",
    "reworded",
]
