"""What a consent is worth: rules on kinds, dates and writing."""

from datetime import date
from enum import Enum
from typing import Any

from registry.rules.choices import WRITTEN, Bank, ConsentKind

OF_AGE, SIGNS_TOO = 18, 14  # years: from the first a person signs alone, from the second together with the guardian


class Signer(Enum):
    """Whose hand stands below a consent."""

    SELF = "self"
    GUARDIAN = "guardian"


def signers_of(birth_date: date | None, on: date | None) -> tuple[Signer, ...]:
    """A guardian signs for a minor, from fourteen on both do; who was born when nobody knows counts as of age."""
    if birth_date is None or on is None:
        return (Signer.SELF,)
    age = on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))
    if age >= OF_AGE:
        return (Signer.SELF,)
    return (Signer.GUARDIAN, Signer.SELF) if age >= SIGNS_TOO else (Signer.GUARDIAN,)


class Holding:
    """The state of one kind of consent of one person, as the board shows it."""

    HOLDS = "holds"
    NOT_WRITTEN = "not_written"  # given on screen where a written one is asked
    MISSING = "missing"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_ASKED = "not_asked"


def is_written(*, from_paper: bool, has_electronic_act: bool) -> bool:
    """Paper is the original until the organization enters its local act on electronic documents."""
    return from_paper or has_electronic_act


def state_of(kind: str, consents: list[Any], on: date, *, has_electronic_act: bool) -> str:
    """The worth of all consents of one kind of one person on that day."""
    held = [consent for consent in consents if consent.holds_on(on)]
    if held:
        written = any(is_written(from_paper=c.is_from_paper, has_electronic_act=has_electronic_act) for c in held)
        return Holding.HOLDS if written or kind not in WRITTEN else Holding.NOT_WRITTEN
    if any(consent.withdrawn_on is not None for consent in consents):
        return Holding.WITHDRAWN
    return Holding.EXPIRED if consents else Holding.MISSING


def lack_in_words(name: str, kind: str, state: str) -> str:
    """«Иванова М. П.: нет согласия на …», with what to do."""
    subject = about(kind)
    return {
        Holding.NOT_WRITTEN: f"{name}: согласие {subject} дано в системе, для приказа подпишите его на бумаге.",
        Holding.WITHDRAWN: f"{name}: согласие {subject} отозвано.",
        Holding.EXPIRED: f"{name}: срок согласия {subject} истёк.",
    }.get(state, f"{name}: нет согласия {subject}.")


def about(kind: str) -> str:
    """«на обработку персональных данных»: how sentences name a kind."""
    return {
        ConsentKind.PERSONAL_DATA: "на обработку персональных данных",
        ConsentKind.MENTOR_DUTIES: "на выполнение обязанностей наставника",
        ConsentKind.BEING_MENTORED: "на закрепление наставника",
        ConsentKind.PUBLICATION: "на публикацию сведений",
    }[ConsentKind(kind)]


def date_problem(given_on: date, valid_until: date | None, today: date) -> str:
    if given_on > today:
        return "Дата согласия ещё не наступила. Укажите день, когда его подписали."
    if valid_until is not None and valid_until < given_on:
        return "Согласие не может закончиться раньше, чем дано."
    return ""


def kinds_for(banks: set[str]) -> tuple[ConsentKind, ...]:
    """Which kinds concern somebody in these banks (publication may concern anybody)."""
    duties = {Bank.MENTORS: ConsentKind.MENTOR_DUTIES, Bank.MENTEES: ConsentKind.BEING_MENTORED}
    asked = {ConsentKind.PERSONAL_DATA, ConsentKind.PUBLICATION} | {duties[Bank(bank)] for bank in banks}
    return tuple(kind for kind in ConsentKind if kind in asked)
