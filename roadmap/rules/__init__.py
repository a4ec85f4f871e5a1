"""What a road map must satisfy; terms, plans and moves as pure values."""

from roadmap.rules.deadline import Deadline
from roadmap.rules.settle import periods_of, settle_terms
from roadmap.rules.span import MOST_YEARS, span_problem
from roadmap.rules.terms import Period

__all__ = ["MOST_YEARS", "Deadline", "Period", "periods_of", "settle_terms", "span_problem"]
