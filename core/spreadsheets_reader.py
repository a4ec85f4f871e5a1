"""Reads one spreadsheet from stdin and writes its cells as JSON to stdout; run alone, in a process of its own.

A few bytes can ask calamine for a grid of many gigabytes, which ends the process instead of raising; hence the limits
on memory and time and the separate process. Arguments: how many rows, columns and cells at most.
"""

import io
import json
import math
import resource
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import python_calamine
from openpyxl.cell.read_only import ReadOnlyCell

MEMORY = 600 * 1024 * 1024
CPU_SECONDS = 20
MAX_FORMATTED = 60_000  # cells of a workbook in which the formats of dates are looked up

Value = str | float | list[str]


class TooLargeError(Exception):
    """More rows, columns or cells than the caller allows."""


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    max_rows, max_columns, max_cells = map(int, sys.argv[1:])
    answer: dict[str, object]
    try:
        content = sys.stdin.buffer.read()
        sheets = read(content, max_rows, max_columns, max_cells)
        add_formats(content, sheets)
        answer = {"sheets": sheets}
    except python_calamine.PasswordError:
        answer = {"refused": "password"}
    except TooLargeError:
        answer = {"refused": "size"}
    except BaseException:  # a panic of calamine is no Exception
        answer = {"refused": "damaged"}
    json.dump(answer, sys.stdout)


def read(content: bytes, max_rows: int, max_columns: int, max_cells: int) -> list[dict[str, Any]]:
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets: list[dict[str, Any]] = []
    cells = 0
    for meta in workbook.sheets_metadata:
        if (
            meta.typ != python_calamine.SheetTypeEnum.WorkSheet
            or meta.visible != python_calamine.SheetVisibleEnum.Visible
        ):
            continue
        sheet = workbook.get_sheet_by_name(meta.name)
        if sheet.end is None:
            continue
        rows, columns = sheet.end[0] + 1, sheet.end[1] + 1
        cells += rows * columns
        if rows > max_rows or columns > max_columns or cells > max_cells:
            raise TooLargeError
        grid = [[plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        sheets.append({"name": meta.name, "rows": grid, "merges": merges(sheet)})
    return sheets


def add_formats(content: bytes, sheets: list[dict[str, Any]]) -> None:
    """Put to each date of an XLSX how it is shown: «01.09.2022» may read «сентябрь 2022» on the sheet."""
    cells = sum(len(row) for sheet in sheets for row in sheet["rows"])
    has_dates = any(isinstance(cell, list) for sheet in sheets for row in sheet["rows"] for cell in row)
    if not has_dates or cells > MAX_FORMATTED or not content.startswith(b"PK"):
        return
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        for sheet in sheets:
            for row in workbook[sheet["name"]].iter_rows(max_row=len(sheet["rows"])):
                for cell in row:
                    if isinstance(cell, ReadOnlyCell):  # an empty one has no place
                        _add_format(sheet["rows"], cell)
    except Exception:
        return


def _add_format(rows: list[list[Any]], cell: ReadOnlyCell) -> None:
    row, column = cell.row - 1, cell.column - 1
    if row < len(rows) and column < len(rows[row]) and isinstance(rows[row][column], list):
        rows[row][column].append(cell.number_format)


def plain(cell: object) -> Value:
    """A date travels as a list with its format, if known, for JSON has none; a truth value as Excel shows it."""
    if isinstance(cell, bool):
        return "ИСТИНА" if cell else "ЛОЖЬ"
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else ""
    if isinstance(cell, datetime):
        return [cell.date().isoformat()]
    if isinstance(cell, date):
        return [cell.isoformat()]
    if isinstance(cell, time | timedelta):
        return str(cell)
    return str(cell).strip()


def merges(sheet: python_calamine.CalamineSheet) -> list[tuple[int, int, int, int]]:
    return [
        (top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]


if __name__ == "__main__":
    main()
