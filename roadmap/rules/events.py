"""What an event may be, when it is, what its protocol says: constants and pure functions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from secrets import token_urlsafe

from django.db.models import TextChoices

from people.rules import Role

SOON_DAYS = 14  # how long before an event its people are told of it on the home page
MOST_OUTSIDERS, LONGEST_NAME = 100, 200
MOST_ITEMS = 30  # of an agenda and of a protocol
NUMBERED = re.compile(r"^(\d{1,2}\s*[.)](?!\d)|[–—•-])\s*")
USUAL_HOURS = 1  # in a calendar, where the paper names no end


class EventKind(TextChoices):
    GROUP_MEETING = "group_meeting", "групповая встреча"
    SCHOOL_OF_MENTORS = "school", "занятие школы наставников"
    SETTING_UP = "setting_up", "установочная сессия"
    CONSULTATION = "consultation", "консультация"
    STAFF = "staff", "собрание работников"
    PARENTS = "parents", "родительское собрание"
    PUPILS = "pupils", "встреча с обучающимися"
    ALUMNI = "alumni", "встреча с выпускниками"
    PARTNERS = "partners", "встреча с партнёрами"
    SEMINAR = "seminar", "семинар"
    PEDAGOGICAL_COUNCIL = "council", "педагогический совет"
    ROUND_TABLE = "round_table", "круглый стол"
    CELEBRATION = "celebration", "торжественное подведение итогов"


# What the protocol is the protocol of
IN_GENITIVE = {
    EventKind.GROUP_MEETING: "групповой встречи",
    EventKind.SCHOOL_OF_MENTORS: "занятия школы наставников",
    EventKind.SETTING_UP: "установочной сессии",
    EventKind.CONSULTATION: "консультации",
    EventKind.STAFF: "собрания работников",
    EventKind.PARENTS: "родительского собрания",
    EventKind.PUPILS: "встречи с обучающимися",
    EventKind.ALUMNI: "встречи с выпускниками",
    EventKind.PARTNERS: "встречи с партнёрами",
    EventKind.SEMINAR: "семинара",
    EventKind.PEDAGOGICAL_COUNCIL: "педагогического совета",
    EventKind.ROUND_TABLE: "круглого стола",
    EventKind.CELEBRATION: "торжественного подведения итогов",
}


class Group(TextChoices):
    """Whom one tick invites: a whole bank, or everybody of a role."""

    MENTORS = "mentors", "все наставники"
    MENTEES = "mentees", "все наставляемые"
    COUNCIL = "council", "совет наставников"
    PSYCHOLOGISTS = "psychologists", "педагоги-психологи"
    OFFICE = "office", "руководитель и кураторы"
    TEACHERS = "teachers", "все педагоги"
    STAFF = "staff", "все работники"


ROLES_OF = {
    Group.MENTORS: frozenset({Role.MENTOR}),
    Group.MENTEES: frozenset({Role.MENTEE}),
    Group.COUNCIL: frozenset({Role.COUNCIL}),
    Group.PSYCHOLOGISTS: frozenset({Role.PSYCHOLOGIST}),
    Group.OFFICE: frozenset({Role.DIRECTOR, Role.CURATOR}),
}


@dataclass(frozen=True)
class ProtocolItem:
    """One question: who was heard on what, what was decided."""

    heard: str
    decided: str = ""


def new_token() -> str:
    """The part of a calendar's address that cannot be guessed."""
    return token_urlsafe(24)


def lines_of(text: str) -> list[str]:
    """The questions of an agenda, one a line, without the numbers that somebody typed before them."""
    lines = (NUMBERED.sub("", line.strip()) for line in text.splitlines())
    return [line for line in lines if line]


def when_of(day: date, starts_at: time | None, ends_at: time | None) -> str:
    """«25.11.2026, 15:00–16:30», «25.11.2026, 15:00», «25.11.2026»."""
    if starts_at is None:
        return f"{day:%d.%m.%Y}"
    until = f"–{ends_at:%H:%M}" if ends_at else ""
    return f"{day:%d.%m.%Y}, {starts_at:%H:%M}{until}"


def moments(day: date, starts_at: time, ends_at: time | None, zone: object) -> tuple[datetime, datetime]:
    """First and last moment in the organization's time zone; an hour where no end is named."""
    first = datetime.combine(day, starts_at, tzinfo=zone)  # type: ignore[arg-type]
    last = datetime.combine(day, ends_at, tzinfo=zone) if ends_at else first + timedelta(hours=USUAL_HOURS)  # type: ignore[arg-type]
    return first, last


def time_problem(starts_at: time | None, ends_at: time | None) -> str:
    if ends_at and not starts_at:
        return "Укажите и время начала."
    if starts_at and ends_at and ends_at <= starts_at:
        return "Окончание должно быть позже начала."
    return ""


def outsiders_of(lines: Iterable[str]) -> list[str]:
    """Names of people from outside, each once."""
    return list(dict.fromkeys(" ".join(line.split())[:LONGEST_NAME] for line in lines if line.strip()))
