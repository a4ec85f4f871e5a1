"""Reads that span models: consents, «Кого включить», cards, tasks of the home page."""

from registry.selectors.cards import card_facts, consent_row, history, required_kinds, sections
from registry.selectors.competences import competence_tree
from registry.selectors.consents import (
    LACKING,
    BoardRow,
    banks_of,
    board,
    consent_problems,
    consents_lacking,
    entries_lacking,
    form_blocks,
    lacking_form_blocks,
    outside_banks,
    own_consents,
    published_in_words,
    record_url,
    stored_marks,
    written_consent_missing,
)
from registry.selectors.imports import PlannedRow, plan
from registry.selectors.inclusion import Candidate, candidates, is_reviewed_this_year, last_review
from registry.selectors.tasks import todo

__all__ = [
    "LACKING",
    "BoardRow",
    "Candidate",
    "PlannedRow",
    "banks_of",
    "board",
    "candidates",
    "card_facts",
    "competence_tree",
    "consent_problems",
    "consent_row",
    "consents_lacking",
    "entries_lacking",
    "form_blocks",
    "history",
    "is_reviewed_this_year",
    "lacking_form_blocks",
    "last_review",
    "outside_banks",
    "own_consents",
    "plan",
    "published_in_words",
    "record_url",
    "required_kinds",
    "sections",
    "stored_marks",
    "todo",
    "written_consent_missing",
]
