"""The life of an entry in a bank."""

from django.db.models import TextChoices

from core.states import transition


class EntryState(TextChoices):
    ACTIVE = "active", "в банке"
    PAUSED = "paused", "приостановлен"
    CLOSED = "closed", "выбыл"


PAUSE = transition("Приостановить", sources={EntryState.ACTIVE}, target=EntryState.PAUSED)
RESUME = transition("Возобновить", sources={EntryState.PAUSED}, target=EntryState.ACTIVE)
CLOSE = transition("Вывести из банка", sources={EntryState.ACTIVE, EntryState.PAUSED}, target=EntryState.CLOSED)
REOPEN = transition("Вернуть в банк", sources={EntryState.CLOSED}, target=EntryState.ACTIVE)
