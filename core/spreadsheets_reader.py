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

import python_calamine

MEMORY = 600 * 1024 * 1024
CPU_SECONDS = 20

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
        answer = {"sheets": read(sys.stdin.buffer.read(), max_rows, max_columns, max_cells)}
    except python_calamine.PasswordError:
        answer = {"refused": "password"}
    except TooLargeError:
        answer = {"refused": "size"}
    except BaseException:  # a panic of calamine is no Exception
        answer = {"refused": "damaged"}
    json.dump(answer, sys.stdout)


def read(content: bytes, max_rows: int, max_columns: int, max_cells: int) -> list[dict[str, object]]:
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets: list[dict[str, object]] = []
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


def plain(cell: object) -> Value:
    """A date travels as a list of one string, since JSON has no dates; a truth value as the word Excel shows."""
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
