"""What somebody must do now about the plan."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from core.actors import Actor
from core.schoolyear import SchoolYear
from core.templatetags.core import plural
from core.todo import Todo
from people.rules import Role
from roadmap import policies
from roadmap.models import Occurrence
from roadmap.rules.occurrences import SOON_DAYS, Standing
from roadmap.selectors.drafting import drafting_todo
from roadmap.selectors.event_todo import events_todo
from roadmap.selectors.year import Placed, place

MANY = 3  # more of them make one line that opens the list


def todo(actor: Actor, today: date) -> list[Todo]:
    """To have a plan; what is overdue or due within two weeks, of all that the actor answers for; then events."""
    if not policies.can_list(actor):
        return []
    told = place(_own(actor, today), today)
    overdue = [one for one in told if one.standing == Standing.OVERDUE]
    soon = [one for one in told if one.standing == Standing.SOON]
    return [*drafting_todo(actor, today), *_overdue(overdue), *_soon(soon), *events_todo(actor, today)]


def _own(actor: Actor, today: date) -> Any:
    """Of this school year: those of the actor; the curator's also those that nobody whom we know answers for."""
    rows = Occurrence.objects.visible_to(actor).followed().open().in_year(SchoolYear.containing(today).first)
    rows = rows.filter(ends_on__lte=today + timedelta(days=SOON_DAYS))
    own = rows.of_responsible(actor.user, actor.roles)
    if Role.CURATOR in actor.roles:
        own = own | rows.of_nobody()
    return own.for_list()


def _overdue(rows: list[Placed]) -> Iterator[Todo]:
    if len(rows) > MANY:
        number = plural(len(rows), "мероприятие,мероприятия,мероприятий")
        text = f"Срок прошёл: {number} дорожной карты."
        yield Todo(text, f"{reverse('roadmap:due')}?mine=1&standing=overdue", "Посмотреть", urgent=True)
        return
    for one in rows:
        row = one.occurrence
        text = f"Срок мероприятия дорожной карты прошёл: {_short(row)}."
        yield Todo(text, row.get_absolute_url(), "Отметить", urgent=True, due=row.ends_on)


def _soon(rows: list[Placed]) -> Iterator[Todo]:
    if len(rows) > MANY:
        number = plural(len(rows), "мероприятию,мероприятиям,мероприятиям")
        first = min(row.occurrence.ends_on for row in rows if row.occurrence.ends_on)
        text = f"Подходит срок {number} дорожной карты."
        yield Todo(text, f"{reverse('roadmap:due')}?mine=1&standing=soon", "Посмотреть", due=first)
        return
    for one in rows:
        row = one.occurrence
        yield Todo(f"Дорожная карта: {_short(row)}.", row.get_absolute_url(), "Отметить", due=row.ends_on)


def _short(occurrence: Occurrence, longest: int = 160) -> str:
    text = " ".join(occurrence.activity.text.split()).rstrip(".;")
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]}…"
