"""What a person has yet to look at in a plan that the product has read."""

from collections.abc import Sequence

from roadmap.rules.deadline import Deadline


def term_doubt(deadline: str, terms: Sequence[Deadline]) -> str:
    """What is unclear about a term, in Russian; empty when it is understood or there is none."""
    if not deadline.strip():
        return ""
    if not terms:
        return f"Срок «{deadline}» не понят."
    unclear = [str(term) for term in terms if term.uncertain]
    return f"Уточните срок «{deadline}»." if unclear else ""
