"""A plan out of the file that a school has: Word, Excel, HTML, PDF with text, or a pasted table.

sources (word, sheet, hypertext, portable, pasted) → blocks → lines under the heads of their columns → groups, one for
each row of the paper → stages and activities → one plan.
"""

from roadmap.rules.plan import Plan
from roadmap.rules.reading import pasted
from roadmap.rules.reading.assembly import plan_of
from roadmap.rules.reading.sources import UnreadablePlan, blocks_of, hypertext

__all__ = ["UnreadablePlan", "read_pasted", "read_plan"]

LONGEST_PASTE = 2_000_000  # characters
TOO_LONG_PASTE = "Вставлено слишком много текста. Вставьте только таблицу дорожной карты."


def read_plan(content: bytes, filename: str) -> Plan:
    """The plan in a file; its name tells the kind. Raises UnreadablePlan."""
    return plan_of(blocks_of(content, filename))


def read_pasted(text: str) -> Plan:
    """The plan in what was pasted: rows with tabs as Word and Excel copy them, or HTML. Raises UnreadablePlan."""
    if len(text) > LONGEST_PASTE:
        raise UnreadablePlan(TOO_LONG_PASTE)
    return plan_of(hypertext(text.encode()) if pasted.is_html(text) else pasted.read(text))
