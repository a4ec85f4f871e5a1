"""An HTML page or a table from the clipboard as lines and tables; nothing outside the file is fetched."""

from collections.abc import Iterator
from typing import Any

from lxml import html

from roadmap.rules.reading.blocks import Block, Cell, Row, Table, clean

SILENT = {"script", "style", "head", "template", "noscript", "del"}
LINES = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "section", "article"}
MAX_SPAN = 200


def read(content: bytes) -> list[Block]:
    text = content.decode(_encoding(content), errors="replace")
    if not text.strip():
        return []
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    root = html.document_fromstring(text.encode(), parser=parser)
    blocks: list[Block] = []
    _gather(root, blocks, [])
    return blocks


def _encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1251"
    return "utf-8-sig"


def _gather(root: Any, blocks: list[Block], pending: list[str]) -> None:
    """Lines before, between and after the innermost tables; a table around tables only lays them out."""

    def flush() -> None:
        blocks.extend(clean("".join(pending)).split("\n") if clean("".join(pending)) else [])
        pending.clear()

    def walk(element: Any) -> None:
        if not isinstance(element.tag, str) or element.tag in SILENT:
            pending.append(element.tail or "")
            return
        if element.tag == "table" and next(element.iterdescendants("table"), None) is None:
            flush()
            blocks.append(Table(list(_rows(element))))
        else:
            pending.append("\n" if element.tag in LINES or element.tag == "td" else "")
            pending.append(_flat(element.text))
            for child in element:
                walk(child)
            pending.append("\n" if element.tag in LINES or element.tag == "td" else "")
        pending.append(_flat(element.tail))

    walk(root)
    flush()


def _flat(text: str | None) -> str:
    return (text or "").replace("\r", " ").replace("\n", " ")


def _rows(table: Any) -> Iterator[Row]:
    """Cells on the grid; a cell that spans rows is there again below, marked as going on from above."""
    hanging: dict[int, tuple[int, int]] = {}  # left → width, rows still to come
    for line in table.iter("tr"):
        row: Row = []
        left = 0
        for cell in line.iterchildren("td", "th"):
            left = _pass_by(hanging, row, left)
            width, rows = _span(cell, "colspan"), _span(cell, "rowspan")
            row.append(Cell(clean(cell_text(cell)), left, width))
            if rows > 1:
                hanging[left] = (width, rows)
            left += width
        _pass_by(hanging, row, left, to_the_end=True)
        hanging = {at: (width, rows - 1) for at, (width, rows) in hanging.items() if rows > 1}
        yield sorted(row, key=lambda cell: cell.left)


def _pass_by(hanging: dict[int, tuple[int, int]], row: Row, left: int, *, to_the_end: bool = False) -> int:
    here = {cell.left for cell in row}
    while left in hanging and left not in here:
        row.append(Cell("", left, hanging[left][0], above=True))
        left += hanging[left][0]
    if to_the_end:
        row.extend(
            Cell("", at, width, above=True) for at, (width, _) in hanging.items() if at >= left and at not in here
        )
    return left


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isdecimal() else 1


def cell_text(element: Any) -> str:
    """Text with a line for each paragraph and «- » or a number before the items of a list."""
    if not isinstance(element.tag, str) or element.tag in SILENT:
        return ""
    parts = ["\n" if element.tag in LINES else "", _mark(element), _flat(element.text)]
    for child in element:
        parts += [cell_text(child), _flat(child.tail)]
    return "".join([*parts, "\n" if element.tag in LINES else ""])


def _mark(element: Any) -> str:
    if element.tag != "li":
        return ""
    parent = element.getparent()
    if parent is not None and parent.tag == "ol":
        return f"{sum(1 for _ in element.itersiblings('li', preceding=True)) + 1}. "
    starts = (element.text_content() or "").lstrip()[:1]
    return "" if starts in {"-", "–", "—", "•", "·"} else "- "
