"""A paper as a flow of simple pieces, in reading order: numbering, blanks and annex heads are worked out here, once.

`printing.html` and `printing.word` draw the pieces and nothing else, so PDF and DOCX cannot say different things.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import singledispatch

from printing import charts
from printing import document as doc

BLANK_DATE = "____________"
BLANK_NUMBER = "________"
BLANK_SIGNATURE = "____________________"
BLANK_DAY = "«____» ____________ 20____ г."
EMPTY_BOX, TICKED_BOX = "□", "■"  # both are in Liberation Serif, unlike the usual ballot boxes
MAX_ITEM_DEPTH = 5

# What no reader sees and what breaks files: control characters, and marks that turn the reading direction around.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_TORN_YEAR = re.compile(r"(?<=\d{4}) (?=г\.)")


@dataclass(frozen=True)
class Text:
    """One paragraph in a named style; `keep_next` ties it to the piece that follows."""

    text: str
    style: str
    keep_next: bool = False


@dataclass(frozen=True)
class Spread:
    """One line of two or three parts pushed apart: date, place and number, or post, blank and name."""

    parts: tuple[str, ...]
    style: str
    keep_next: bool = False


@dataclass(frozen=True)
class Grid:
    """A ruled table, its cells cleaned."""

    table: doc.Table


@dataclass(frozen=True)
class Beside:
    """Groups of lines side by side, two in a row; a single one stands at the right."""

    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Code:
    """A QR code with its note, in the text or in the lower right corner of the first sheet."""

    text: str
    note: str
    cornered: bool = False


@dataclass(frozen=True)
class Picture:
    """A chart; its figures follow as a Grid."""

    chart: doc.Chart


@dataclass(frozen=True)
class CutOut:
    """Slips, six to a page."""

    slips: tuple[doc.Slip, ...]


@dataclass(frozen=True)
class Space:
    """Empty height in millimetres."""

    mm: float


@dataclass(frozen=True)
class NewPage:
    """What follows begins a page, upright or across."""

    landscape: bool = False


Piece = Text | Spread | Grid | Beside | Code | Picture | CutOut | Space | NewPage


def clean(value: object) -> str:
    """The value as text that any printer takes: no control characters, newlines only, «№ 5» and «2026 г.» whole."""
    text = _UNPRINTABLE.sub("", str(value).replace("\r\n", "\n").replace("\r", "\n"))
    return _TORN_YEAR.sub("\xa0", text.replace("№ ", "№\xa0"))


def flow(document: doc.PrintedDocument) -> list[Piece]:
    """The pieces of the paper from the first to the last."""
    pieces = [*_head(document), *_text(document), *_foot(document), *_annexes(document), *_sheet(document)]
    return _without_lonely_signature(pieces)


def to_text(document: doc.PrintedDocument) -> str:
    """What the paper says, line by line: for golden texts, searches and a reader of differences."""
    lines: list[str] = []
    for piece in flow(document):
        lines.extend(lines_of(piece))
    return "\n".join(line for line in lines if line.strip()) + "\n"


def reference(document: doc.PrintedDocument) -> str:
    """«от 17.06.2026 № 70-ОД», with blanks for what is not known yet."""
    return clean(f"от {document.date or BLANK_DATE} № {document.number or BLANK_NUMBER}")


def _head(document: doc.PrintedDocument) -> Iterator[Piece]:
    if document.qr:
        yield Code(clean(document.qr.text), clean(document.qr.note), cornered=True)
    for mark in document.marks:
        yield Text(clean(mark), "mark")
    if head := document.letterhead:
        yield Text(clean(head.full_name), "stamp" if head.corner else "organization")
        if head.short_name:
            yield Text(f"({clean(head.short_name)})", "stamp-short" if head.corner else "organization-short")
    if document.addressee:
        yield Beside((tuple(map(clean, document.addressee)),))
    if document.grifs:
        yield from _pieces(document.grifs)
    if document.kind_title:
        yield Text(clean(document.kind_title), "kind", keep_next=True)
    yield from _date_line(document)
    if document.heading:
        yield Text(clean(document.heading), "heading", keep_next=True)


def _date_line(document: doc.PrintedDocument) -> Iterator[Piece]:
    place = clean(document.letterhead.place) if document.letterhead else ""
    if (document.kind_title and document.numbered) or document.date or document.number:
        date, number = clean(document.date) or BLANK_DATE, clean(document.number) or BLANK_NUMBER
        yield Spread((date, place, f"№\xa0{number}"), "date-line")


def _text(document: doc.PrintedDocument) -> Iterator[Piece]:
    if document.preamble:
        yield Text(clean(document.preamble), "body", keep_next=bool(document.resolution))
    if document.resolution:
        yield Text(clean(document.resolution), "resolution", keep_next=True)
    yield from _items(document.items, "", 1)
    for block in document.body:
        yield from _pieces(block)
    if document.basis:
        yield Text(clean(document.basis), "body")


def _items(items: tuple[doc.Item, ...], above: str, depth: int) -> Iterator[Piece]:
    if depth > MAX_ITEM_DEPTH:
        raise doc.PrintingError("В документе слишком много уровней вложенности.")
    for place, item in enumerate(items, start=1):
        number = f"{above}{place}."
        yield Text(f"{number} {clean(item.text)}", "item", keep_next=item.table is not None)
        if item.table:
            yield from _pieces(item.table)
        yield from _items(item.subitems, number, depth + 1)


def _foot(document: doc.PrintedDocument) -> Iterator[Piece]:
    if document.signature:
        parts = (clean(document.signature.post), "", clean(document.signature.name))
        yield Spread(parts, "signature", keep_next=bool(document.executor))
    if document.executor:
        yield Text(clean(document.executor), "executor")


def _annexes(document: doc.PrintedDocument) -> Iterator[Piece]:
    for place, annex in enumerate(document.annexes, start=1):
        number = f" № {place}" if len(document.annexes) > 1 else ""
        yield NewPage(annex.landscape)
        head = f"Приложение{number}\nк {document.refers_as[0]} {reference(document)}"
        yield Text(clean(head), "annex-head")
        if annex.title:
            yield Text(clean(annex.title), "annex-title", keep_next=True)
        for block in annex.blocks:
            yield from _pieces(block)


def _sheet(document: doc.PrintedDocument) -> Iterator[Piece]:
    if not document.acquaintance:
        return
    yield NewPage()
    yield Text(clean(document.acquaintance.title), "annex-title", keep_next=True)
    yield Text(f"с {clean(document.refers_as[1])} {reference(document)}", "center", keep_next=True)
    rows = [
        (str(place), row.name, row.post, row.date, row.mark)
        for place, row in enumerate(document.acquaintance.rows, start=1)
    ]
    head = ("№", "Фамилия, имя, отчество", "Должность", "Дата", "Подпись")
    yield from _pieces(doc.Table(head, tuple(rows), widths=(1, 6, 5, 3, 4), centered=(0,)))


@singledispatch
def _pieces(block: object) -> Iterator[Piece]:
    raise doc.PrintingError(f"Неизвестная часть документа: {type(block).__name__}.")


@_pieces.register
def _(block: doc.Paragraph) -> Iterator[Piece]:
    justified = "body" if block.indent else "plain"
    style = justified if block.align == "justify" else block.align
    yield Text(clean(block.text), style + " strong" * block.bold + " small" * block.small)


@_pieces.register
def _(block: doc.Heading) -> Iterator[Piece]:
    yield Text(clean(block.text), f"h{block.level}", keep_next=True)


@_pieces.register
def _(block: doc.Table) -> Iterator[Piece]:
    if block.caption:
        yield Text(clean(block.caption), "caption", keep_next=True)
    width = len(block.columns) or max((len(row) for row in block.rows), default=0)
    rows = tuple(tuple(map(clean, (*row, *[""] * (width - len(row)))))[:width] for row in block.rows)
    if width:
        yield Grid(replace(block, columns=tuple(map(clean, block.columns)), rows=rows))


@_pieces.register
def _(block: doc.Listing) -> Iterator[Piece]:
    for place, item in enumerate(block.items, start=1):
        yield Text(f"{place}) {clean(item)}" if block.numbered else f"– {clean(item)}", "item")


@_pieces.register
def _(block: doc.Checklist) -> Iterator[Piece]:
    for item in block.items:
        yield Text(f"{TICKED_BOX if item.done else EMPTY_BOX} {clean(item.text)}", "check")


@_pieces.register
def _(block: doc.SignatureLine) -> Iterator[Piece]:
    parts = (clean(block.label), BLANK_SIGNATURE, clean(block.name), BLANK_DAY if block.dated else "")
    yield Spread(tuple(part for part in parts if part), "sign-here")


@_pieces.register
def _(block: doc.Grifs) -> Iterator[Piece]:
    yield Beside(tuple((clean(grif.word), *map(clean, grif.lines)) for grif in block.grifs))


@_pieces.register
def _(block: doc.Chart) -> Iterator[Piece]:
    title = clean(f"{block.title}, {block.unit}" if block.unit else block.title)
    yield Text(title, "caption", keep_next=True)
    labels = tuple(replace(one, label=clean(one.label)) for one in block.series)
    categories = tuple(map(clean, block.categories))
    yield Picture(
        replace(block, title=clean(block.title), categories=categories, series=labels, unit=clean(block.unit))
    )
    columns = ("Показатель", *(one.label for one in block.series))
    rows = tuple(
        (category, *(charts.figure(one.values[place]) for one in block.series))
        for place, category in enumerate(block.categories)
    )
    yield from _pieces(doc.Table(columns, rows, row_heads=True, centered=tuple(range(1, len(columns)))))


@_pieces.register
def _(block: doc.QrCode) -> Iterator[Piece]:
    yield Code(clean(block.text), clean(block.note))


@_pieces.register
def _(block: doc.Slips) -> Iterator[Piece]:
    yield CutOut(
        tuple(
            doc.Slip(clean(one.title), tuple(map(clean, one.lines)), clean(one.code), clean(one.qr))
            for one in block.slips
        )
    )


@_pieces.register
def _(block: doc.Spacer) -> Iterator[Piece]:
    yield Space(block.mm)


@_pieces.register
def _(block: doc.PageBreak) -> Iterator[Piece]:
    yield NewPage()


def _without_lonely_signature(pieces: list[Piece]) -> list[Piece]:
    """A signature takes the paragraph before it along, so that it never stands alone on a page."""
    tied = list(pieces)
    for place, piece in enumerate(tied[1:], start=1):
        before = tied[place - 1]
        if isinstance(piece, Spread) and piece.style in {"signature", "sign-here"} and isinstance(before, Text):
            tied[place - 1] = replace(before, keep_next=True)
    return tied


def lines_of(piece: Piece) -> list[str]:
    match piece:
        case Text(text=text):
            return text.split("\n")
        case Spread(parts=parts):
            return [" ".join(part for part in parts if part)]
        case Grid(table=table):
            rows = (table.columns, *table.rows)
            return [" | ".join(cell.replace("\n", " / ") for cell in row) for row in rows]
        case Beside(groups=groups):
            return [line for group in groups for line in group]
        case Code(note=note):
            return [note]
        case CutOut(slips=slips):
            return [line for slip in slips for line in (slip.title, *slip.lines, slip.code)]
    return []
