"""Whom to remind of what today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from core.templatetags.core import plural
from people.models import Membership, Organization, Person
from people.rules import Role
from roadmap.models import Occurrence, SentReminder
from roadmap.rules.occurrences import SOON_DAYS, Reminder, reminder_for

HEADS = {
    Reminder.OVERDUE: "Срок прошёл",
    Reminder.TWO_DAYS: "Осталось не больше двух дней",
    Reminder.TWO_WEEKS: "Скоро срок",
}


@dataclass(frozen=True)
class Due:
    """A person with an e-mail, and what a letter of today tells them."""

    person: Person
    email: str
    reminders: list[tuple[Occurrence, Reminder]]


def whom_to_remind(organization: Organization, today: date) -> list[Due]:
    """People who answer for something that has come due since their last letter about it, each once a day."""
    people = _People(organization, today)
    sent = SentReminder.objects.filter(occurrence__organization=organization)
    told = set(sent.values_list("occurrence", "person", "kind"))
    had_one = set(sent.filter(sent_on=today).values_list("person", flat=True))
    due: dict[int, Due] = {}
    for occurrence in coming_due(organization, today):
        kind = reminder_for(occurrence.ends_on, today)
        if kind is None:
            continue
        for person in people.responsible_for(occurrence):
            email = person.email or (person.user.email if person.user else "")
            if email and person.pk not in had_one and (occurrence.pk, person.pk, kind) not in told:
                due.setdefault(person.pk, Due(person, email, [])).reminders.append((occurrence, kind))
    return list(due.values())


def coming_due(organization: Organization, today: date) -> Iterable[Occurrence]:
    """Open occurrences of plans in force that are overdue or due within two weeks."""
    rows = Occurrence.objects.filter(organization=organization).followed().open()
    return rows.filter(ends_on__lte=today + timedelta(days=SOON_DAYS)).for_list()


class _People:
    """Those who answer for activities: by name, or all who hold a role that day."""

    def __init__(self, organization: Organization, today: date):
        held = Membership.objects.current(today).filter(person__organization=organization)
        self._holders: dict[str, list[Person]] = {}
        for membership in held.select_related("person__user").order_by("person"):
            self._holders.setdefault(membership.role, []).append(membership.person)

    def responsible_for(self, occurrence: Occurrence) -> Iterable[Person]:
        """The curator where the paper names nobody whom the product knows."""
        found: dict[int, Person] = {}
        for responsible in occurrence.activity.responsible.all():
            people: Any = [responsible.person] if responsible.person else self._holders.get(responsible.role, [])
            found |= {person.pk: person for person in people}
        return found.values() or self._holders.get(Role.CURATOR, [])


def letter_text(due: Due, organization: Organization, today: date) -> tuple[str, str]:
    """Subject and body; the activities by urgency, each with its address."""
    number = plural(len(due.reminders), "мероприятие требует,мероприятия требуют,мероприятий требуют")
    lines = [f"Здравствуйте, {due.person.given_name}.", "", f"Дорожная карта, {organization.short_name}."]
    for kind, head in HEADS.items():
        rows = [occurrence for occurrence, of_kind in due.reminders if of_kind == kind]
        if rows:
            lines += ["", f"{head}:"]
            for row in rows:
                address = f"{settings.SITE_URL.rstrip('/')}{row.get_absolute_url()}"
                lines.append(f"– {row.activity.text} ({row.term}): {address}")
    lines += ["", "Отметьте выполненное и приложите подтверждение."]
    return f"Дорожная карта: {number} внимания", "\n".join(lines)
