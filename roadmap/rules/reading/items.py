"""One cell cut into the activities it lists: numbered items, bullets, paragraphs."""

import re
from dataclasses import dataclass, field

from roadmap.rules.reading.blocks import clean

DASH = r"[-–—•·▪●○◦*\uf0b7\uf02d]"
NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3}[.)]\)?|\d{1,2}(?=[А-ЯЁ][а-яё]))\s*(?=[^\s\d.)])")
DASHED = re.compile(rf"^{DASH}+\s*(?=\w|[«\"(])")
ONLY_DASH = re.compile(rf"^{DASH}*$")
INLINE_DASH = re.compile(r"(?<=[:;.,])\s*[–—•▪-]\s*(?=[А-ЯЁа-яё«])")
AFTER_BRACKET = re.compile(r"(?<=\)) - (?=[а-яё])")  # «(до 2024 года) - программы»
INLINE_NUMBER = re.compile(r"(?:(?<=[.;:,!?])|(?<=[.;:,!?»)]\s)|(?<=\s(?=\d{1,2}\))))(?=\d{1,2}[.)]\s*[А-ЯЁ«A-Z])")
EMPTY_POINT = re.compile(rf"(?<=[;.,])\s*{DASH}$")  # a dash that nobody wrote anything after
BARE_MARK = re.compile(rf"(?:^|(?<=[;.:]\s))(\d{{1,2}}[.)]|{DASH})$")  # its text stands on the next page
UNFINISHED = re.compile(
    r"(?:[,(«–—-]|\b(?:и|или|а|но|в|во|с|со|к|ко|о|об|на|по|за|из|от|до|для|при|под|над|через|не|их|его|том числе))$",
    re.IGNORECASE,
)
SMALL = re.compile(r"[(«\"]?[а-яёa-z]")


@dataclass
class Item:
    """A piece of a cell: `kind` is number, dash or plain."""

    text: str
    number: str = ""
    kind: str = "plain"
    below: list[str] = field(default_factory=list)  # its own dashes, with their marks

    @property
    def whole(self) -> str:
        return "\n".join([self.text, *self.below])


def lines_of(text: str) -> list[str]:
    """Lines that each begin a piece: marks written inside a line begin a line of their own."""
    found: list[str] = []
    last = 0  # the number that the list has reached
    for line in _with_marks(clean(text).split("\n")):
        pieces, last = _by_number(line, last)
        found += [part for piece in pieces for part in _by_dash(piece)]
    return [line for line in found if not ONLY_DASH.match(line)]


def _with_marks(lines: list[str]) -> list[str]:
    """A sign at the end of a line belongs to what follows it."""
    found: list[str] = []
    for line in lines:
        if found and BARE_MARK.search(found[-1]):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def _by_number(line: str, last: int) -> tuple[list[str], int]:
    """Cut at «2)», «3.» only where they count on from the number before: «п. 5. Положения» is no item."""
    if begun := NUMBERED.match(line):
        last = _value(begun[1])
    pieces, rest, at = [], line, 1
    while found := INLINE_NUMBER.search(rest, at):
        at = found.end() + 1
        if _value(rest[found.end() :]) == last + 1:
            pieces.append(rest[: found.end()].strip())
            rest, at, last = rest[found.end() :], 1, last + 1
    return [*pieces, rest.strip()], last


def _value(text: str) -> int:
    """The number that a text begins with."""
    digits = re.match(r"\d+", text)
    return int(digits[0]) if digits else 0


def _by_dash(piece: str) -> list[str]:
    """Cut at dashes that follow a sign of the list; a dash between words stays."""
    if not (DASHED.match(piece) or re.search(rf":\s*{DASH}\s", piece)):
        return [piece]
    marks = [*INLINE_DASH.finditer(piece), *AFTER_BRACKET.finditer(piece)]
    parts, start = [], 0
    for mark in sorted(marks, key=lambda mark: mark.start()):
        if _inside_brackets(piece, mark.start()):
            continue
        parts.append(piece[start : mark.start()].strip())
        start = mark.start()
    return [part for part in [*parts, piece[start:].strip()] if part]


def _inside_brackets(text: str, place: int) -> bool:
    """Between a bracket and the one that closes it; a bracket that nobody closed counts for nothing."""
    for opening, closing in ("()", "«»"):
        begun = text.rfind(opening, 0, place)
        if begun == -1 or closing in text[begun:place]:
            continue
        after = text[place:]
        if closing in after and not (opening in after and after.index(opening) < after.index(closing)):
            return True
    return False


def goes_on(before: str, text: str) -> bool:
    """Whether a text is the rest of a cut sentence."""
    if not before or not text or NUMBERED.match(text) or DASHED.match(text):
        return False
    if SMALL.match(text) or text[0] in ")],;:.!?»":
        return True
    return UNFINISHED.search(before) is not None


def items_of(text: str, last: Item | None = None) -> tuple[list[Item], str]:
    """The items of a cell in order, and the line that introduces them («Подготовка актов:») or nothing.

    `last` is the item that a cell above ended with: what belongs to it is added to it.
    """
    items: list[Item] = []
    intro = ""
    lines = lines_of(text)
    for index, line in enumerate(lines):
        current = items[-1] if items else last
        if numbered := NUMBERED.match(line):
            items.append(Item(line[numbered.end() :].strip(), numbered[1], "number"))
        elif DASHED.match(line):
            _dash(line, current, items)
        elif current is not None and goes_on(current.below[-1] if current.below else current.text, line):
            _join(current, line)
        elif not items and line.endswith(":") and index + 1 < len(lines):
            intro = line.rstrip(":").strip()
        else:
            items.append(Item(line))
    return items, intro


def _dash(line: str, current: Item | None, items: list[Item]) -> None:
    if current is not None and current.kind == "number":
        current.below.append(line)
    else:
        items.append(Item(DASHED.sub("", line), "", "dash"))


def _join(item: Item, line: str) -> None:
    if item.below:
        item.below[-1] = joined(item.below[-1], line)
    else:
        item.text = joined(item.text, line)


def joined(before: str, text: str) -> str:
    """Two parts of one sentence; a word cut at its hyphen closes up."""
    if not before or not text:
        return before or text
    closes_up = text[0] in ")],;:.!?»" or (re.search(r"[а-яё]-$", before) and SMALL.match(text))
    return before + text if closes_up else f"{before} {text}"


def points(text: str) -> list[str]:
    """A list of documents or of notes: each point without its mark, broken sentences joined."""
    found: list[str] = []
    for line in lines_of(text):
        if found and goes_on(found[-1], line):
            found[-1] = joined(found[-1], line)
        else:
            found.append(EMPTY_POINT.sub("", NUMBERED.sub("", DASHED.sub("", line))).strip())
    return [point for point in found if point]
