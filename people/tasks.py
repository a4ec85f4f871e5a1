"""Letters on their way from the outbox to the mail server."""

from datetime import timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from people.models import Letter
from people.rules.sign_in import TRY_AGAIN_MINUTES

State = Letter.State


@task()
def send_letter(letter_pk: int) -> str:
    """Hand one letter to the mail server; safe to repeat. What fails is tried again later, less and less often."""
    with transaction.atomic():
        letter = Letter.objects.select_for_update(skip_locked=True).filter(pk=letter_pk, state=State.WAITING).first()
        if letter is None:
            return ""  # sent already, or being sent just now
        letter.tries += 1
        try:
            EmailMessage(letter.subject, letter.body, to=[letter.to]).send()
        except OSError as error:  # SMTPException is one too: no server, no answer, refused
            _try_later(letter, error)
        else:
            letter.state, letter.sent_at, letter.last_error, letter.body = State.SENT, timezone.now(), "", ""
        letter.save()
    return letter.state


def _try_later(letter: Letter, error: OSError) -> None:
    letter.last_error = type(error).__name__
    if letter.tries > len(TRY_AGAIN_MINUTES):
        letter.state = State.FAILED
        return
    letter.next_try_at = timezone.now() + timedelta(minutes=TRY_AGAIN_MINUTES[letter.tries - 1])
    send_letter.using(run_after=letter.next_try_at).enqueue(letter.pk)
