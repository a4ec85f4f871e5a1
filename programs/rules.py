"""The term of a program, the order and confirmation of meetings: constants and pure functions."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db.models import TextChoices

from core.schoolyear import add_months
from pairs.rules import EndGround
from printing.russian import counted

MIN_MONTHS = 3  # S4 1.3
MAX_MONTHS = 12
SILENCE_DAYS = 7  # the mentee's silence of seven days counts as confirmed
QUIET_AFTER_DAYS = 30  # a pair without a meeting for so long needs attention
FIRST_MEETING_DAYS = 14  # the first meeting is expected within so many days
CLOSING_DAYS = 30  # so near to the planned end the closing meeting is proposed
LENGTHS = (30, 45, 60, 90)  # the buttons of the meeting form, minutes
SHORTEST, LONGEST = 5, 600  # what a paper journal may hold, minutes


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


class MeetingStatus(TextChoices):
    """What all replies to a meeting come to."""

    WAITING = "waiting", "ждёт подтверждения"
    CONFIRMED = "confirmed", "подтверждена"
    SILENT = "silent", f"подтверждена молчанием ({SILENCE_DAYS} дней)"
    OBJECTED = "objected", "есть возражение"


class ItemForm(TextChoices):
    CONSULTATION = "consultation", "консультация"
    LESSON = "lesson", "посещение урока с разбором"
    JOINT = "joint", "совместная подготовка"
    WORKSHOP = "workshop", "практикум"
    SELF_STUDY = "self_study", "самостоятельная работа"
    OTHER = "other", "другое"


class LineAct(TextChoices):
    """What a correction does with an item of the plan."""

    CHANGE = "change", "изменить"
    ADD = "add", "добавить"
    DROP = "drop", "убрать"


class Initiator(TextChoices):
    """Whose initiative ended a program (S4 annex 1, 7.1)."""

    MENTOR = "mentor", "наставник"
    MENTEE = "mentee", "наставляемый"
    BOTH = "both", "наставник и наставляемый"


PROPOSED_FORMS = (ItemForm.CONSULTATION, ItemForm.LESSON, ItemForm.JOINT, ItemForm.WORKSHOP)


def duration_problem(months: int) -> str:
    """Why a program may not last so long, in Russian; empty when it may (S4 1.3)."""
    if MIN_MONTHS <= months <= MAX_MONTHS:
        return ""
    return f"Программа длится от {MIN_MONTHS} до {MAX_MONTHS} месяцев."


def planned_end(starts_on: date, months: int) -> date:
    """The last day: the eve of the same date so many months later; the last day of a month that has no such date."""
    same_day = add_months(starts_on, months)
    return same_day if same_day.day < starts_on.day else same_day - timedelta(days=1)


def months_between(starts_on: date, ends_on: date) -> int:
    """The months that a term from one day to another takes up, a begun one counted whole."""
    months = max(0, (ends_on.year - starts_on.year) * 12 + ends_on.month - starts_on.month - 1)
    while planned_end(starts_on, months + 1) < ends_on:
        months += 1
    return months + 1


def period_problem(starts_on: date, ends_on: date, pair_starts: date | None, pair_ends: date | None) -> str:
    """Why the program does not fit into the pair's period, in Russian; empty when it fits."""
    if pair_starts and starts_on < pair_starts:
        return f"Пара работает с {pair_starts:%d.%m.%Y}: программа не может начаться раньше."
    if pair_ends and ends_on > pair_ends:
        return (
            f"Пара закреплена по {pair_ends:%d.%m.%Y}, а программа закончилась бы {ends_on:%d.%m.%Y}. "
            "Сократите срок или начните раньше."
        )
    return ""


def proposed_months(starts_on: date, last_day: date) -> int:
    """The longest term that ends by `last_day`; the shortest lawful one when none does."""
    fitting = [m for m in range(MIN_MONTHS, MAX_MONTHS + 1) if planned_end(starts_on, m) <= last_day]
    return max(fitting, default=MIN_MONTHS)


def spread_terms(starts_on: date, months: int, count: int) -> list[date]:
    """Terms of so many items, evenly over the months; the last item ends with the program."""
    return [planned_end(starts_on, -(-months * number // count)) for number in range(1, count + 1)]


def term_problem(term_on: date, starts_on: date, ends_on: date) -> str:
    """Why an item may not have this term, in Russian; empty when it may."""
    if starts_on <= term_on <= ends_on:
        return ""
    return f"Срок должен быть внутри программы: с {starts_on:%d.%m.%Y} по {ends_on:%d.%m.%Y}."


def extension_problem(months: int, new_months: int) -> str:
    """Why the term may not be extended so far, in Russian; empty when it may (S4 annex 1, 7.2: within a year)."""
    if new_months <= months:
        return f"Новый срок должен быть больше нынешнего ({months} мес.)."
    return duration_problem(new_months)


def item_words(topic: str, form: str, term_on: date, expected_result: str) -> str:
    """An item of the plan in one line: «Разбор урока (консультация), срок 01.02.2027; результат: …»."""
    result = f"; результат: {expected_result}" if expected_result else ""
    return f"{topic} ({ItemForm(form).label}), срок {term_on:%d.%m.%Y}{result}"


def ended_on_problem(ended_on: date, starts_on: date, today: date) -> str:
    """Why a program may not have ended on this day, in Russian; empty when it may."""
    if ended_on > today:
        return "Дата завершения ещё не наступила."
    if ended_on < starts_on:
        return f"Программа началась {starts_on:%d.%m.%Y} и не могла завершиться раньше."
    return ""


def initiator_problem(ground: str, initiator: str) -> str:
    """An end by initiative says whose it was (S4 annex 1, 7.1)."""
    if ground == EndGround.INITIATIVE and not initiator:
        return "Укажите, чья это инициатива: наставника, наставляемого или обоих."
    return ""


def proposed_kind(held: Collection[str], *, closing: bool) -> str:
    """The kind that comes next: first → trial → planning → regular → closing."""
    for kind in (MeetingKind.FIRST, MeetingKind.TRIAL, MeetingKind.PLANNING):
        if kind not in held:
            return kind
    return MeetingKind.CLOSING if closing and MeetingKind.CLOSING not in held else MeetingKind.REGULAR


def held_on_problem(held_on: date, today: date, first: date | None, last: date | None) -> str:
    """Why a meeting may not be logged for this day, in Russian; empty when it may. `first`, `last`: of the pair."""
    if held_on > today:
        return "Дата встречи ещё не наступила. Внесите встречу после того, как она пройдёт."
    if first and held_on < first:
        return f"Пара работает с {first:%d.%m.%Y}: встреча не могла пройти раньше."
    if last and held_on > last:
        return f"Пара завершила работу {last:%d.%m.%Y}: встреча не могла пройти позже."
    return ""


def minutes_problem(minutes: int) -> str:
    if SHORTEST <= minutes <= LONGEST:
        return ""
    return f"Длительность — от {SHORTEST} до {LONGEST} минут."


def is_silence(logged_on: date, today: date) -> bool:
    """True from the eighth day: seven whole days have passed without a word."""
    return today > logged_on + timedelta(days=SILENCE_DAYS)


def meeting_status(replies: Iterable[str], logged_on: date, today: date) -> str:
    """One reply for each mentee expected («» for none yet): an objection outweighs, then every word, then silence."""
    given = list(replies)
    if Reply.OBJECTED in given:
        return MeetingStatus.OBJECTED
    if given and all(reply == Reply.CONFIRMED for reply in given):
        return MeetingStatus.CONFIRMED
    return MeetingStatus.SILENT if is_silence(logged_on, today) else MeetingStatus.WAITING


def quiet_reason(started_on: date, last_held_on: date | None, today: date) -> str:
    """Why a working pair needs the curator's attention, in Russian; empty when it does not."""
    if last_held_on is None:
        days = (today - started_on).days
        return f"первой встречи нет {counted(days, 'день', 'дня', 'дней')}" if days >= FIRST_MEETING_DAYS else ""
    days = (today - last_held_on).days
    return f"встреч нет {counted(days, 'день', 'дня', 'дней')}" if days >= QUIET_AFTER_DAYS else ""
