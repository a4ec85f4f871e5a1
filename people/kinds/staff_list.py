"""Reads a school's staff list: which rows are people, what is known of each, and what is wrong where.

``read_staff_list`` only reads. Nothing here looks into the database; what is new and what changed is decided by the
import, which takes ``StaffList.rows``. A row with a blocking problem (``is_faulty``) must not be imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from core.spreadsheets import Sheet, UnreadableFile, read_sheets
from people.kinds import staff_columns as columns
from people.kinds.staff_columns import Header, find_header
from people.kinds.staff_facts import StaffFactRow
from people.kinds.staff_lines import Line, lines_below
from people.kinds.staff_people import read_person, with_doubles_reported
from people.kinds.staff_rows import CellProblem, SkippedRow, StaffList, StaffRow

__all__ = ["CellProblem", "SkippedRow", "StaffFactRow", "StaffList", "StaffRow", "UnreadableFile", "read_staff_list"]

NO_HEADER = (
    "Не нашли строку с названиями столбцов. Нужен столбец «ФИО» (или «Фамилия», «Имя», «Отчество») и рядом хотя бы ещё "
    "один, например «Должность». Добавьте такую строку над списком и загрузите файл снова."
)
NOBODY = "Под названиями столбцов нет ни одной строки с человеком. Проверьте, тот ли файл выбран."


def read_staff_list(content: bytes, filename: str, *, today: date) -> StaffList:
    """The people of an uploaded file; raises UnreadableFile with a sentence for the user."""
    return find_staff_list(read_sheets(content, filename), today=today)


def find_staff_list(sheets: Iterable[Sheet], *, today: date) -> StaffList:
    """The people of the first sheet that has a staff header."""
    listed = [(sheet, header) for sheet in sheets if (header := find_header(sheet))]
    if not listed:
        raise UnreadableFile(NO_HEADER)
    sheet, header = listed[0]
    lines = lines_below(sheet, header)
    people = [read_person(line, header, today=today) for line in lines if line.is_person]
    if not people:
        raise UnreadableFile(NOBODY)
    others = [other.name for other, _ in listed[1:]]
    return StaffList(
        sheet=sheet.name,
        columns={
            header.texts[column]: field for field, column in header.fields.items() if field not in columns.CHECKED_ONLY
        },
        ignored_columns=header.ignored(),
        rows=tuple(with_doubles_reported(people, header)),
        problems=(*_file_problems(header, others), *_continuations(lines, header)),
        skipped=tuple(SkippedRow(line.number, line.text) for line in lines if not line.is_person),
    )


def _file_problems(header: Header, others: list[str]) -> Iterator[CellProblem]:
    if others:
        names = ", ".join(f"«{name}»" for name in others)
        text = f"Списки есть и на других листах: {names}. Они не прочитаны: загрузите каждый отдельным файлом."
        yield CellProblem(header.last_row, "", text, blocking=False)
    if columns.POST not in header.fields:
        text = "Нет столбца «Должность», поэтому должности не записаны. Добавьте столбец, если они нужны."
        yield CellProblem(header.last_row, "", text, blocking=False)


def _continuations(lines: list[Line], header: Header) -> Iterator[CellProblem]:
    for line in lines:
        if line.continues:
            text = (
                f"Имя объединено со строкой {line.continues}, поэтому эта строка не прочитана. "
                "Впишите второй предмет или должность в первую строку этого человека."
            )
            yield CellProblem(line.number, header.label(header.name_column), text, blocking=False)
