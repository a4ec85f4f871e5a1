"""States of what people upload and what is sent to them."""

from django.db.models import TextChoices


class ImportState(TextChoices):
    PREVIEW = "preview", "проверка"
    DONE = "done", "внесён"
    DISCARDED = "discarded", "отменён"


class LetterState(TextChoices):
    WAITING = "waiting", "ждёт отправки"
    SENT = "sent", "отправлено"
    FAILED = "failed", "не отправлено"
