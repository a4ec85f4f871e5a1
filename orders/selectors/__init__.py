"""Reads of orders: the paper, its checks, numbers taken, what an actor must do."""

from orders.selectors.changes import Relation, cancel_items, cancelled_on, change_items, items_by_now, relations_of
from orders.selectors.checks import Check, check, for_reader, problems, wording_problems
from orders.selectors.composing import compose, initials, name_of_head, paper_of, post_of_head, signer_of
from orders.selectors.divergence import Divergence, as_text, divergences, missing_items, wordings
from orders.selectors.numbering import Journal, JournalRow, holder_of_number, journal, propose_number
from orders.selectors.reading import Step, acquaintances_of, acts_to_cite, next_step, steps
from orders.selectors.telling import told_apart
from orders.selectors.todo import todo

__all__ = [
    "Check",
    "Divergence",
    "Journal",
    "JournalRow",
    "Relation",
    "Step",
    "acquaintances_of",
    "acts_to_cite",
    "as_text",
    "cancel_items",
    "cancelled_on",
    "change_items",
    "check",
    "compose",
    "divergences",
    "for_reader",
    "holder_of_number",
    "initials",
    "items_by_now",
    "journal",
    "missing_items",
    "name_of_head",
    "next_step",
    "paper_of",
    "post_of_head",
    "problems",
    "propose_number",
    "relations_of",
    "signer_of",
    "steps",
    "todo",
    "told_apart",
    "wording_problems",
    "wordings",
]
