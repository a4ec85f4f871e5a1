"""Every write of papers: a scan, a frozen document, a file of many documents, an act, a Word template."""

from papers.actions.acts import change_act, enter_act
from papers.actions.documents import freeze, print_again, set_standing
from papers.actions.prints import ask_print, print_many_again
from papers.actions.scans import store_if_given, store_scan
from papers.actions.templates import drop_template, set_template

__all__ = [
    "ask_print",
    "change_act",
    "drop_template",
    "enter_act",
    "freeze",
    "print_again",
    "print_many_again",
    "set_standing",
    "set_template",
    "store_if_given",
    "store_scan",
]
