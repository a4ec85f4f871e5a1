"""What a road map must satisfy; terms, plans and moves as pure values."""

from roadmap.rules.deadline import Deadline, Period
from roadmap.rules.span import MOST_YEARS, span_problem

__all__ = ["MOST_YEARS", "Deadline", "Period", "span_problem"]
