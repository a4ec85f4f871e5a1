"""Reads of reports: the facts of a year, its figures, the paper, the figures of organizations below."""

from reports.selectors.years import todo

__all__ = ["todo"]
