"""Turns an uploaded spreadsheet into sheets of cells; trusts neither its name nor its bytes.

XLSX, XLS and ODS are read by calamine in a process of its own with limits of memory and time (spreadsheets_reader.py):
a damaged or hostile file can end that process but never this one. CSV is read here.
Formulas are never computed: a cell gives the value that was saved with it.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path, PurePath

from core.archives import check_archive

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELLS = 1_000_000
READ_SECONDS = 30


class DateCell(date):
    """A date; `shown_as` is the number format in which the sheet shows it, empty when that is not known."""

    shown_as = ""


Cell = str | float | date
READER = Path(__file__).with_name("spreadsheets_reader.py")

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
AS_XLSX = "Откройте файл в программе для таблиц и сохраните его как XLSX, затем загрузите снова."
DAMAGED = f"Файл повреждён или внутри него не таблица. {AS_XLSX}"
PROTECTED = "Файл защищён паролем. Снимите пароль, сохраните файл и загрузите снова."
TOO_LARGE = "В таблице слишком много строк или столбцов. Оставьте в файле только нужный список и загрузите снова."
OTHER_CONTENT = "Содержимое файла не соответствует расширению «{extension}». " + AS_XLSX
TEXT_DOCUMENT = (
    "Это текстовый документ, а нужна таблица. Скопируйте список в таблицу, сохраните как XLSX и загрузите снова."
)


class UnreadableFile(Exception):
    """The file cannot be read as a table; the text says in plain Russian what to do."""


@dataclass(frozen=True)
class Merge:
    """A merged range, all four numbers 1-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet as a grid that begins at A1; an empty cell is ``""``, a number is a float, a date is a date."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merges: tuple[Merge, ...] = ()


def read_sheets(content: bytes, filename: str) -> tuple[Sheet, ...]:
    """All visible sheets that are not empty, in their order; raises UnreadableFile."""
    if not content:
        raise UnreadableFile("Файл пуст. Проверьте, тот ли файл выбран, и загрузите снова.")
    if len(content) > MAX_BYTES:
        raise UnreadableFile("Файл больше 10 МБ. Оставьте в нём только нужный список и загрузите снова.")
    extension = PurePath(filename.replace("\\", "/")).suffix.lower()
    if extension in TEXT_DOCUMENTS:
        raise UnreadableFile(TEXT_DOCUMENT)
    if extension not in READERS:
        raise UnreadableFile("Такой файл прочитать нельзя. Сохраните список как XLSX и загрузите снова.")
    sheets = READERS[extension](content)
    if not sheets:
        raise UnreadableFile("В файле нет ни одной заполненной строки. Проверьте, тот ли файл выбран.")
    return sheets


def _xlsx(content: bytes) -> tuple[Sheet, ...]:
    if content.startswith(OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in content
        raise UnreadableFile(PROTECTED if encrypted else OTHER_CONTENT.format(extension=".xlsx"))
    if not content.startswith(ZIP):
        raise UnreadableFile(OTHER_CONTENT.format(extension=".xlsx"))
    names = _archive(content)
    if "word/document.xml" in names:
        raise UnreadableFile(TEXT_DOCUMENT)
    if not any(name.startswith("xl/") for name in names):
        raise UnreadableFile(OTHER_CONTENT.format(extension=".xlsx"))
    return _in_own_process(content)


def _ods(content: bytes) -> tuple[Sheet, ...]:
    if not content.startswith(ZIP):
        raise UnreadableFile(OTHER_CONTENT.format(extension=".ods"))
    if "content.xml" not in _archive(content):
        raise UnreadableFile(OTHER_CONTENT.format(extension=".ods"))
    return _in_own_process(content)


def _xls(content: bytes) -> tuple[Sheet, ...]:
    if not content.startswith(OLE):
        raise UnreadableFile(OTHER_CONTENT.format(extension=".xls"))
    if "WordDocument".encode("utf-16-le") in content:
        raise UnreadableFile(TEXT_DOCUMENT)
    return _in_own_process(content)


def _archive(content: bytes) -> frozenset[str]:
    names, problem = check_archive(content)
    if problem:
        raise UnreadableFile(problem)
    return names


def _in_own_process(content: bytes) -> tuple[Sheet, ...]:
    limits = [str(MAX_ROWS), str(MAX_COLUMNS), str(MAX_CELLS)]
    try:
        done = subprocess.run(  # noqa: S603 -- our own file, no shell, the upload goes in by stdin
            [sys.executable, "-I", str(READER), *limits],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=READ_SECONDS,
            check=True,
        )
        answer = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise UnreadableFile(DAMAGED) from error
    if reason := answer.get("refused"):
        raise UnreadableFile({"password": PROTECTED, "size": TOO_LARGE}.get(reason, DAMAGED))
    return tuple(
        Sheet(
            name=sheet["name"],
            rows=tuple(tuple(_cell(value) for value in row) for row in sheet["rows"]),
            merges=tuple(Merge(*numbers) for numbers in sheet["merges"]),
        )
        for sheet in answer["sheets"]
    )


def _cell(value: str | float | list[str]) -> Cell:
    if not isinstance(value, list):
        return value
    day = DateCell.fromisoformat(value[0])
    day.shown_as = "".join(value[1:])
    return day


def _csv(content: bytes) -> tuple[Sheet, ...]:
    if content.startswith((ZIP, OLE, b"%PDF", b"\x89PNG", b"\xff\xd8\xff")):
        raise UnreadableFile(OTHER_CONTENT.format(extension=".csv"))
    text = _decoded(content)
    if "\0" in text:
        raise UnreadableFile(OTHER_CONTENT.format(extension=".csv"))
    first, _, rest = text.partition("\n")
    if first.strip().lower() in {"sep=;", "sep=,", "sep=\t"}:
        text = f"\n{rest}"  # an empty line in its place keeps the numbers of the rows
    try:
        rows = _csv_rows(text, _delimiter(text))
    except csv.Error as error:
        raise UnreadableFile(DAMAGED) from error
    if len(rows) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in rows):
        raise UnreadableFile(TOO_LARGE)
    filled = any(cell for row in rows for cell in row)
    return (Sheet("", tuple(tuple(row) for row in rows)),) if filled else ()


def _decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with its mark, else the encoding of Russian Windows."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251", errors="replace")


def _delimiter(text: str) -> str:
    """The one that cuts the first rows into most cells: commas also stand inside cells, but less often."""
    return max(";,\t", key=lambda delimiter: sum(len(row) for row in _csv_rows(text, delimiter, at_most=50)))


def _csv_rows(text: str, delimiter: str, *, at_most: int = MAX_ROWS + 1) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[cell.strip() for cell in row] for row in islice(reader, at_most)]


READERS: dict[str, Callable[[bytes], tuple[Sheet, ...]]] = {".xlsx": _xlsx, ".xls": _xls, ".ods": _ods, ".csv": _csv}
TEXT_DOCUMENTS = {".doc", ".docx", ".odt", ".rtf", ".pdf", ".txt"}
