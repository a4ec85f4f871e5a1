"""A Word document as lines and tables, with merged cells, numbers that Word counts itself, and tracked changes."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from roadmap.rules.reading.blocks import Block, Cell, Row, Table, clean
from roadmap.rules.reading.word_numbers import Numbers

P, TBL, TR, TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
TEXT_BOX = qn("w:txbxContent")
WRAPPERS = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:smartTag", "w:customXml")}
DROPPED = {qn(name) for name in ("w:del", "w:moveFrom", "w:instrText", "w:delText", "w:pPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}


def read(content: bytes) -> list[Block]:
    document = docx.Document(io.BytesIO(content))
    return list(_blocks(document.element.body, Numbers(document)))


def _blocks(parent: Any, numbers: Numbers) -> Iterator[Block]:
    for child in parent:
        if child.tag == P:
            for box in child.iter(TEXT_BOX):
                if not any(above.tag in DROPPED for above in box.iterancestors()):
                    yield from _blocks(box, numbers)
            if text := clean(numbers.mark(child) + _text(child)):
                yield text
        elif child.tag == TBL:
            yield Table(list(_rows(child, numbers)))
        elif child.tag in WRAPPERS:
            yield from _blocks(child, numbers)


def _text(element: Any) -> str:
    """The words of a paragraph as they stand after all tracked changes, without its text boxes."""
    parts = []
    for child in element:
        if child.tag in DROPPED or child.tag == TEXT_BOX:
            continue
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in BREAKS:
            parts.append(BREAKS[child.tag])
        elif isinstance(child.tag, str):
            parts.append(_text(child))
    return "".join(parts)


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """Children of a kind, also those wrapped into content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _inside(child, tag)


def _rows(table: Any, numbers: Numbers) -> Iterator[Row]:
    for row in _inside(table, TR):
        properties = row.find(qn("w:trPr"))
        if properties is not None and properties.find(qn("w:del")) is not None:
            continue
        left = _number(properties, "w:gridBefore", 0)
        cells = []
        for cell in _inside(row, TC):
            properties = cell.find(qn("w:tcPr"))
            width = _number(properties, "w:gridSpan", 1)
            merge = None if properties is None else properties.find(qn("w:vMerge"))
            above = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
            cells.append(Cell(_cell_text(cell, numbers), left, width, above))
            left += width
        yield cells


def _number(properties: Any, name: str, default: int) -> int:
    found = None if properties is None else properties.find(qn(name))
    value = "" if found is None else found.get(qn("w:val"), "")
    return min(int(value), 200) if value.isdecimal() else default


def _cell_text(cell: Any, numbers: Numbers) -> str:
    """The paragraphs of a cell, those of tables inside it too; text boxes hold stamps, never the cell's words."""
    paragraphs = (p for p in cell.iter(P) if not any(above.tag == TEXT_BOX for above in p.iterancestors()))
    return clean("\n".join(numbers.mark(p) + _text(p) for p in paragraphs))
