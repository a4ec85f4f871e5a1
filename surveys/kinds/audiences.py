"""The registry of audiences: whom a round is sent to. An app declares its own in `<app>/audiences.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Audience:
    """`persons(organization, today)` gives a queryset of people."""

    name: str
    label: str
    persons: Callable[[Any, date], Any]


_audiences: dict[str, Audience] = {}


def register(audience: Audience) -> Audience:
    """Declare an audience; a second of the same name is an error at start."""
    if audience.name in _audiences:
        raise ValueError(f"Audience {audience.name!r} is declared twice.")
    _audiences[audience.name] = audience
    return audience


def audience_named(name: str) -> Audience:
    return _audiences[name]


def audience_choices() -> list[tuple[str, str]]:
    """For forms, given as a callable: the registry fills while the apps start."""
    return [(audience.name, audience.label) for audience in _audiences.values()]
