"""A paper as a Word file: the same pieces as the PDF, in the same order, with the same words."""

from functools import singledispatch
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from printing.document import PrintedDocument
from printing.flow import Beside, Code, CutOut, Grid, NewPage, Picture, Piece, Space, Spread, Text, clean, flow
from printing.qr import qr_png
from printing.word_styles import FONT, SHAPES, Shape

TOP, RIGHT, BOTTOM = 20, 10, 20  # millimetres; the left margin is the document's
_SHORT, _LONG = 210, 297
_ALIGNS = {
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
}


def to_docx(document: PrintedDocument) -> bytes:
    """The paper as DOCX: A4, margins and page numbers by the standard, heads of tables repeated."""
    sheet = _Sheet(document)
    for piece in flow(document):
        _draw(piece, sheet)
    file = BytesIO()
    sheet.word.save(file)
    return file.getvalue()


class _Sheet:
    """The Word file as it grows, with what each piece has to know of its page."""

    def __init__(self, document: PrintedDocument) -> None:
        self.word: WordDocument = Document()
        self.left = document.left_margin
        self.size = document.font_size
        self.page_awaited = False
        self.word.core_properties.title = clean(document.title).replace("\xa0", " ")
        self.word.core_properties.language = "ru-RU"
        self.word.core_properties.author = self.word.core_properties.comments = ""
        _set_font(self.word.styles["Normal"], self.size)
        self._page(self.word.sections[0], landscape=document.landscape)
        self._number_pages(self.word.sections[0])

    @property
    def width(self) -> int:
        """Millimetres between the margins."""
        across = self.word.sections[-1].orientation == WD_ORIENT.LANDSCAPE
        return _LONG - TOP - BOTTOM if across else _SHORT - RIGHT - self.left

    def paragraph(self, text: str, style: str, *, keep_next: bool = False) -> Paragraph:
        """One paragraph in one of our styles («body strong small»)."""
        names = style.split()
        paragraph = self.word.add_paragraph()
        _shape(paragraph, SHAPES[names[0]], self.width)
        paragraph.paragraph_format.page_break_before = self.page_awaited or None
        self.page_awaited = False
        paragraph.paragraph_format.keep_with_next = keep_next or SHAPES[names[0]].keep_next
        run = _write(paragraph, text)
        run.bold = SHAPES[names[0]].bold or "strong" in names or None
        run.italic = SHAPES[names[0]].italic or None
        factor = 0.85 if "small" in names else SHAPES[names[0]].factor
        run.font.size = Pt(round(self.size * factor * 2) / 2)
        return paragraph

    def grid(self, rows: int, shares: tuple[float, ...], *, ruled: bool, padding: float = 0) -> WordTable:
        """A table of the page's width; `shares` are its columns, `padding` the millimetres above and below a text."""
        if self.page_awaited:
            self.gap()
        grid = self.word.add_table(rows, len(shares), style="Table Grid" if ruled else None)
        grid.alignment = WD_TABLE_ALIGNMENT.CENTER
        _set_widths(grid, shares, self.width)
        _pad(grid, padding)
        return grid

    def gap(self) -> None:
        """A low empty paragraph: two tables that touch would become one."""
        self.paragraph("", "plain").paragraph_format.line_spacing = Pt(6)

    def new_page(self, landscape: bool) -> None:
        """Begin a page; a section of its own only where the paper is turned."""
        turned = self.word.sections[-1].orientation == WD_ORIENT.LANDSCAPE
        if landscape == turned:
            self.page_awaited = True
            return
        section = self.word.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        self._page(section, landscape=landscape)

    def _page(self, section: Section, *, landscape: bool) -> None:
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        wide, high = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
        margins = (self.left, TOP, RIGHT, BOTTOM) if landscape else (TOP, RIGHT, BOTTOM, self.left)
        section.page_width, section.page_height = Mm(wide), Mm(high)
        section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Mm, margins)
        section.header_distance, section.footer_distance = Mm(10), Mm(2)

    def _number_pages(self, section: Section) -> None:
        section.different_first_page_header_footer = True
        header = section.header.paragraphs[0]
        header.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        header._p.append(field)


@singledispatch
def _draw(piece: Piece, sheet: _Sheet) -> None:
    raise TypeError(piece)


@_draw.register
def _(piece: Text, sheet: _Sheet) -> None:
    sheet.paragraph(piece.text, piece.style, keep_next=piece.keep_next)


@_draw.register
def _(piece: Spread, sheet: _Sheet) -> None:
    paragraph = sheet.paragraph("\t".join(piece.parts), piece.style, keep_next=piece.keep_next)
    paragraph.paragraph_format.keep_together = True
    last = len(piece.parts) - 1
    for place in range(1, last + 1):
        edge = WD_TAB_ALIGNMENT.RIGHT if place == last else WD_TAB_ALIGNMENT.CENTER
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(sheet.width * place / last), edge)


@_draw.register
def _(piece: Grid, sheet: _Sheet) -> None:
    table = piece.table
    rows = [table.columns, *table.rows] if table.columns else list(table.rows)
    grid = sheet.grid(len(rows), table.widths or (1,) * len(rows[0]), ruled=True, padding=0.7)
    size = sheet.size * (0.8 if table.small else 0.92)
    for place, (row, values) in enumerate(zip(grid.rows, rows, strict=True)):
        head = bool(table.columns) and place == 0
        _mark_row(row._tr, head=head)
        if place - bool(table.columns) in table.merged:
            _write_merged(row, values[0], size)
            continue
        for column, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            paragraph = cell.paragraphs[0]
            if head or column in table.centered:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _tighten(paragraph)
            run = _write(paragraph, value)
            run.bold, run.font.size = head or None, Pt(round(size * 2) / 2)
    sheet.gap()


def _write_merged(row: _Row, value: str, size: float) -> None:
    """One cell across the table, tied to the row below it."""
    cell = row.cells[0].merge(row.cells[-1])
    paragraph = cell.paragraphs[0]
    _tighten(paragraph)
    paragraph.paragraph_format.keep_with_next = True
    run = _write(paragraph, value)
    run.bold, run.font.size = True, Pt(round(size * 2) / 2)


@_draw.register
def _(piece: Beside, sheet: _Sheet) -> None:
    groups = piece.groups if len(piece.groups) > 1 else ((), *piece.groups)
    rows = (len(groups) + 1) // 2
    grid = sheet.grid(rows, (1, 1), ruled=False)
    for place, group in enumerate(groups):
        cell = grid.cell(place // 2, place % 2)
        _fill(cell, group)
    sheet.gap()


@_draw.register
def _(piece: Code, sheet: _Sheet) -> None:
    if piece.cornered:
        paragraph = sheet.word.sections[0].first_page_footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    else:
        paragraph = sheet.paragraph("", "right")
    _write(paragraph, piece.note + "  ").font.size = Pt(8)
    paragraph.add_run().add_picture(BytesIO(qr_png(piece.text)), width=Mm(16 if piece.cornered else 24))


@_draw.register
def _(piece: Picture, sheet: _Sheet) -> None:
    """Word takes no SVG: the table with the same figures follows at once."""


@_draw.register
def _(piece: CutOut, sheet: _Sheet) -> None:
    grid = sheet.grid((len(piece.slips) + 1) // 2, (1, 1), ruled=True, padding=5)
    for row in grid.rows:
        row.height = Mm(84)
        _mark_row(row._tr, head=False)
    for place, slip in enumerate(piece.slips):
        cell = grid.cell(place // 2, place % 2)
        _fill(cell, (slip.title, *slip.lines))
        cell.paragraphs[0].runs[0].bold = True
        if slip.code:
            code = _write(cell.add_paragraph(), slip.code)
            code.bold, code.font.size = True, Pt(17)
        if slip.qr:
            cell.add_paragraph().add_run().add_picture(BytesIO(qr_png(slip.qr)), width=Mm(24))


@_draw.register
def _(piece: Space, sheet: _Sheet) -> None:
    sheet.paragraph("", "plain").paragraph_format.space_after = Mm(piece.mm)


@_draw.register
def _(piece: NewPage, sheet: _Sheet) -> None:
    sheet.new_page(piece.landscape)


def _write(paragraph: Paragraph, text: str) -> Run:
    """The text as one run; its newlines become line breaks, its tabs stay tabs."""
    return paragraph.add_run(text)


def _fill(cell: _Cell, lines: tuple[str, ...]) -> None:
    for place, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        _tighten(paragraph)
        _write(paragraph, line)


def _tighten(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(0)


def _shape(paragraph: Paragraph, shape: Shape, width: int) -> None:
    layout = paragraph.paragraph_format
    layout.alignment = _ALIGNS[shape.align]
    layout.first_line_indent = Mm(12.5) if shape.indent else None
    if shape.width:
        layout.left_indent, layout.right_indent = (Mm(width - shape.width), None)[:: 1 if shape.at_right else -1]
    layout.space_before, layout.space_after = Mm(shape.before), Mm(shape.after)


def _set_font(style: ParagraphStyle, size: int) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ru-RU")
    style.element.get_or_add_rPr().append(language)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0


def _set_widths(grid: WordTable, shares: tuple[float, ...], width: int) -> None:
    grid.autofit = False
    total = sum(shares)
    for column, share in zip(grid.columns, shares, strict=True):
        column.width = Mm(width * share / total)
        for cell in column.cells:
            cell.width = Mm(width * share / total)


def _pad(grid: WordTable, padding: float) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(Mm(padding).twips)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    grid._tbl.tblPr.append(margins)


def _mark_row(row, *, head: bool) -> None:
    """A row stays whole; the head is repeated on each page."""
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
