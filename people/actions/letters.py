"""Letters wait in the outbox: a mail server that is down never breaks a page."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, record
from core.actors import Actor
from core.problems import RuleViolation
from people import policies, tasks
from people.models import Letter, Organization


def send_letter(to: str, subject: str, body: str, *, organization: Organization | None) -> Letter:
    """Queue a letter as part of the caller's transaction: rolled back with it, never lost after it."""
    letter = Letter.objects.create(organization=organization, to=to, subject=" ".join(subject.split())[:200], body=body)
    tasks.send_letter.enqueue(letter.pk)
    return letter


@action("people.letter_sent_again", "Письмо поставлено в очередь ещё раз")
def send_again(letter: Letter, *, actor: Actor) -> Letter:
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if not policies.can_send_again(actor, letter):
        raise PermissionDenied
    if letter.state != Letter.State.FAILED:
        raise RuleViolation("Это письмо уже отправлено или ждёт отправки.")
    letter.state, letter.tries, letter.next_try_at = Letter.State.WAITING, 0, timezone.now()
    letter.save(update_fields=["state", "tries", "next_try_at"])
    tasks.send_letter.enqueue(letter.pk)
    record(letter)
    return letter
