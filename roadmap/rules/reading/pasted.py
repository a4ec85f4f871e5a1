"""A table pasted as text: cells between tabs as Word and Excel copy them, or between vertical bars."""

import csv
import io
import re
from collections import Counter
from itertools import groupby

from roadmap.rules.reading.blocks import Block, Table, clean, row_of

BAR_RULE = re.compile(r"^\s*\|(\s*:?-+:?\s*\|)+\s*$")
TAGS = re.compile(r"</?(?:p|br|ul|ol|li|i|b|u|em|strong|div|span|sup|sub)\b[^<>]*>", re.IGNORECASE)
MARKUP = re.compile(r"^(\*\*|#+ )|\*\*$")
NEW_ROW = re.compile(r"\t|(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVXІХ]+[.)]?)\t|\d{1,2}\.\d{0,2}\.? ")
GOES_ON = re.compile(r"[-–—•а-яё(]|\d{1,2}\)")
HTML = re.compile(r"<(?:table|html|tr|td)\b", re.IGNORECASE)


def is_html(text: str) -> bool:
    return HTML.search(text) is not None


def read(text: str) -> list[Block]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x07", "\t")
    lines = _joined(text)
    kind = "\t" if any("\t" in line for line in lines) else "|"
    if kind == "|":
        return _with_bars(lines)
    first = next(index for index, line in enumerate(lines) if "\t" in line)
    last = max(index for index, line in enumerate(lines) if "\t" in line)
    table = Table([row_of([_plain(cell) for cell in row]) for row in _rows(lines[first : last + 1])])
    return [*_text(lines[:first]), table, *_text(lines[last + 1 :])]


def _joined(text: str) -> list[str]:
    """Lines; a quoted cell of Excel may hold breaks, which become marks of a paragraph until the cells are cut."""
    if not re.search(r'(?:^|\t|\n)"[^"\t]*\n', text) or "\t" not in text:
        return text.split("\n")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    return ["\t".join(cell.replace("\n", "<br>") for cell in row) for row in rows]


def _rows(lines: list[str]) -> list[list[str]]:
    """Rows of cells; Word breaks a row at each paragraph of a cell, which is mended by counting the tabs."""
    usual = Counter(line.count("\t") for line in lines if "\t" in line).most_common(1)[0][0]
    rows: list[list[str]] = []
    adjoining = False  # the line directly above was part of the table
    for line in lines:
        cells = line.split("\t")
        if not line.strip():
            adjoining = False
            continue
        whole = not rows or len(rows[-1]) > usual
        begins = NEW_ROW.match(line) or not adjoining
        if not begins and not whole and len(rows[-1]) > 1 and len(rows[-1]) + len(cells) - 2 <= usual:
            rows[-1] = [*rows[-1][:-1], f"{rows[-1][-1]}<br>{cells[0]}", *cells[1:]]
        elif not begins and whole and rows and len(cells) == 1 and GOES_ON.match(line):
            rows[-1][-1] += f"<br>{line}"
        else:
            rows.append(cells)
        adjoining = True
    return rows


def _with_bars(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    for bars, group in groupby(lines, key=lambda line: line.lstrip().startswith("|")):
        if not bars:
            blocks += _text(list(group))
            continue
        cut = [
            line.strip().removeprefix("|").removesuffix("|").split("|") for line in group if not BAR_RULE.match(line)
        ]
        rows = [row_of([_plain(cell) for cell in row]) for row in cut]
        if blocks and isinstance(blocks[-1], Table):
            blocks[-1].rows += rows
        else:
            blocks.append(Table(rows))
    return blocks


def _text(lines: list[str]) -> list[Block]:
    return [text for text in map(_plain, lines) if text]


def _plain(text: str) -> str:
    return clean(MARKUP.sub("", clean(TAGS.sub("\n", text.strip()))))
