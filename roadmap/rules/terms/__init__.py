"""What the words of a term mean: read into a value, told back, laid on the days of a school year."""

from roadmap.rules.terms.columns import between
from roadmap.rules.terms.grammar import read
from roadmap.rules.terms.periods import Period, Span, periods
from roadmap.rules.terms.value import Kind, Point, Term
from roadmap.rules.terms.wording import in_russian

__all__ = ["Kind", "Period", "Point", "Span", "Term", "between", "in_russian", "periods", "read"]
