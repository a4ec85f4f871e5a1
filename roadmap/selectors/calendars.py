"""What stands in a person's calendar: events they are invited to, and what they answer for in the plan."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.actors import Actor
from core.schoolyear import SchoolYear
from people.models import UserActor, actors_of
from roadmap.models import CalendarAddress, Event, Occurrence
from roadmap.rules.events import moments
from roadmap.states import EventState

DAYS_BACK = 400  # a calendar keeps the past year


@dataclass(frozen=True)
class Entry:
    """One line of a calendar: a moment of a day, or whole days. No names of people."""

    uid: str
    title: str
    first: date | datetime
    last: date | datetime  # the day after the last, or the moment of its end
    url: str
    place: str = ""
    version: int = 1
    is_off: bool = False


def open_address(actor: Actor) -> CalendarAddress | None:
    return CalendarAddress.objects.visible_to(actor).open().first()


def owner_of(token: str) -> UserActor | None:
    """Whose calendar the address is, with the roles of today; none when it is unknown, withdrawn, or they are gone."""
    address = CalendarAddress.objects.open().filter(token=token).select_related("person__user").first()
    user = address.person.user if address else None
    if address is None or user is None or not user.is_active:
        return None
    found = (one for one in actors_of(user) if one.person is not None and one.person.pk == address.person_id)
    return next(found, None)


def entries(actor: Actor, today: date) -> list[Entry]:
    return [*_events(actor, today), *_due(actor, today)]


def _events(actor: Actor, today: date) -> list[Entry]:
    rows = Event.objects.visible_to(actor).inviting(actor.user).filter(day__gte=today - timedelta(days=DAYS_BACK))
    zone = ZoneInfo(actor.organization.time_zone)
    return [_event(row, zone) for row in rows.order_by("day", "pk")]


def _event(row: Event, zone: ZoneInfo) -> Entry:
    first: date | datetime = row.day
    last: date | datetime = row.day + timedelta(days=1)
    if row.starts_at is not None:
        first, last = moments(row.day, row.starts_at, row.ends_at, zone)
    is_off = row.state == EventState.CANCELLED
    return Entry(f"event-{row.pk}", row.title, first, last, row.get_absolute_url(), row.place, row.version, is_off)


def _due(actor: Actor, today: date) -> list[Entry]:
    """On the last day of each term; what has no day is no line of a calendar."""
    rows = Occurrence.objects.visible_to(actor).followed().open().in_year(SchoolYear.containing(today).first)
    own = rows.of_responsible(actor.user, actor.roles).filter(ends_on__isnull=False).select_related("activity")
    found = []
    for row in own.order_by("ends_on", "pk"):
        if row.ends_on is not None:
            title = f"Срок: {' '.join(row.activity.text.split())}"
            after = row.ends_on + timedelta(days=1)
            found.append(
                Entry(f"activity-{row.pk}", title, row.ends_on, after, row.get_absolute_url(), version=row.version)
            )
    return found
