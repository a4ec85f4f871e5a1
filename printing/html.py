"""A paper as HTML: a fragment for the screen, the same that becomes PDF. Every value is escaped."""

import re
from collections.abc import Iterable
from functools import singledispatch

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from core.text import unbroken
from printing import charts
from printing.document import PrintedDocument
from printing.flow import Beside, Code, CutOut, Grid, NewPage, Picture, Piece, Space, Spread, Text, flow
from printing.qr import qr_data_uri

SLIPS_ON_A_PAGE = 6
LONG_CELL = 300  # characters of a cell whose words break only where a break is marked: trying each letter takes minutes
_LONG_WORD = re.compile(r"\S{25}(?=\S)")
LONG = 2000  # characters: a text that may fill a page is tied to nothing, the engine would try for minutes
_HEADING_TAGS = {"kind": "h1", "annex-title": "h2", "h1": "h2", "h2": "h3", "h3": "h4"}


def to_html(document: PrintedDocument) -> SafeString:
    """The paper as one `<article class="paper">`, styled by `print.css`, to be shown on a page or made into PDF."""
    sheets: list[list[Piece]] = [[]]
    across = [document.landscape]
    for piece in flow(document):
        if isinstance(piece, NewPage):
            sheets.append([])
            across.append(piece.landscape)
        else:
            sheets[-1].append(piece)
    binding = "bound" if document.left_margin > 20 else "unbound"
    sections = _join(_sheet(pieces, turned) for pieces, turned in zip(sheets, across, strict=True) if pieces)
    return format_html(
        '<article class="paper {} size-{}" lang="ru">\n{}</article>\n', binding, document.font_size, sections
    )


def to_screen(document: PrintedDocument) -> SafeString:
    """The same fragment inside a page of the product: headings one level lower, no style attributes.

    The page's security policy refuses such attributes. Values are escaped already, so a tag here is one of ours.
    """
    html = re.sub(r"<(/?)h([1-4])\b", lambda tag: f"<{tag[1]}h{int(tag[2]) + 1}", to_html(document))
    html = re.sub(r'<col style="width:([\d.]+%)">', r'<col width="\1">', html)
    return SafeString(re.sub(r' style="[^"]*"', "", html))


def _sheet(pieces: list[Piece], landscape: bool) -> SafeString:
    return format_html('<section class="sheet{}">\n{}</section>\n', " across" if landscape else "", _drawn(pieces))


def _drawn(pieces: Iterable[Piece]) -> SafeString:
    return _join(_draw(piece) for piece in pieces)


def _join(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _broken(text: str) -> SafeString:
    """The text with its own line breaks and none within the number of a paper."""
    return format_html_join(mark_safe("<br>"), "{}", ((unbroken(line),) for line in text.split("\n")))


@singledispatch
def _draw(piece: object) -> SafeString:
    raise TypeError(piece)


@_draw.register
def _(piece: Text) -> SafeString:
    tag = _HEADING_TAGS.get(piece.style, "p")
    kept = " keep" if piece.keep_next and len(piece.text) < LONG else ""
    return format_html('<{} class="{}{}">{}</{}>\n', tag, piece.style, kept, _broken(piece.text), tag)


@_draw.register
def _(piece: Spread) -> SafeString:
    parts = format_html_join("\n", "<span>{}</span>", ((_broken(part),) for part in piece.parts))
    return format_html('<div class="spread {}">{}</div>\n', piece.style, parts)


@_draw.register
def _(piece: Grid) -> SafeString:
    table = piece.table
    total = sum(table.widths) or 1
    shares = format_html_join(
        "", '<col style="width:{}%">', ((f"{100 * width / total:.2f}",) for width in table.widths)
    )
    head = format_html_join("", '<th scope="col">{}</th>', ((_broken(name),) for name in table.columns))
    body = _join(
        _merged(row) if place in table.merged else _row(row, table.row_heads, table.centered)
        for place, row in enumerate(table.rows)
    )
    return format_html(
        "<table{}>{}{}<tbody>{}</tbody></table>\n",
        mark_safe(' class="small"') if table.small else "",
        format_html("<colgroup>{}</colgroup>", shares) if shares else "",
        format_html("<thead><tr>{}</tr></thead>", head) if head else "",
        body,
    )


def _merged(row: tuple[str, ...]) -> SafeString:
    return format_html('<tr><th scope="rowgroup" class="merged" colspan="{}">{}</th></tr>', len(row), _broken(row[0]))


def _row(row: tuple[str, ...], named: bool, centered: tuple[int, ...]) -> SafeString:
    cells = []
    for place, value in enumerate(row):
        name = _cell_class(value, place in centered)
        middle = format_html(' class="{}"', name) if name else ""
        value = _LONG_WORD.sub(lambda word: f"{word[0]}\u200b", value) if len(value) > LONG_CELL else value
        shape = '<th scope="row"{}>{}</th>' if named and place == 0 else "<td{}>{}</td>"
        cells.append(format_html(shape, middle, _broken(value)))
    return format_html("<tr>{}</tr>", _join(cells))


def _cell_class(value: str, centered: bool) -> str:
    return " ".join(["center"] * centered + ["long"] * (len(value) > LONG_CELL))


@_draw.register
def _(piece: Beside) -> SafeString:
    groups = []
    for group in piece.groups:
        lines = format_html_join("", "<p>{}</p>", ((_broken(line),) for line in group))
        groups.append(format_html('<div class="group">{}</div>', lines))
    return format_html('<div class="beside{}">{}</div>\n', "" if len(groups) > 1 else " alone", _join(groups))


@_draw.register
def _(piece: Code) -> SafeString:
    picture = format_html('<img src="{}" alt="QR-код">', qr_data_uri(piece.text))
    place = "qr-corner" if piece.cornered else "qr"
    return format_html('<div class="{}"><p>{}</p>{}</div>\n', place, _broken(piece.note), picture)


@_draw.register
def _(piece: Picture) -> SafeString:
    chart = piece.chart
    svg = charts.bar_svg(chart.categories, [(one.label, one.values) for one in chart.series])
    return format_html('<img class="chart" src="{}" alt="{}">\n', charts.data_uri(svg), chart.title)


@_draw.register
def _(piece: CutOut) -> SafeString:
    pages = []
    for start in range(0, len(piece.slips), SLIPS_ON_A_PAGE):
        slips = []
        for slip in piece.slips[start : start + SLIPS_ON_A_PAGE]:
            lines = format_html_join("", "<p>{}</p>", ((_broken(line),) for line in slip.lines))
            picture = format_html('<img src="{}" alt="QR-код">', qr_data_uri(slip.qr)) if slip.qr else ""
            code = format_html('<p class="code">{}</p>', slip.code) if slip.code else ""
            slips.append(
                format_html('<div class="slip">{}<p class="to">{}</p>{}{}</div>', picture, slip.title, lines, code)
            )
        pages.append(format_html('<div class="slips">{}</div>\n', _join(slips)))
    return _join(pages)


@_draw.register
def _(piece: Space) -> SafeString:
    return format_html('<div style="height:{}mm"></div>\n', f"{float(piece.mm):g}")
