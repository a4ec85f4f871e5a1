"""The secret address of a person's calendar: made, renewed, withdrawn."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, record
from core.actors import Actor
from people.models import Person
from roadmap import policies
from roadmap.models import CalendarAddress


@action("calendar.address_made", "Создан адрес календаря")
def make_address(person: Person, *, actor: Actor, today: date) -> CalendarAddress:
    """A new address; the one before opens nothing from now on."""
    if not policies.can_have_calendar(actor, person):
        raise PermissionDenied
    Person.objects.select_for_update().get(pk=person.pk)  # two at once would both be the open one
    CalendarAddress.objects.filter(person=person).open().update(withdrawn_at=timezone.now())
    address = CalendarAddress.objects.create(person=person)
    record(address)
    return address


@action("calendar.address_withdrawn", "Адрес календаря отключён")
def withdraw_address(person: Person, *, actor: Actor, today: date) -> Person:
    if not policies.can_have_calendar(actor, person):
        raise PermissionDenied
    withdrawn = CalendarAddress.objects.filter(person=person).open().update(withdrawn_at=timezone.now())
    record(person, withdrawn=withdrawn)
    return person
