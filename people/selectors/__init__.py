"""Reads that span models of people; the actor comes first."""

from people.selectors.todo import todo

__all__ = ["todo"]
