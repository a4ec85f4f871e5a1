"""Every write of the plan: laid and edited, approved by order, entered as it is, followed through the year."""

from roadmap.actions.approving import draft_order
from roadmap.actions.laying import lay_plan
from roadmap.actions.occurrences import Proof, add_evidence, cancel, do, keep_open, record_done, reopen
from roadmap.actions.plans import change, enter, renew
from roadmap.actions.regulations import draft_regulation, enter_regulation
from roadmap.actions.reminders import remind
from roadmap.actions.years import follow_facts, note_fact, open_year, take_back_fact

__all__ = [
    "Proof",
    "add_evidence",
    "cancel",
    "change",
    "do",
    "draft_order",
    "draft_regulation",
    "enter",
    "enter_regulation",
    "follow_facts",
    "keep_open",
    "lay_plan",
    "note_fact",
    "open_year",
    "record_done",
    "remind",
    "renew",
    "reopen",
    "take_back_fact",
]
