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
from registry.actions.imports import confirm_import, discard_import, read_import
from registry.actions.inclusion import confirm_inclusion, decide_inclusion
from registry.actions.listing import list_by_order, mark_trained, unlist_by_order

__all__ = [
    "add_competence",
    "change_competence",
    "change_entry",
    "close_entry",
    "confirm_import",
    "confirm_inclusion",
    "decide_inclusion",
    "discard_import",
    "enter_mentee",
    "enter_mentor",
    "enter_people",
    "fingerprint",
    "give_consent",
    "list_by_order",
    "mark_trained",
    "pause_entry",
    "read_import",
    "record_consent",
    "record_consents",
    "reopen_entry",
    "resume_entry",
    "set_needs",
    "set_offers",
    "shown_text",
    "text_of",
    "unlist_by_order",
    "withdraw_consent",
]
