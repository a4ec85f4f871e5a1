"""Events for tests of this app and for its probes."""

from datetime import date, time
from typing import Any

from core.actors import SYSTEM
from papers.actions import freeze
from people.models import Organization, Person
from roadmap.models import CalendarAddress, Event, EventFile, EventInvitee, Protocol
from roadmap.selectors.protocols import protocol_paper
from tests.cast import Cast, make_person
from tests.probes.papers import scan

DAY = date(2026, 10, 5)
BEFORE, AFTER = date(2026, 10, 1), date(2026, 10, 12)
AGENDA = "1. Итоги первой четверти\nПлан открытых уроков"


def make_event(organization: Organization, cast: Cast | None = None, *people: Person, **fields: Any) -> Event:
    """A school of mentors' session that was to be on the first of October."""
    defaults = {
        "kind": "school",
        "title": "Как давать обратную связь",
        "day": BEFORE,
        "starts_at": time(15),
        "ends_at": time(16, 30),
        "place": "кабинет 12",
        "agenda": AGENDA,
    }
    event = Event.objects.create(organization=organization, **(defaults | fields))
    for person in people:
        EventInvitee.objects.create(event=event, person=person)
    return event


def make_invited(organization: Organization, cast: Cast | None = None, **fields: Any) -> Event:
    """With somebody who is invited."""
    return make_event(organization, cast, make_person(organization), **fields)


def make_held(organization: Organization, cast: Cast | None = None, **fields: Any) -> Event:
    event = make_invited(organization, cast, state="held", marked_on=BEFORE, **fields)
    event.invitees.update(came=True)
    return event


def make_protocol(organization: Organization, cast: Cast | None = None, **fields: Any) -> Event:
    """Held, with a draft of its protocol."""
    event = make_held(organization, cast)
    items = [{"heard": "Итоги первой четверти", "decided": "Принять к сведению."}]
    people = {"chair": make_person(organization), "keeper": make_person(organization)}
    Protocol.objects.create(
        event=event, organization=organization, **({"number": "3", "items": items} | people | fields)
    )
    return event


def make_finished(organization: Organization, cast: Cast) -> Event:
    """Its protocol is ready."""
    event = make_protocol(organization, cast)
    protocol = event.protocol
    protocol.document = freeze(protocol, protocol_paper(protocol), "Протокол", actor=SYSTEM)
    protocol.save()
    return event


def with_file(organization: Organization, cast: Cast) -> Event:
    event = make_event(organization)
    EventFile.objects.create(event=event, title="Программа", scan=scan(organization, cast))
    return event


def with_sheet(organization: Organization, cast: Cast) -> Event:
    return make_held(organization, scan=scan(organization, cast))


def make_address(person: Person) -> CalendarAddress:
    return CalendarAddress.objects.create(person=person)
