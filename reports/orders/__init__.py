"""Kinds of order that sum a year up; importing declares them."""

from reports.orders import closing_event, rewards

__all__ = ["closing_event", "rewards"]
