"""A workbook as lines and tables: what Excel turned into dates and numbers becomes words again."""

from datetime import date

from core.spreadsheets import Cell as Value
from core.spreadsheets import Merge, Sheet, read_sheets
from roadmap.rules.reading.blocks import Block, Cell, Row, Table, clean


def read(content: bytes, filename: str) -> list[Block]:
    """Each sheet is a table. Raises core.spreadsheets.UnreadableFile."""
    return [Table(_rows(sheet)) for sheet in read_sheets(content, filename)]


def _rows(sheet: Sheet) -> list[Row]:
    covered = _covered(sheet)
    rows: list[Row] = []
    for number, values in enumerate(sheet.rows, start=1):
        row: Row = []
        for column, value in enumerate(values, start=1):
            merge = covered.get((number, column))
            if merge is None:
                row.append(Cell(_words(value, column), column - 1))
            elif column == merge.left:
                above = number > merge.top
                text = "" if above else _words(value, column)
                row.append(Cell(text, column - 1, merge.right - merge.left + 1, above))
        rows.append(row)
    return rows


def _covered(sheet: Sheet) -> dict[tuple[int, int], Merge]:
    """Which merged range covers a place; one that reaches beyond the sheet is cut at its last cell."""
    widest = max((len(row) for row in sheet.rows), default=0)
    covered = {}
    for merge in sheet.merges:
        for row in range(merge.top, min(merge.bottom, len(sheet.rows)) + 1):
            for column in range(merge.left, min(merge.right, widest) + 1):
                covered[row, column] = merge
    return covered


def _words(value: Value, column: int) -> str:
    """«1.2» typed as a number comes as the second of January: in the first column it is a number again."""
    if isinstance(value, date):
        return f"{value.day}.{value.month}" if column == 1 else f"{value:%d.%m.%Y}"
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e6 else str(value)
    return clean(value)
