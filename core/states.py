"""Legal moves of a state, as tables."""

from dataclasses import dataclass
from typing import Any

from core.problems import RuleViolation


class IllegalMove(RuleViolation):
    """The row has already moved on, or has not come this far."""


@dataclass(frozen=True)
class Transition:
    """One verb: the states it may start from, the state it ends in. `label` is what the user reads."""

    label: str
    sources: frozenset[str]
    target: str

    def allows(self, row: Any) -> bool:
        return row.state in self.sources

    def apply(self, row: Any) -> None:
        """Move the row (unsaved). Raises IllegalMove with the present state in words."""
        if not self.allows(row):
            raise IllegalMove(f"«{self.label}» сейчас невозможно: состояние — «{row.get_state_display()}».")
        row.state = self.target


def transition(label: str, *, sources: set[str], target: str) -> Transition:
    return Transition(label, frozenset(sources), target)
