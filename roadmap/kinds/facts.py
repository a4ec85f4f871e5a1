"""Facts of the system that show activities done: figures of one organization and school year, with their rows.

An activity names its fact (`Activity.fact`). Most facts are counted here from the apps below; those that happen above
(a report) are told by `roadmap.actions.note_fact` and have nothing to count.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from core.schoolyear import SchoolYear
from people.models import Organization
from people.rules import OFFICE, Role
from roadmap.rules.words import speak_of_the_same

BANKS = OFFICE | {Role.ADMINISTRATOR, Role.COUNCIL, Role.PSYCHOLOGIST}
WORK = OFFICE | {Role.MENTOR, Role.MENTEE, Role.COUNCIL, Role.PSYCHOLOGIST}
ROUNDS = OFFICE | {Role.PSYCHOLOGIST}
EVERYBODY = frozenset(Role.values) - {Role.COORDINATOR}


@dataclass(frozen=True)
class Source:
    """One row behind a fact: how it is called, its address, its day."""

    title: str
    url: str
    day: date | None = None


@dataclass(frozen=True)
class Found:
    """What the system knows: «12 из 14 согласий».

    `day`: of the latest row. `gathers`: more may come until the last day of the term.
    """

    text: str
    url: str
    count: int = 0
    of: int | None = None
    is_complete: bool = False
    day: date | None = None
    gathers: bool = False
    sources: tuple[Source, ...] = ()

    @property
    def figures(self) -> dict[str, int]:
        return {"count": self.count} if self.of is None else {"count": self.count, "of": self.of}


Count = Callable[[Organization, SchoolYear, date], Found]


@dataclass(frozen=True)
class Fact:
    """`readers`: who may open its rows; `by_words`: only rows whose titles speak of the activity count."""

    name: str
    title: str
    count: Count | None = None
    readers: frozenset[str] = EVERYBODY
    by_words: bool = False


_facts: dict[str, Fact] = {}


def register(fact: Fact) -> Fact:
    """Declare a fact; a second of the same name is an error at start."""
    if fact.name in _facts:
        raise ValueError(f"Fact {fact.name!r} is declared twice.")
    _facts[fact.name] = fact
    return fact


def fact_named(name: str) -> Fact | None:
    """None for a plan of an older product: its activities are closed by people."""
    return _facts.get(name)


def fact_choices() -> list[tuple[str, str]]:
    return [(fact.name, fact.title) for fact in _facts.values()]


def narrowed(fact: Fact, found: Found, activity: Any) -> Found:
    """The fact as it concerns one activity."""
    if not fact.by_words:
        return found
    own = tuple(source for source in found.sources if speak_of_the_same(activity.text, source.title))
    if not own:
        return replace(found, text="нет", count=0, is_complete=False, day=None, sources=())
    days = [source.day for source in own if source.day]
    text = ", ".join(source.title for source in own[:3])
    return replace(
        found,
        text=text,
        url=own[-1].url,
        count=len(own),
        is_complete=True,
        day=max(days, default=None),
        sources=own,
    )
