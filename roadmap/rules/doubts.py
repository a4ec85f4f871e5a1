"""What a person has yet to look at in a row of a plan."""

from collections.abc import Sequence
from datetime import date

from roadmap.rules.deadline import Deadline
from roadmap.rules.settle import doubts


def term_doubts(deadline: str, terms: Sequence[Deadline], span: tuple[date, date] | None) -> list[str]:
    """What is unclear about a term, in Russian, each once; nothing when it is understood or there is none."""
    if not deadline.strip() and not terms:
        return []
    if not terms:
        return [f"Срок «{deadline}» не распознан: укажите его датами."]
    return list(dict.fromkeys(text for term in terms for text in doubts(term, span)))
