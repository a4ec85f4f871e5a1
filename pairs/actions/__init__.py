"""Every change of a pair, from proposal to end."""

from pairs.actions.answers import answer, record_answers
from pairs.actions.applications import apply, decline_application, join, record_application, report, take_back
from pairs.actions.changes import carry_out, draft_change, follow_order, release_change, undo_change
from pairs.actions.endings import end_by_order, end_member, end_pair, prolong, reopen_by_order
from pairs.actions.existing import confirm_import, discard_import, enter_as_is, enter_with_order, keep_import
from pairs.actions.matching import accept, close_round, keep_wishes, open_round, save_weights, start_run
from pairs.actions.order_rows import add_to_order, draft_order, move_to_next_draft, release, start, take_out, undo
from pairs.actions.proposals import change, propose, withdraw

__all__ = [
    "accept",
    "add_to_order",
    "answer",
    "apply",
    "carry_out",
    "change",
    "close_round",
    "confirm_import",
    "decline_application",
    "discard_import",
    "draft_change",
    "draft_order",
    "end_by_order",
    "end_member",
    "end_pair",
    "enter_as_is",
    "enter_with_order",
    "follow_order",
    "join",
    "keep_import",
    "keep_wishes",
    "move_to_next_draft",
    "open_round",
    "prolong",
    "propose",
    "record_answers",
    "record_application",
    "release",
    "release_change",
    "reopen_by_order",
    "report",
    "save_weights",
    "start",
    "start_run",
    "take_back",
    "take_out",
    "undo",
    "undo_change",
    "withdraw",
]
