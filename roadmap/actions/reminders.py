"""Letters to those who answer for an activity: two weeks and two days before its term, and once it has passed."""

from datetime import date

from django.core.exceptions import PermissionDenied

from core.actions import action, record
from core.actors import Actor
from people.actions.letters import send_letter
from people.models import Organization
from roadmap import policies
from roadmap.models import SentReminder
from roadmap.selectors.reminders import Due, letter_text, whom_to_remind


@action("road_map.reminded", "Отправлены напоминания о мероприятиях")
def remind(organization: Organization, *, actor: Actor, today: date) -> int:
    """One letter a person with all that has come due; none to whoever had one today. Returns how many letters.

    Safe to repeat: what was reminded of is kept, and a day on which nothing ran is made up for on the next.
    """
    if not policies.can_remind(actor, organization):
        raise PermissionDenied
    due = whom_to_remind(organization, today)
    for one in due:
        _write_to(one, organization, today)
    record(organization, letters=len(due))
    return len(due)


def _write_to(due: Due, organization: Organization, today: date) -> None:
    subject, body = letter_text(due, organization, today)
    send_letter(due.email, subject, body, organization=organization)
    SentReminder.objects.bulk_create(
        SentReminder(occurrence=occurrence, person=due.person, kind=kind, sent_on=today)
        for occurrence, kind in due.reminders
    )
