"""Reads of programs and meetings that span models."""

from programs.selectors.attention import QuietPair, pairs_without_program, quiet_pairs
from programs.selectors.consequences import consequences
from programs.selectors.corrections import addendum_of
from programs.selectors.drafts import Proposal, needs_of, propose
from programs.selectors.end_papers import end_paper, paper_name
from programs.selectors.meetings import MeetingProposal, approved_program, journal, meeting_proposal, topics, totals
from programs.selectors.pair_part import offered_on_pair, pair_part
from programs.selectors.paper import journal_paper, paper_of, program_paper
from programs.selectors.problems import approval_problems, compose_problem, is_exempt, missing_agreements
from programs.selectors.recorders import names_of, with_recorders
from programs.selectors.todo import todo

__all__ = [
    "MeetingProposal",
    "Proposal",
    "QuietPair",
    "addendum_of",
    "approval_problems",
    "approved_program",
    "compose_problem",
    "consequences",
    "end_paper",
    "is_exempt",
    "journal",
    "journal_paper",
    "meeting_proposal",
    "missing_agreements",
    "names_of",
    "needs_of",
    "offered_on_pair",
    "pair_part",
    "pairs_without_program",
    "paper_name",
    "paper_of",
    "program_paper",
    "propose",
    "quiet_pairs",
    "todo",
    "topics",
    "totals",
    "with_recorders",
]
