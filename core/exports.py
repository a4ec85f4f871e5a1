"""Lists as spreadsheets: what a person typed stays text, whatever it begins with."""

from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils.html import strip_tags
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ILLEGAL = {code: None for code in range(32) if code not in (9, 10, 13)}


def xlsx_bytes(header: list[str], rows: Any, *, title: str = "Список") -> bytes:
    """A workbook of one sheet. `rows` yields lists of str, int, float, date or None, one a column."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    for number, name in enumerate(header, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = max(12, min(40, len(name) + 4))
    sheet.freeze_panes = "A2"
    sheet.append([_text(sheet, name, bold=True) for name in header])
    for row in rows:
        sheet.append([_text(sheet, value) if isinstance(value, str) else value for value in row])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _text(sheet: Any, value: str, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=value.translate(ILLEGAL))
    cell.data_type = "s"  # never a formula: = + - @ are letters here
    if bold:
        cell.font = Font(bold=True)
    return cell


def xlsx_response(table: Any, name: str) -> HttpResponse:
    """A django-tables2 table as a file to save, without its button columns."""
    values = table.as_values(exclude_columns=[c.name for c in table.columns if c.column.exclude_from_export])
    header, *rows = [[_value(cell) for cell in row] for row in values]
    return attachment(xlsx_bytes(header, rows), f"{name}.xlsx", XLSX)


def _value(cell: Any) -> Any:
    if cell is None or isinstance(cell, int | float) or hasattr(cell, "isoformat"):
        return cell
    return strip_tags(str(cell))


def attachment(content: bytes, filename: str, content_type: str) -> HttpResponse:
    """A file to save, never shown inside the page."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition(filename)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def content_disposition(filename: str, *, inline: bool = False) -> str:
    """The header's value by RFC 6266, whatever letters the name has."""
    return content_disposition_header(not inline, filename.replace("\n", " ").replace("\r", " ")) or "attachment"
