"""Reads that span models: consents, «Кого включить», cards, tasks of the home page."""

from registry.selectors.cards import consent_row, history, required_kinds, sections
from registry.selectors.consents import (
    BoardRow,
    banks_of,
    board,
    consent_problems,
    consents_lacking,
    entries_lacking,
    own_consents,
    record_url,
    written_consent_missing,
)
from registry.selectors.inclusion import Candidate, candidates, is_reviewed_this_year, last_review
from registry.selectors.tasks import todo

__all__ = [
    "BoardRow",
    "Candidate",
    "banks_of",
    "board",
    "candidates",
    "consent_problems",
    "consent_row",
    "consents_lacking",
    "entries_lacking",
    "history",
    "is_reviewed_this_year",
    "last_review",
    "own_consents",
    "record_url",
    "required_kinds",
    "sections",
    "todo",
    "written_consent_missing",
]
