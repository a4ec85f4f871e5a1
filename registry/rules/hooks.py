"""What the apps above tell the banks: how loaded a mentor is, who had a pair, what a card shows besides.

Registered in `AppConfig.ready` of the app that knows; until then the banks do without.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, Value

from core.problems import Problem

PairHistory = Callable[[int, date, date], frozenset[int]]


@dataclass(frozen=True)
class CardSection:
    """A part of an entry's card: the template gets what `context(actor, profile)` returns as `data`."""

    template: str
    context: Callable[[Any, Any], Any]


_load: list[Callable[[], Any]] = []
_open_pair: list[Callable[[], Any]] = []
_history: list[PairHistory] = []
_sections: dict[str, list[CardSection]] = {}
_closing: list[Callable[[Any], list[Problem]]] = []


def register_mentor_load(expression: Callable[[], Any]) -> None:
    """`expression()`: how many mentees a mentor has now, as an expression over MentorProfile (OuterRef("pk"))."""
    _load[:] = [expression]


def mentor_load() -> Any:
    return _load[0]() if _load else Value(0)


def register_open_pair(expression: Callable[[], Any]) -> None:
    """`expression()`: whether a mentee has an open pair, as a condition over MenteeProfile (OuterRef("pk"))."""
    _open_pair[:] = [expression]


def open_pair() -> Any:
    return _open_pair[0]() if _open_pair else Q(pk__in=())


def register_pair_history(find: PairHistory) -> None:
    """`find(organization_id, first, last)`: the ids of people who were mentees of a working pair in those days."""
    _history[:] = [find]


def had_a_pair(organization_id: int, first: date, last: date) -> frozenset[int] | None:
    """None: no app knows pairs, so nothing can be said."""
    return _history[0](organization_id, first, last) if _history else None


def register_card_section(bank: str, template: str, context: Callable[[Any, Any], Any]) -> None:
    """Show a part of an app above on every card of the bank (`Bank.MENTORS` or `Bank.MENTEES`)."""
    section = CardSection(template, context)
    if section not in _sections.setdefault(str(bank), []):
        _sections[str(bank)].append(section)


def card_sections(bank: str) -> tuple[CardSection, ...]:
    return tuple(_sections.get(str(bank), ()))


def register_closing_problems(find: Callable[[Any], list[Problem]]) -> None:
    """`find(profile)`: what forbids to take an entry out of its bank (a working pair, for instance)."""
    if find not in _closing:
        _closing.append(find)


def closing_problems(profile: Any) -> list[Problem]:
    return [problem for find in _closing for problem in find(profile)]
