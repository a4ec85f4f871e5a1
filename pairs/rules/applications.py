"""What a participant asks for, what a curator reports, and from which day it may hold (S4 annex 1, 4.1, 5.1, 7.1)."""

from datetime import date

from django.db.models import TextChoices

from core.workdays import working_day_after
from pairs.rules import EndGround

NOTICE_DAYS = 3  # working days that an employer warns ahead (ТК РФ, статья 351.8)


class ApplicationKind(TextChoices):
    RELEASE = "release", "заявление о сложении обязанностей наставника"  # S4 annex 1, 4.1
    REPLACEMENT = "replacement", "ходатайство о замене наставника"  # S4 annex 1, 5.1
    END = "end", "заявление о досрочном завершении"  # S4 annex 1, 7.1: either side or both
    MEMO = "memo", "служебная записка о ненадлежащем исполнении программы"  # S4 annex 1, 7.1


OF_MENTOR = (ApplicationKind.RELEASE, ApplicationKind.END)
OF_MENTEE = (ApplicationKind.REPLACEMENT, ApplicationKind.END)
OF_PARTICIPANTS = (ApplicationKind.RELEASE, ApplicationKind.REPLACEMENT, ApplicationKind.END)

GROUNDS = {
    ApplicationKind.RELEASE: EndGround.INITIATIVE,
    ApplicationKind.REPLACEMENT: EndGround.INITIATIVE,
    ApplicationKind.END: EndGround.INITIATIVE,
    ApplicationKind.MEMO: EndGround.CURATOR,
}


def kinds_for_role(is_mentor: bool) -> tuple[ApplicationKind, ...]:
    return OF_MENTOR if is_mentor else OF_MENTEE


def authors_problem(kind: str, mentor_signs: bool, mentees_sign: int) -> str:
    """Why these people cannot sign an application of this kind, in Russian; empty when they can."""
    if kind == ApplicationKind.RELEASE and (not mentor_signs or mentees_sign):
        return "Заявление о сложении обязанностей подаёт наставник."
    if kind == ApplicationKind.REPLACEMENT and (mentor_signs or not mentees_sign):
        return "Ходатайство о замене наставника подаёт наставляемый."
    if kind == ApplicationKind.END and not (mentor_signs or mentees_sign):
        return "Отметьте, кто подписал заявление."
    return ""


def first_last_day(told_on: date, *, mentor_asked: bool, by_code: bool) -> date:
    """The earliest last day of a mentor's duties.

    A worker may refuse at any time: the same day. An employer who cancels warns three working days ahead. `by_code`:
    whether article 351.8 binds these two (not a partner's person, nor one whose job it is).
    """
    if mentor_asked or not by_code:
        return told_on
    return working_day_after(told_on, NOTICE_DAYS)


def last_day_problem(last_day: date, told_on: date, *, mentor_asked: bool, by_code: bool) -> str:
    """Why the duties may not end on this day, in Russian; empty when they may."""
    first = first_last_day(told_on, mentor_asked=mentor_asked, by_code=by_code)
    if last_day >= first:
        return ""
    if first == told_on:
        return f"Последний день не может быть раньше дня заявления ({told_on:%d.%m.%Y})."
    return (
        f"Работодатель предупреждает наставника не менее чем за три рабочих дня (статья 351.8 ТК РФ): "
        f"последний день — не раньше {first:%d.%m.%Y}."
    )
