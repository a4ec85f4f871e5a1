"""What every source gives: lines of text and tables of cells, in the order of the paper."""

import re
from dataclasses import dataclass
from typing import Any

MAX_CELLS = 20_000
MAX_TEXT = 2_000_000  # characters; the longest source met has 60 thousand

NOISE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
BLANKS = re.compile(r"[^\S\n]+")
WRAPPED_HYPHEN = re.compile(r"(?<=[а-яё])[-‐]\n(?=[а-яё])", re.IGNORECASE)


class TooLong(Exception):
    """More cells or text than a plan may have."""


@dataclass(frozen=True)
class Cell:
    """A cell on the grid of its table; `above` when it only continues the merged cell above it."""

    text: str
    left: int
    width: int = 1
    above: bool = False

    @property
    def right(self) -> int:
        return self.left + self.width


Row = list[Cell]


@dataclass
class Table:
    rows: list[Row]


Block = str | Table


def clean(text: str) -> str:
    """Without invisible characters, doubled blanks and empty lines; line breaks stay."""
    lines = (BLANKS.sub(" ", line).strip() for line in NOISE.sub("", text).replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def unwrapped(text: str) -> str:
    """One line of lines that were only wrapped: «научно-⏎методической» is one word."""
    return clean(WRAPPED_HYPHEN.sub("-", clean(text)).replace("\n", " "))


def row_of(texts: list[str]) -> Row:
    """A row without merges, a cell a text."""
    return [Cell(clean(text), left) for left, text in enumerate(texts)]


def as_data(blocks: list[Block]) -> list[Any]:
    """JSON that `from_data` reads back. Raises TooLong."""
    data: list[Any] = []
    cells = characters = 0
    for block in blocks:
        if isinstance(block, str):
            characters += len(block)
            data.append(block)
        else:
            rows = [[[cell.text, cell.left, cell.width, cell.above] for cell in row] for row in block.rows]
            cells += sum(map(len, rows))
            characters += sum(len(cell.text) for row in block.rows for cell in row)
            data.append(rows)
        if cells > MAX_CELLS or characters > MAX_TEXT:
            raise TooLong
    return data


def from_data(data: list[Any]) -> list[Block]:
    return [item if isinstance(item, str) else Table([[Cell(*cell) for cell in row] for row in item]) for item in data]
