"""What a printed paper consists of: one frozen structure, from which text, HTML, PDF and DOCX are all made.

Compose a `PrintedDocument` out of finished strings (names and posts already in their cases, dates already in the form
that the organization prints: `printing.russian`), then hand it to `printing.formats`:

    paper = PrintedDocument(
        title="Приказ № 70-ОД от 17.06.2026",
        letterhead=Letterhead("Муниципальное бюджетное … «Средняя школа № 5»", "МБОУ СШ № 5", "г. Заречный"),
        kind_title="ПРИКАЗ",
        date="17.06.2026",
        number="70-ОД",
        heading="О закреплении наставнических пар",
        preamble="В целях поддержки молодых педагогов",
        resolution="ПРИКАЗЫВАЮ:",
        items=(Item("Закрепить наставнические пары:", table=pairs), Item("Контроль оставляю за собой.")),
        signature=Signature("Директор", "М. П. Иванова"),
        annexes=(Annex("Программа наставничества", blocks=(Paragraph("…"),)),),
        acquaintance=Acquaintance(rows=(AcquaintanceRow("Сидоров Илья Олегович", "учитель математики"),)),
    )
    to_pdf(paper), to_docx(paper), to_html(paper), to_text(paper)
    stored = to_json(paper); from_json(stored) == paper

Every value is text: nothing in it is ever read as markup, a template or an address. A line break in a value is kept.
Items are numbered (1., 1.1.), annexes counted and annex heads worded here, from the document's own date and number, so
that they cannot contradict it. An empty date or number of a numbered paper prints as a blank to be filled by hand.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal

from printing.errors import PrintingError

Align = Literal["justify", "left", "right", "center"]


@dataclass(frozen=True)
class Paragraph:
    """Running text; with `indent` its first line is moved in by 1.25 cm, as the standard asks."""

    text: str
    align: Align = "justify"
    indent: bool = True
    bold: bool = False
    small: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading inside the text: level 1 centred and bold, 2 bold at the left, 3 in italics."""

    text: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True)
class Table:
    """A ruled table; its head is repeated on each page and a row is not broken between pages.

    `widths` are shares of the whole (1, 3, 3), one a column; without them the content decides. Without `columns` there
    is no head; with `row_heads` the first cell of each row names the row (a passport of a program). Columns listed in
    `centered` (from 0) are centred. A row listed in `merged` (from 0) is one cell across the table, in bold: the first
    value of it.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[float, ...] = ()
    caption: str = ""
    row_heads: bool = False
    centered: tuple[int, ...] = ()
    small: bool = False
    merged: tuple[int, ...] = ()


@dataclass(frozen=True)
class Listing:
    """A list: numbered «1)», «2)», or with dashes."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Check:
    """One line of a checklist."""

    text: str
    done: bool = False


@dataclass(frozen=True)
class Checklist:
    """Boxes to be ticked by hand, or ticked already."""

    items: tuple[Check, ...]


@dataclass(frozen=True)
class SignatureLine:
    """A line to sign inside the text of a consent, a letter or a program: label, blank, name, blank for the date."""

    label: str = ""
    name: str = ""
    dated: bool = False


@dataclass(frozen=True)
class Grif:
    """«УТВЕРЖДАЮ», «СОГЛАСОВАНО» … with the lines below it: post, signature, date."""

    word: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grifs:
    """Up to four grifs: one stands at the right, several side by side, two in a row."""

    grifs: tuple[Grif, ...]


@dataclass(frozen=True)
class Series:
    """The values of one row of a chart, one a category; None prints as «нет данных»."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """Bars by category, always followed by a table with the same figures (which is all that Word gets)."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""


@dataclass(frozen=True)
class QrCode:
    """An address or text as a QR code at the right, with a line of explanation."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Slip:
    """One slip to cut off: whom it is for, what to do, and the code in large letters."""

    title: str
    lines: tuple[str, ...]
    code: str = ""
    qr: str = ""


@dataclass(frozen=True)
class Slips:
    """Slips with cut lines, six on a page."""

    slips: tuple[Slip, ...]


@dataclass(frozen=True)
class Spacer:
    """Empty height in millimetres."""

    mm: float = 5


@dataclass(frozen=True)
class PageBreak:
    """The next block begins a new page."""


Block = (
    Paragraph
    | Heading
    | Table
    | Listing
    | Checklist
    | SignatureLine
    | Grifs
    | Chart
    | QrCode
    | Slips
    | Spacer
    | PageBreak
)


@dataclass(frozen=True)
class Letterhead:
    """The head of the organization: full name, short name, place (left empty when the name tells it).

    In a `corner` it stands at the left, 8 cm wide, as an angular stamp does; else in the middle of the page.
    """

    full_name: str
    short_name: str = ""
    place: str = ""
    corner: bool = False


@dataclass(frozen=True)
class Item:
    """An item of an order without its number; items below it are numbered 1.1., 1.2. …; a table follows the text."""

    text: str
    subitems: tuple[Item, ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class Signature:
    """Who signs: «Директор школы», «М. П. Иванова» (initials before the family name)."""

    post: str
    name: str


@dataclass(frozen=True)
class Annex:
    """An annex on a new page; its head «Приложение № 2 / к приказу от … № …» is worded from the document."""

    title: str = ""
    blocks: tuple[Block, ...] = ()
    landscape: bool = False


@dataclass(frozen=True)
class AcquaintanceRow:
    """One person of the sheet of acquaintance; an empty date and mark are left to be filled by hand."""

    name: str
    post: str = ""
    date: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Acquaintance:
    """The sheet «ознакомлены», on a page of its own at the end."""

    rows: tuple[AcquaintanceRow, ...]
    title: str = "Лист ознакомления"


@dataclass(frozen=True)
class PrintedDocument:
    """A paper from its first line to its last, in the order in which the fields stand here.

    `title` names the file and the PDF, it is not printed. A paper without `kind_title` (a consent, a slip) prints no
    line with date and number unless one of them is given. `refers_as` is how annexes and the sheet of acquaintance
    name the paper: in the dative («приказу» → «Приложение к приказу от …») and in the instrumental («приказом»).
    """

    title: str
    marks: tuple[str, ...] = ()  # «Проект», «Внесено с бумаги»: upper right corner of the first page
    grifs: Grifs | None = None
    letterhead: Letterhead | None = None
    addressee: tuple[str, ...] = ()  # «Директору МБОУ СОШ № 100», «Ивановой М. П.»: upper right
    kind_title: str = ""
    numbered: bool = True  # whether date and number print (as blanks when empty) below `kind_title`
    date: str = ""
    number: str = ""
    heading: str = ""
    preamble: str = ""
    resolution: str = ""
    items: tuple[Item, ...] = ()
    body: tuple[Block, ...] = ()
    basis: str = ""  # «Основание: письменные согласия …»
    signature: Signature | None = None
    executor: str = ""
    qr: QrCode | None = None
    annexes: tuple[Annex, ...] = ()
    acquaintance: Acquaintance | None = None
    refers_as: tuple[str, str] = ("приказу", "приказом")
    left_margin: Literal[20, 30] = 20  # 30 mm when it is kept for more than ten years
    landscape: bool = False
    font_size: Literal[12, 13, 14] = 13


_PARTS = (
    *(Paragraph, Heading, Table, Listing, Check, Checklist, SignatureLine, Grif, Grifs, Series, Chart, QrCode),
    *(Slip, Slips, Spacer, PageBreak, Letterhead, Item, Signature, Annex, AcquaintanceRow, Acquaintance),
    PrintedDocument,
)
_BY_NAME: dict[str, type] = {part.__name__: part for part in _PARTS}


def to_json(document: PrintedDocument) -> str:
    """The document as JSON text, always the same for the same document: this is what gets frozen and hashed."""
    return json.dumps(_plain(document), ensure_ascii=False, separators=(",", ":"))


def from_json(stored: str) -> PrintedDocument:
    """The document that `to_json` wrote; PrintingError when it is something else."""
    try:
        document = _part(json.loads(stored))
    except (KeyError, RecursionError, TypeError, ValueError) as error:
        raise PrintingError("Сохранённый документ повреждён, напечатать его нельзя.") from error
    if not isinstance(document, PrintedDocument):
        raise PrintingError("Сохранённый документ повреждён, напечатать его нельзя.")
    return document


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        named = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"part": type(value).__name__, **named}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value


def _part(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_part(one) for one in value)
    if isinstance(value, dict):
        named = {name: _part(one) for name, one in value.items() if name != "part"}
        return _BY_NAME[value["part"]](**named)
    return value
