"""Every write of orders: drafting, approval, numbering, acquaintance."""

from orders.actions.acquainting import acquaint, name_persons, record_acquaintance
from orders.actions.answers import change_answers
from orders.actions.changing import change_document, draft_change, revoke
from orders.actions.drafting import discard, draft, edit, note_changed_rows, send, send_back, settle_item
from orders.actions.entering import enter_as_is
from orders.actions.numbers import keep_pattern
from orders.actions.signing import add_original, approve, approve_all, mark_signed, register

__all__ = [
    "acquaint",
    "add_original",
    "approve",
    "approve_all",
    "change_answers",
    "change_document",
    "discard",
    "draft",
    "draft_change",
    "edit",
    "enter_as_is",
    "keep_pattern",
    "mark_signed",
    "name_persons",
    "note_changed_rows",
    "record_acquaintance",
    "register",
    "revoke",
    "send",
    "send_back",
    "settle_item",
]
