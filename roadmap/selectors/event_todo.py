"""What somebody must do now about events: come to one, or say who came."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from core.actors import Actor
from core.templatetags.core import plural
from core.todo import Todo
from people.rules import Role
from roadmap import policies
from roadmap.models import Event

MANY = 3  # more of them make one line that opens the list


def events_todo(actor: Actor, today: date) -> list[Todo]:
    """The curator: past events without marks; everybody: the events of the next two weeks they are invited to."""
    return [*_unmarked(actor, today), *_coming(actor, today)]


def _unmarked(actor: Actor, today: date) -> Iterator[Todo]:
    if Role.CURATOR not in actor.roles or not policies.can_plan_events(actor):
        return
    rows = list(Event.objects.visible_to(actor).unmarked(today).order_by("day", "pk"))
    if len(rows) > MANY:
        number = plural(len(rows), "мероприятие,мероприятия,мероприятий")
        url = f"{reverse('roadmap:events')}?state=planned&when=past"
        yield Todo(f"Прошло, но не отмечено, кто был: {number}.", url, "Посмотреть", urgent=True)
        return
    for row in rows:
        text = f"Отметьте присутствовавших: {row.title}, {row.day:%d.%m.%Y}."
        yield Todo(text, reverse("roadmap:event_hold", args=[row.pk]), "Отметить", urgent=True)


def _coming(actor: Actor, today: date) -> Iterator[Todo]:
    rows = Event.objects.visible_to(actor).inviting(actor.user).coming(today)
    for row in rows.order_by("day", "starts_at", "pk"):
        where = f", {row.place}" if row.place else ""
        soon = row.day <= today + timedelta(days=1)
        yield Todo(f"Вас ждут: {row.title}, {row.when}{where}.", row.get_absolute_url(), "Открыть", urgent=soon)
