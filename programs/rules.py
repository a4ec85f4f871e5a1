"""The term of a program, kinds and confirmation of meetings."""

from datetime import date, timedelta

from django.db.models import TextChoices

from core.schoolyear import add_months

MIN_MONTHS = 3  # S4 1.3
MAX_MONTHS = 12
SILENCE_DAYS = 7  # the mentee's silence of seven days counts as confirmed
QUIET_AFTER_DAYS = 30  # a pair without a meeting for so long needs attention


class MeetingKind(TextChoices):
    """In their order (S2 6.1–6.7)."""

    FIRST = "first", "первая организационная"
    TRIAL = "trial", "пробная рабочая"
    PLANNING = "planning", "планирование"
    REGULAR = "regular", "рабочая"
    CLOSING = "closing", "завершающая"


class Reply(TextChoices):
    """What the mentee says of a logged meeting."""

    NONE = "", "ответа нет"
    CONFIRMED = "confirmed", "подтверждена"
    OBJECTED = "objected", "есть возражение"


class ItemForm(TextChoices):
    CONSULTATION = "consultation", "консультация"
    LESSON = "lesson", "посещение урока с разбором"
    JOINT = "joint", "совместная подготовка"
    WORKSHOP = "workshop", "практикум"
    SELF_STUDY = "self_study", "самостоятельная работа"
    OTHER = "other", "другое"


def duration_problem(months: int) -> str:
    """Why a program may not last so long, in Russian; empty when it may (S4 1.3)."""
    if MIN_MONTHS <= months <= MAX_MONTHS:
        return ""
    return f"Программа длится от {MIN_MONTHS} до {MAX_MONTHS} месяцев."


def planned_end(starts_on: date, months: int) -> date:
    """The last day: the day before the same date so many months later."""
    return add_months(starts_on, months) - timedelta(days=1)


def counts_as_confirmed(reply: str, logged_on: date, today: date) -> bool:
    """Confirmed by word, or by seven days of silence."""
    if reply == Reply.NONE:
        return today > logged_on + timedelta(days=SILENCE_DAYS)
    return reply == Reply.CONFIRMED
