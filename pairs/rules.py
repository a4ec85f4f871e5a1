"""Pairs and groups: grounds of an end, limits."""

from django.db.models import TextChoices


class EndGround(TextChoices):
    """S4 annex 1, 7.1; and what life adds: leaving, long absence, transfer."""

    COMPLETED = "completed", "завершение плана мероприятий в полном объёме"
    INITIATIVE = "initiative", "инициатива наставника или наставляемого"
    CURATOR = "curator", "инициатива куратора: ненадлежащее исполнение программы"
    LEFT = "left", "увольнение участника"
    ABSENCE = "absence", "длительное отсутствие участника"
    TRANSFER = "transfer", "перевод участника"


class Answer(TextChoices):
    YES = "yes", "согласен"
    NO = "no", "отказался"


FEWEST_IN_A_GROUP = 2  # one mentor, two or more mentees (S4 3.1)
