"""The numbers and bullets that Word draws before a paragraph and keeps out of its text."""

import re
from collections import Counter
from typing import Any

from docx.oxml.ns import qn

ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"


class Numbers:
    """Counts list paragraphs in the order of the document."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[tuple[str, int], tuple[str, str, int]] = {}  # list, level → format, pattern, start
        self.lists: dict[str, str] = {}  # number → its abstract list, which is what goes on counting
        self.counts: Counter[tuple[str, int]] = Counter()
        self.styles = {style.style_id: style.element for style in document.styles}
        self._read(document)

    def _read(self, document: Any) -> None:
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in root.findall(qn("w:abstractNum")):
            name = abstract.get(qn("w:abstractNumId"))
            for level in abstract.findall(qn("w:lvl")):
                depth = int(level.get(qn("w:ilvl")))
                start = _value(level, "w:start") or "1"
                self.levels[name, depth] = (_value(level, "w:numFmt"), _value(level, "w:lvlText"), int(start))
        for number in root.findall(qn("w:num")):
            self.lists[number.get(qn("w:numId"))] = _value(number, "w:abstractNumId")

    def mark(self, paragraph: Any) -> str:
        """«2) », «- » or nothing."""
        number, depth = self._place(paragraph)
        kind, pattern, _ = self.levels.get((self.lists.get(number, ""), depth), ("none", "", 1))
        if number in {"", "0"} or kind == "none":
            return ""
        if kind == "bullet":
            return "- "
        self.counts[number, depth] += 1
        for key in [key for key in self.counts if key[0] == number and key[1] > depth]:
            del self.counts[key]
        return re.sub(r"%(\d)", lambda match: self._shown(number, int(match[1]) - 1), pattern) + " "

    def _shown(self, number: str, depth: int) -> str:
        kind, _, start = self.levels.get((self.lists[number], depth), ("decimal", "", 1))
        value = start - 1 + max(self.counts[number, depth], 1)
        if kind in {"upperRoman", "lowerRoman"}:
            return _roman(value)
        if kind in {"russianLower", "russianUpper"}:
            return LETTERS[(value - 1) % len(LETTERS)]
        return str(value)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and level of a paragraph: its own, else its style's, else the style's that it is based on."""
        properties = paragraph.find(qn("w:pPr"))
        for _ in range(10):
            if properties is None:
                return "", 0
            found = properties.find(qn("w:numPr"))
            if found is not None:
                return _value(found, "w:numId"), int(_value(found, "w:ilvl") or 0)
            style = self.styles.get(_value(properties, "w:pStyle") or _value(properties.getparent(), "w:basedOn"))
            properties = None if style is None else style.find(qn("w:pPr"))
        return "", 0


def _value(parent: Any, name: str) -> str:
    found = parent.find(qn(name))
    return "" if found is None else found.get(qn("w:val"), "")


def _roman(value: int) -> str:
    text = ""
    for size, sign in ROMAN:
        while value >= size:
            text, value = text + sign, value - size
    return text
