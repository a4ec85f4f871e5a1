"""Reads of orders: the paper, its checks, numbers taken, what an actor must do."""

from orders.selectors.checks import Divergence, divergences, wording_problems
from orders.selectors.composing import compose, initials, name_of_head, paper_of, post_of_head, signer_of
from orders.selectors.numbering import holder_of_number, propose_number
from orders.selectors.reading import Step, acquaintances_of, acts_to_cite, next_step, steps
from orders.selectors.telling import told_apart
from orders.selectors.todo import todo

__all__ = [
    "Divergence",
    "Step",
    "acquaintances_of",
    "acts_to_cite",
    "compose",
    "divergences",
    "holder_of_number",
    "initials",
    "name_of_head",
    "next_step",
    "paper_of",
    "post_of_head",
    "propose_number",
    "signer_of",
    "steps",
    "todo",
    "told_apart",
    "wording_problems",
]
