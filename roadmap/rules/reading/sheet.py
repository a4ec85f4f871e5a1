"""A workbook as lines and tables: what Excel turned into dates and numbers becomes words again."""

import re
from datetime import date

from core.spreadsheets import Cell as Value
from core.spreadsheets import DateCell, Merge, Sheet, read_sheets
from roadmap.rules.reading.blocks import Block, Cell, Row, Table, clean
from roadmap.rules.readings import UNCLEAR_DAY
from roadmap.rules.terms.wording import MONTHS, OF_MONTH

SAID_ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')  # of a number format: quoted words, locale, escapes


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
        shown = shown_parts(value.shown_as) if isinstance(value, DateCell) else ""
        if column == 1 and (not shown or "d" in shown):
            return f"{value.day}.{value.month}"
        return date_words(value, shown)
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e6 else str(value)
    return clean(value)


def shown_parts(number_format: str) -> str:
    """Which of day, month and year the sheet shows, as letters of «dmy»; empty when the format is not known."""
    first = SAID_ASIDE.sub("", number_format.lower()).partition(";")[0]
    has_day = re.search(r"(?<!d)dd?(?!d)", first)  # three and four letters are the day of the week
    return ("d" if has_day else "") + "".join(letter for letter in "my" if letter in first)


def date_words(day: date, shown: str) -> str:
    """What stood on the sheet: a date behind «сентябрь 2022» is no day, one behind «1 сентября» has no year."""
    if shown == "dmy":
        return f"{day:%d.%m.%Y}"
    if shown == "my":
        return f"{MONTHS[day.month - 1]} {day.year}"
    if shown == "dm":
        return f"{day.day} {OF_MONTH[day.month - 1]}"
    if shown == "m":
        return MONTHS[day.month - 1]
    if shown == "y":
        return f"{day.year} г."
    return f"{day:%d.%m.%Y} {UNCLEAR_DAY}"
