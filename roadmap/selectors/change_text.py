"""The words of an order that changes the regulation section by section (S4 annex 1, 9.2)."""

from dataclasses import dataclass
from datetime import date

from orders.rules import ItemText
from people.selectors.naming import listed
from printing.document import Annex, Block, Heading, Paragraph
from roadmap.models import Regulation
from roadmap.selectors.order_text import named_regulation, ordered_by, publish_item, tell_item

KIND = "regulation_change"
TITLE = "О внесении изменений в положение о системе наставничества педагогических работников"


@dataclass(frozen=True)
class SectionChange:
    """A section of the new wording (its number there), or one of the former that is left out."""

    number: int
    title: str
    text: str
    act: str  # "reword", "add", "drop"

    @property
    def in_words(self) -> str:
        name = f"раздел {self.number} «{self.title}»"
        if self.act == "reword":
            return f"{name} изложить в новой редакции (приложение)"
        if self.act == "add":
            return f"дополнить разделом {self.number} «{self.title}» (приложение)"
        return f"{name} исключить"


def changes_of(regulation: Regulation) -> list[SectionChange]:
    """What the draft changes in the version before it, in the order of the new text; what is left out at the end."""
    if regulation.previous is None:
        return []
    former = {section["code"]: section for section in regulation.previous.sections}
    kept = {section["code"] for section in regulation.sections}
    found = []
    for number, section in enumerate(regulation.sections, start=1):
        known = former.get(section["code"])
        if known is None or (known["title"], known["text"]) != (section["title"], section["text"]):
            act = "reword" if known else "add"
            found.append(SectionChange(number, section["title"], section["text"], act))
    left_out = enumerate(regulation.previous.sections, start=1)
    return found + [
        SectionChange(number, section["title"], "", "drop")
        for number, section in left_out
        if section["code"] not in kept
    ]


def items(regulation: Regulation, today: date) -> list[ItemText]:
    organization = regulation.organization
    return [
        ItemText(_changes(regulation), source="changes"),
        ItemText(tell_item(None, regulation, organization, today)),
        ItemText(publish_item(organization, today)),
    ]


def _changes(regulation: Regulation) -> str:
    previous = regulation.previous
    if previous is None:
        return "Внести изменения в положение о наставничестве."
    opening = f"Внести в {named_regulation(previous.title)}{ordered_by(previous)}, следующие изменения:"
    if not ordered_by(previous):
        opening = f"Внести в {named_regulation(previous.title)} следующие изменения:"
    return f"{opening}\n{listed(change.in_words for change in changes_of(regulation))}"


def annexes(regulation: Regulation) -> list[Annex]:
    """The new wording of what is reworded or added; nothing when sections are only left out."""
    blocks: list[Block] = []
    for change in changes_of(regulation):
        if change.act != "drop":
            blocks.append(Heading(f"{change.number}. {change.title}", 2))
            blocks += [Paragraph(line.strip()) for line in change.text.splitlines() if line.strip()]
    return [Annex("Разделы положения в новой редакции", tuple(blocks))] if blocks else []
