"""A calendar as iCalendar (RFC 5545), which phones and mail programs ask for again and again."""

from collections.abc import Iterable
from datetime import UTC, datetime

import icalendar
from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone

from roadmap.selectors.calendars import Entry

REFRESH = "PT4H"


def calendar_response(entries: Iterable[Entry], name: str) -> HttpResponse:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Наставничество//RU")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("x-published-ttl", REFRESH)
    for entry in entries:
        calendar.add_component(_component(entry))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _component(entry: Entry) -> icalendar.Event:
    site = settings.SITE_URL.rstrip("/")
    event = icalendar.Event()
    event.add("uid", f"{entry.uid}@{site.rpartition('/')[2].partition(':')[0]}")
    event.add("dtstamp", timezone.now())
    event.add("sequence", entry.version)
    event.add("summary", entry.title)
    event.add("dtstart", _moment(entry.first))
    event.add("dtend", _moment(entry.last))
    event.add("url", f"{site}{entry.url}")
    if entry.place:
        event.add("location", entry.place)
    event.add("status", "CANCELLED" if entry.is_off else "CONFIRMED")
    return event


def _moment(value):
    """Moments travel in UTC: no calendar has to know our time zones."""
    return value.astimezone(UTC) if isinstance(value, datetime) else value
