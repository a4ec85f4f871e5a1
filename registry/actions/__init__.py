"""Every write of the banks, the consents and «Кого включить»."""

from registry.actions.competences import add_competence, change_competence
from registry.actions.consents import (
    fingerprint,
    give_consent,
    record_consent,
    record_consents,
    shown_text,
    text_of,
    withdraw_consent,
)
from registry.actions.entries import (
    change_entry,
    close_entry,
    enter_mentee,
    enter_mentor,
    enter_people,
    pause_entry,
    reopen_entry,
    resume_entry,
    set_needs,
    set_offers,
)
from registry.actions.inclusion import confirm_inclusion, decide_inclusion

__all__ = [
    "add_competence",
    "change_competence",
    "change_entry",
    "close_entry",
    "confirm_inclusion",
    "decide_inclusion",
    "enter_mentee",
    "enter_mentor",
    "enter_people",
    "fingerprint",
    "give_consent",
    "pause_entry",
    "record_consent",
    "record_consents",
    "reopen_entry",
    "resume_entry",
    "set_needs",
    "set_offers",
    "shown_text",
    "text_of",
    "withdraw_consent",
]
