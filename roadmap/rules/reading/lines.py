"""Rows of all tables of a paper as lines under the names of their columns; heads and other litter are left out."""

import re
from dataclasses import dataclass, field

from roadmap.rules.reading.blocks import Block, Row
from roadmap.rules.reading.caption import is_stamp, without_stamp
from roadmap.rules.reading.heads import Column, Head, find_head

NUMBER_CELL = re.compile(r"^[\s№]*(?:[IVXІХ]+|\d{1,3}(?:\.\d{1,3}){0,3})?[.)]?\s*$")
NEXT_PAGE = re.compile(r"^\W*(продолжение|окончание)\s+(таблицы|приложения|дорожной)", re.IGNORECASE)
SIGNED = re.compile(r"^\W*(исполнитель\s*:|рассмотрен\w*\b|утвержда\w+\b|согласован\w*\b)", re.IGNORECASE)
PAGE_NUMBER = re.compile(r"^[–—-]?\s*(стр\.?\s*)?\d{1,3}\s*[–—-]?$")


@dataclass
class Line:
    """One row of the body: what it says under each kind of column."""

    texts: dict[str, str]
    above: frozenset[str] = frozenset()  # kinds whose cell only continues the merged one above
    heading: str = ""  # the text of a row that has nothing else but a number
    spans: bool = False  # that text covers the whole row: a sub-heading for certain
    original: str = ""
    tops_page: bool = False  # the first row on a new page: what was cut goes on here

    def __getitem__(self, holds: str) -> str:
        return self.texts.get(holds, "")


@dataclass
class Part:
    """The rows under one head, with the lines of text that stand above them."""

    head: Head
    above: list[str]
    lines: list[Line] = field(default_factory=list)

    @property
    def with_stages(self) -> bool:
        return self.head.has("stage")


def parts_of(blocks: list[Block]) -> tuple[list[Part], list[str]]:
    """The parts of the paper, and the lines of text after the last of them."""
    parts: list[Part] = []
    pending: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            pending += block.split("\n")
        else:
            pending = _Reading(parts, pending, block.rows).go()
    return parts, pending


class _Reading:
    """Goes down one table; what turns out to be no row of a plan is text."""

    def __init__(self, parts: list[Part], pending: list[str], rows: list[Row]) -> None:
        self.parts, self.pending, self.rows = parts, pending, rows
        self.places: list[Column] = []  # of the head on the grid of this table; empty until the plan begins in it
        self.in_head = False
        self.at_top = bool(parts)

    def go(self) -> list[str]:
        """The lines of text that wait for the part they stand above."""
        if self.parts and _fits(self.rows, self.parts[-1].head):
            self.places = _places(self.parts[-1].head, self.rows)
        index = 0
        while index < len(self.rows):
            index += self._step(index)
        return self.pending

    def _step(self, index: int) -> int:
        row = self.rows[index]
        if _is_litter(row):
            return 1
        if self.parts and self._is_known_head(row):
            self.in_head = True
            self.places = self.places or _places(self.parts[-1].head, self.rows)
            return 1
        found = find_head(self.rows, index)
        if found and not self.in_head:
            self._begin(found[0])
            return found[1]
        if not found:
            self.in_head = False
            self._add(row)
        return 1

    def _is_known_head(self, row: Row) -> bool:
        head = self.parts[-1].head
        return head.repeats(row) or (self.in_head and head.is_rest(row))

    def _begin(self, head: Head) -> None:
        self.places = head.columns
        if not _same(self.parts, head):
            self.at_top = False
            self.parts.append(Part(head, self.pending))
            self.pending = []

    def _add(self, row: Row) -> None:
        if not self.places or any(SIGNED.match(cell.text) for cell in row):
            self.pending += [text for cell in row for text in cell.text.split("\n") if text]
            return
        part = self.parts[-1]
        _caption_rows(part, self.pending)
        self.pending = []
        line = _line(row, part.head, self.places)
        line.tops_page, self.at_top = self.at_top, False
        part.lines.append(line)


def _same(parts: list[Part], head: Head) -> bool:
    return bool(parts) and [c.holds for c in parts[-1].head.columns] == [c.holds for c in head.columns]


def _caption_rows(part: Part, pending: list[str]) -> None:
    """A stage may be named in a line of text between two tables of one plan."""
    for text in pending if part.lines or part.above else []:
        if re.match(r"(?:[IVXІХ]{1,5}|\d{1,2})[.)]\s+\S|(?:этап|раздел|направление)\s+\S", text, re.IGNORECASE):
            part.lines.append(Line({"activity": text}, heading=text, spans=True, original=text))


def _is_litter(row: Row) -> bool:
    """Empty rows, the row of column numbers, «Продолжение таблицы», stamps of signatures."""
    texts = [cell.text for cell in row if without_stamp(cell.text).strip()]
    if not texts:
        return True
    if len(texts) > 2 and [text.strip(" .") for text in texts] == [str(n) for n in range(1, len(texts) + 1)]:
        return True
    return len(texts) == 1 and NEXT_PAGE.match(texts[0]) is not None


def _fits(rows: list[Row], head: Head) -> bool:
    """A table without a head goes on the one before when its rows have as many cells."""
    widest = max((len(row) for row in rows), default=0)
    grif = any(SIGNED.match(cell.text) or is_stamp(cell.text) for row in rows[:1] for cell in row)
    return not grif and widest == len(head.columns)


def _places(head: Head, rows: list[Row]) -> list[Column]:
    """The columns of a head on the grid of another table: by a row that has a cell for each."""
    full = next((row for row in rows if len(row) == len(head.columns)), None)
    if full is None:
        return head.columns
    return [
        Column(column.holds, column.title, cell.left, cell.right)
        for column, cell in zip(head.columns, full, strict=True)
    ]


def _line(row: Row, head: Head, places: list[Column]) -> Line:
    texts: dict[str, str] = {}
    above = set()
    filled = []
    for index, cell in enumerate(row):
        column = places[index] if len(row) == len(places) else _column(places, cell.left, cell.right)
        holds = column.holds or "note"
        text = without_stamp(cell.text)
        if cell.above:
            above.add(holds)
        if text and (holds != "stage" or re.search(r"\w", text)):
            filled.append((column, cell, text))
            texts[holds] = f"{texts[holds]}\n{text}" if texts.get(holds) else text
    line = Line(texts, frozenset(above), original=" | ".join(text for _, _, text in filled))
    _mark_heading(line, filled, row, places)
    return line


def _column(places: list[Column], left: int, right: int) -> Column:
    return max(places, key=lambda place: (min(place.right, right) - max(place.left, left), -place.left))


def _mark_heading(line: Line, filled: list, row: Row, places: list[Column]) -> None:
    worded = [(column, cell, text) for column, cell, text in filled if not NUMBER_CELL.match(text)]
    numbers = [text for _, _, text in filled if NUMBER_CELL.match(text)]
    if len(worded) != 1 or len(numbers) > 1:
        return
    column, cell, text = worded[0]
    if column.holds not in {"number", "stage", "activity"} and cell.width == 1 and len(row) > 1:
        return
    line.heading = text
    if numbers:
        line.texts["number"] = numbers[0]
    elif column.holds == "number":
        line.texts.pop("number")
    covered = sum(1 for place in places if min(place.right, cell.right) > max(place.left, cell.left))
    line.spans = (covered >= len(places) - 1 and covered > 1) or (len(row) == 1 and len(places) > 1)
