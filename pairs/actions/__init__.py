"""Every change of a pair, from proposal to end."""

from pairs.actions.answers import answer, record_answers
from pairs.actions.proposals import change, propose, withdraw

__all__ = ["answer", "change", "propose", "record_answers", "withdraw"]
