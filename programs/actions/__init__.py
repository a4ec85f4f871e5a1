"""Every write of programs and meetings."""

from programs.actions.approval import approve, return_for_revision, send
from programs.actions.changes import (
    agree_to_correction,
    agree_to_extension,
    propose_correction,
    propose_extension,
    withdraw_correction,
    withdraw_extension,
)
from programs.actions.composing import agree, compose, drop, revise
from programs.actions.ending import complete, end_with_pair, stop
from programs.actions.existing import enter_existing
from programs.actions.handovers import hand_over, reopen_with_pair
from programs.actions.items import add_item, change_item, drop_item, mark_done, move_item, unmark_done
from programs.actions.meetings import change_meeting, log_meeting, withdraw_meeting
from programs.actions.orders import draft_approval_order, draft_change_order, draft_results_order
from programs.actions.replies import confirm_meeting, object_to_meeting

__all__ = [
    "add_item",
    "agree",
    "agree_to_correction",
    "agree_to_extension",
    "approve",
    "change_item",
    "change_meeting",
    "complete",
    "compose",
    "confirm_meeting",
    "draft_approval_order",
    "draft_change_order",
    "draft_results_order",
    "drop",
    "drop_item",
    "end_with_pair",
    "enter_existing",
    "hand_over",
    "log_meeting",
    "mark_done",
    "move_item",
    "object_to_meeting",
    "propose_correction",
    "propose_extension",
    "reopen_with_pair",
    "return_for_revision",
    "revise",
    "send",
    "stop",
    "unmark_done",
    "withdraw_correction",
    "withdraw_extension",
    "withdraw_meeting",
]
