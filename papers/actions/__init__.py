"""Every write of papers: a scan, a frozen document, a file of many documents, an act."""

from papers.actions.acts import change_act, enter_act
from papers.actions.documents import freeze, print_again, set_standing
from papers.actions.prints import ask_print, print_many_again
from papers.actions.scans import store_if_given, store_scan

__all__ = [
    "ask_print",
    "change_act",
    "enter_act",
    "freeze",
    "print_again",
    "print_many_again",
    "set_standing",
    "store_if_given",
    "store_scan",
]
