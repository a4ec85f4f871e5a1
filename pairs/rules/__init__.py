"""Pairs and groups: grounds of an end, limits, and what the apps above add to a pair."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import TextChoices

from core.schoolyear import SchoolYear, add_months
from registry.rules import MentoringKind


class EndGround(TextChoices):
    """S4 annex 1, 7.1; and what life adds: leaving, long absence, transfer."""

    COMPLETED = "completed", "завершение плана мероприятий в полном объёме"
    INITIATIVE = "initiative", "инициатива наставника или наставляемого"
    CURATOR = "curator", "инициатива куратора: ненадлежащее исполнение программы"
    LEFT = "left", "увольнение участника"
    ABSENCE = "absence", "длительное отсутствие участника"
    TRANSFER = "transfer", "перевод участника"
    CANCELLED = "cancelled", "отмена приказа о закреплении"
    RETURNED = "returned", "возвращение основного наставника"  # the end of a substitute's part, never chosen by hand


CHOSEN_GROUNDS = tuple(
    (ground.value, ground.label) for ground in EndGround if ground not in {EndGround.RETURNED, EndGround.CANCELLED}
)


class Answer(TextChoices):
    YES = "yes", "согласен"
    NO = "no", "отказался"


FEWEST_IN_A_GROUP = 2  # one mentor, two or more mentees (S4 3.1)
LONGEST_MONTHS = 12  # S4 1.3, annex 1, 7.2: within a year in all
SHORTEST_MONTHS = 3  # S4 1.3: a shorter planned term leaves no room for a program
MOST_PAIRS = 1000  # in one imported list
MANY_PAIRS = 6  # a longer table goes to annex № 1 of the order


def planned_dates(today: date) -> tuple[date, date]:
    """From today to the end of lessons; when that is too near, to the day before a year has passed."""
    lessons_end = SchoolYear.containing(today).lessons_end_on
    if lessons_end >= add_months(today, SHORTEST_MONTHS):
        return today, lessons_end
    return today, add_months(today, LONGEST_MONTHS) - timedelta(days=1)


def dates_problem(starts_on: date | None, ends_on: date | None) -> str:
    """Why a pair may not be planned for these days, in Russian; empty when it may."""
    if starts_on is None or ends_on is None:
        return ""
    if ends_on < starts_on:
        return "Окончание раньше начала. Проверьте даты."
    if ends_on >= add_months(starts_on, LONGEST_MONTHS):
        return "Пара закрепляется не больше чем на год (п. 1.3 положения). Укажите более раннее окончание."
    return ""


def as_is_dates_problem(started_on: date, ended_on: date | None, today: date) -> str:
    """Past pairs may have any length, but no day in the future and no end before the start."""
    if started_on > today or (ended_on and ended_on > today):
        return "Дата не может быть позже сегодняшней."
    return "Завершение раньше начала. Проверьте даты." if ended_on and ended_on < started_on else ""


def kinds_problem(kinds: list[str], mentees: int) -> str:
    """Whether the chosen kinds fit the number of mentees (S4 3.1)."""
    if not kinds:
        return "Отметьте хотя бы один вид наставничества."
    if MentoringKind.GROUP in kinds and mentees < FEWEST_IN_A_GROUP:
        return "В группе не меньше двух наставляемых. Добавьте наставляемого или снимите вид «в группе»."
    return ""


def kinds_for(kinds: list[str], mentees: int) -> list[str]:
    """The chosen kinds; two or more mentees make it a group by itself."""
    chosen = list(kinds)
    if mentees >= FEWEST_IN_A_GROUP and MentoringKind.GROUP not in chosen:
        chosen.append(MentoringKind.GROUP)
    return chosen


@dataclass(frozen=True)
class NextStep:
    """The one thing to do next: a button of the pair's page."""

    text: str
    url: str
    button: str


@dataclass(frozen=True)
class PairPart:
    """A section of the pair's page that an app above owns: its template (given `part` and `pair`) and what it needs."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    next_step: NextStep | None = None


@dataclass(frozen=True, order=True)
class Event:
    """One line of a pair's story. `url`: where the reader may open it, or none."""

    on: date
    text: str
    url: str = ""


_events: list[Callable[[Any, Any], Iterable[Event]]] = []


def register_events(find: Callable[[Any, Any], Iterable[Event]]) -> None:
    """An app above tells its part of a pair's story, as far as the reader may see it: `find(pair, actor)`."""
    _events.append(find)


def events_above(pair: Any, actor: Any) -> list[Event]:
    return [event for find in _events for event in find(pair, actor)]


_parts: list[Callable[[Any, Any], PairPart | None]] = []
_endings: list[Callable[..., None]] = []


def register_part(find: Callable[[Any, Any], PairPart | None]) -> None:
    """An app above adds a section to the page of a pair: `find(pair, actor) -> PairPart | None`."""
    _parts.append(find)


def parts_of(pair: Any, actor: Any) -> list[PairPart]:
    return [part for find in _parts if (part := find(pair, actor))]


def register_ending(end: Callable[..., None]) -> None:
    """An app above ends what it has with a pair, in the same transaction.

    `end(pair, *, ground, ended_on, actor, today)` raises RuleViolation when the pair may not end yet.
    """
    _endings.append(end)


def end_what_is_above(pair: Any, *, ground: str, ended_on: date, actor: Any, today: date) -> None:
    for end in _endings:
        end(pair, ground=ground, ended_on=ended_on, actor=actor, today=today)


_handovers: list[Callable[..., None]] = []
_reopenings: list[Callable[..., None]] = []


def register_handover(hand_over: Callable[..., None]) -> None:
    """An app above hands what it has with a pair to another one: `hand_over(old, new, *, on, actor, today)`."""
    _handovers.append(hand_over)


def hand_over_what_is_above(old: Any, new: Any, *, on: date, actor: Any, today: date) -> None:
    for hand_over in _handovers:
        hand_over(old, new, on=on, actor=actor, today=today)


def register_reopening(reopen: Callable[..., None]) -> None:
    """An app above takes up again what ended with a pair, once its end is cancelled: `reopen(pair, *, actor, today)`.

    It is called while the pair still names the day and the ground of the end.
    """
    _reopenings.append(reopen)


def reopen_what_is_above(pair: Any, *, actor: Any, today: date) -> None:
    for reopen in _reopenings:
        reopen(pair, actor=actor, today=today)


PROGRAM_DAYS = 14  # how soon after the pairs begin a program is laid before the director


def middle(first: date, last: date) -> date:
    """The day of interim monitoring: half way."""
    return first + (last - first) / 2
