"""A PDF with a text layer as lines and tables, by the ruled lines of its tables."""

import io
import logging
import re
from functools import cache
from itertools import pairwise
from typing import Any

import pdfplumber
from pymorphy3 import MorphAnalyzer

from roadmap.rules.reading.blocks import Block, Cell, Row, Table, clean

MAX_PAGES = 100
MARK = re.compile(r"[-–—•]\s|\d{1,2}[.)]\s*[^\s\d]")
LETTERS_AT_END = re.compile(r"[а-яё]+$", re.IGNORECASE)
LETTERS_AT_START = re.compile(r"[а-яё]+")
SHORT_WORDS = frozenset(
    {"а", "без", "в", "во", "год", "до", "для", "за", "и", "из", "или", "их", "к", "ко", "на", "не", "но", "о", "об"}
    | {"от", "по", "под", "при", "с", "со", "у"}
)
SAME = 2.0  # points: lines this near are one
logging.getLogger("pdfminer").setLevel(logging.ERROR)


class Scan(Exception):
    """Pages without text."""


class TooManyPages(Exception):
    pass


def read(content: bytes) -> list[Block]:
    with pdfplumber.open(io.BytesIO(content)) as document:
        if len(document.pages) > MAX_PAGES:
            raise TooManyPages
        blocks: list[Block] = []
        letters = 0
        for page in document.pages:
            letters += len(page.chars)
            blocks += _page(page)
            page.close()
    if not letters:
        raise Scan
    return blocks


def _page(page: Any) -> list[Block]:
    """Text above, between and below the tables, by height."""
    words = page.extract_words(x_tolerance=1.5, y_tolerance=2, keep_blank_chars=False)
    tables = page.find_tables({"explicit_horizontal_lines": _missing(page.edges)}) if len(page.edges) >= 4 else []
    tables = [table for table in tables if len(table.cells) > 1]
    placed: list[tuple[float, Block]] = [(table.bbox[1], _table(table, words)) for table in tables]
    outside = [word for word in words if not any(_within(word, table.bbox) for table in tables)]
    placed += [(line[0]["top"], " ".join(word["text"] for word in line)) for line in _lines(outside)]
    return [block for _, block in sorted(placed, key=lambda item: item[0])]


def _missing(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines that were not drawn where a page cuts a table: above and below its columns."""
    upright = [edge for edge in edges if edge["orientation"] == "v" and edge["height"] > SAME]
    level = [edge["top"] for edge in edges if edge["orientation"] == "h"]
    found = []
    for end in ("top", "bottom"):
        for y in _distinct(edge[end] for edge in upright):
            here = [edge["x0"] for edge in upright if abs(edge[end] - y) <= SAME]
            if len(here) > 2 and not any(abs(y - line) <= 2 * SAME for line in level):
                left, right = min(here), max(here)
                found.append(
                    {"object_type": "line", "x0": left, "x1": right, "top": y, "bottom": y, "width": right - left}
                )
    return found


def _within(word: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _lines(words: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    lines: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda word: (round(word["bottom"]), word["x0"])):
        if lines and abs(lines[-1][-1]["bottom"] - word["bottom"]) <= SAME + 1:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word["x0"]) for line in lines]


def _table(table: Any, words: list[dict[str, Any]]) -> Table:
    """Cells by their boxes on the grid of all edges; a box over several rows is `above` in all but the first."""
    edges = _distinct(x for box in table.cells for x in (box[0], box[2]))
    tops = _distinct(box[1] for box in table.cells)
    inside: dict[Any, list[dict[str, Any]]] = {box: [] for box in table.cells}
    for word in words:
        box = next((box for box in table.cells if _within(word, box)), None)
        if box is not None:
            inside[box].append(word)
    rows: list[Row] = [[] for _ in tops]
    for box in table.cells:
        left, right = _index(edges, box[0]), _index(edges, box[2])
        first, last = _index(tops, box[1]), max(sum(top < box[3] - SAME for top in tops), 1)
        rows[first].append(Cell(_cell_text(box, inside[box]), left, max(right - left, 1)))
        for row in rows[first + 1 : last]:
            row.append(Cell("", left, max(right - left, 1), above=True))
    return Table([sorted(row, key=lambda cell: cell.left) for row in rows])


def _distinct(values: Any) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SAME:
            found.append(value)
    return found


def _index(values: list[float], value: float) -> int:
    return min(range(len(values)), key=lambda index: abs(values[index] - value))


def _cell_text(box: tuple[float, ...], words: list[dict[str, Any]]) -> str:
    """The lines of a cell; those that were only wrapped are one again."""
    lines = _lines(words)
    if not lines:
        return ""
    padding = min(line[0]["x0"] for line in lines) - box[0]
    text = _words(lines[0])
    for before, line in pairwise(lines):
        free = box[2] - padding - before[-1]["x1"]
        text += _between(before, line, free) + _words(line)
    return clean(text)


def _words(line: list[dict[str, Any]]) -> str:
    return " ".join(word["text"] for word in line)


def _between(before: list[dict[str, Any]], line: list[dict[str, Any]], free: float) -> str:
    """A break where the next word would still have fitted, or before a sign of a list, is the writer's."""
    last, first = before[-1]["text"], line[0]["text"]
    blank = (line[0]["bottom"] - line[0]["top"]) * 0.3
    if free > line[0]["x1"] - line[0]["x0"] + blank or (last[-1] in ";:.,)" and MARK.match(_words(line))):
        return "\n"
    if first[0] in ")],;:.!?»" or (last[-1] in "-‐" and len(last) > 1 and first[0].isalpha()):
        return ""
    if free < blank * 3 and _is_one_word(last, first):
        return ""
    return " "


def _is_one_word(last: str, first: str) -> bool:
    """A narrow column cuts words anywhere: «мероприяти|я» is one word, «план|работы» are two."""
    head, tail = LETTERS_AT_END.search(last), LETTERS_AT_START.match(first)
    if head is None or tail is None:
        return False
    first, second = head[0].lower(), tail[0].lower()
    return _is_known(first + second) and not (_is_word(first) and _is_word(second))


def _is_word(letters: str) -> bool:
    """Whether it may stand alone; the dictionary also knows syllables, so short ones are told by a list."""
    return letters in SHORT_WORDS or (len(letters) > 3 and _is_known(letters))


def _is_known(word: str) -> bool:
    return _dictionary().word_is_known(word)


@cache
def _dictionary() -> MorphAnalyzer:
    return MorphAnalyzer()
