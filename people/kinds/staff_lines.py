"""Tells the people of a staff list from its sections, totals, signatures, vacancies and repeated headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.spreadsheets import Cell, Merge, Sheet
from people.kinds import staff_columns as columns
from people.kinds.staff_cells import is_nothing
from people.kinds.staff_columns import Header, cell_text, is_name_header
from people.kinds.staff_names import PATRONYMIC_TAILS, looks_like_a_name

WIDE = 3  # columns under one text: a section, not a cell

TOTAL = re.compile(r"^(итого|итог|всего|в том числе|из них)\b", re.IGNORECASE)
SIGNATURE = re.compile(
    r"^(директор|заведующ|руководител|исполнител|исп\.|секретар|делопроизводител|специалист по|инспектор|начальник"
    r"|и\. ?о\.|м\. ?п\.|составил|ответственн|примечани|подпись|дата составлени|зам\.|заместител)",
    re.IGNORECASE,
)
VACANCY = re.compile(r"ваканси|вакант", re.IGNORECASE)
SECTION_WORDS = re.compile(
    r"учител|педагог|администрац|воспитател|специалист|персонал|класс|работник|сотрудник|совместител|кафедр"
    r"|методическ|объединени|\bмо\b|\bшмо\b|декрет|отпуск|отдел|служ|прочи|группа|корпус|школа|логопед|преподавател"
    r"|руководств|уволен|филиал",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """One filled row below the header; ``section`` is the text of the section row above it."""

    number: int
    cells: tuple[Cell, ...]
    text: str
    is_person: bool
    section: str = ""
    continues: int = 0  # the row whose person this one continues, by a name merged over both

    def cell(self, column: int | None) -> Cell:
        return self.cells[column] if column is not None and column < len(self.cells) else ""


def lines_below(sheet: Sheet, header: Header) -> list[Line]:
    return list(_lines(sheet, header))


def _lines(sheet: Sheet, header: Header) -> Iterator[Line]:
    section = ""
    spread = _spread(sheet, header)
    continued = _continued(sheet, header)
    wide = {merge.top for merge in sheet.merges if merge.right - merge.left + 1 >= WIDE}
    for number in range(header.last_row + 1, len(sheet.rows) + 1):
        cells = tuple(spread.get((number, column), cell) for column, cell in enumerate(sheet.rows[number - 1]))
        texts = {column: text for column, cell in enumerate(cells) if not is_nothing(text := cell_text(cell))}
        if _is_blank(texts, header):
            continue
        text = " ".join(texts.values())
        if number in continued:
            yield Line(number, cells, text, is_person=False, continues=continued[number])
        elif _is_section(texts, header, is_wide=number in wide):
            section = text
            yield Line(number, cells, text, is_person=False)
        elif _is_aside(texts, header):
            yield Line(number, cells, text, is_person=False)
        else:
            yield Line(number, cells, text, is_person=True, section=section)


def _spread(sheet: Sheet, header: Header) -> dict[tuple[int, int], Cell]:
    """The text of a cell merged downwards («учитель» beside three people) for each of its rows."""
    values: dict[tuple[int, int], Cell] = {}
    for merge, rows in _downward(sheet, header):
        source = sheet.rows[merge.top - 1]
        column = merge.left - 1
        if column < len(source) and column != header.name_column:
            values |= {(row, column): source[column] for row in rows}
    return values


def _continued(sheet: Sheet, header: Header) -> dict[int, int]:
    return {
        row: merge.top
        for merge, rows in _downward(sheet, header)
        if merge.left - 1 == header.name_column
        for row in rows
        if row > merge.top
    }


def _downward(sheet: Sheet, header: Header) -> Iterator[tuple[Merge, range]]:
    for merge in sheet.merges:
        if merge.left == merge.right and merge.bottom > merge.top > header.last_row:
            yield merge, range(merge.top, min(merge.bottom, len(sheet.rows)) + 1)


def _is_blank(texts: dict[int, str], header: Header) -> bool:
    """Empty, or numbered in advance and never filled."""
    number = header.fields.get(columns.NUMBER)
    return all(column == number and re.fullmatch(r"\d+\.?", text) for column, text in texts.items())


def _is_section(texts: dict[int, str], header: Header, *, is_wide: bool) -> bool:
    """A lone text that is no name; a lone value elsewhere than in the column of names is handled as an aside."""
    alone = _without_number(texts, header)
    if len(set(alone.values())) != 1:
        return False
    column, text = next(iter(alone.items()))
    if re.search(r"[<>=\d@]", text) and not SECTION_WORDS.search(text):
        return False
    if TOTAL.search(text) or SIGNATURE.search(text) or VACANCY.search(text):
        return False
    if is_wide or column not in header.fields.values():
        return True
    if column != header.name_column or is_name_header(text):
        return False
    return _reads_like_a_title(text)


def _reads_like_a_title(text: str) -> bool:
    if SECTION_WORDS.search(text):
        return True
    words = text.split()
    if looks_like_a_name(text) or words[-1].lower().endswith(PATRONYMIC_TAILS):
        return False
    return len(words) > 1 and any(word[0].islower() for word in words[1:])


def _is_aside(texts: dict[int, str], header: Header) -> bool:
    """A total, a signature, a vacancy, a header printed again, a row of column numbers, a lone value without a name."""
    name = texts.get(header.name_column, "")
    if SIGNATURE.search(texts.get(header.fields.get(columns.NUMBER, -1), "")):
        return True
    if looks_like_a_name(name):
        return False
    if "__" in " ".join(texts.values()) or any(TOTAL.search(text) for text in texts.values()):
        return True
    if is_name_header(name) or VACANCY.search(name) or SIGNATURE.search(name) or _counts_columns(texts):
        return True
    if name:
        return False
    post = header.fields.get(columns.POST)
    signed = any(SIGNATURE.search(text) for column, text in texts.items() if column != post)
    return signed or len(_without_number(texts, header)) == 1 or bool(VACANCY.search(" ".join(texts.values())))


def _without_number(texts: dict[int, str], header: Header) -> dict[int, str]:
    number = header.fields.get(columns.NUMBER)
    return {column: text for column, text in texts.items() if column != number or not re.fullmatch(r"\d+\.?", text)}


def _counts_columns(texts: dict[int, str]) -> bool:
    """«1 2 3 4 5» under the header of a printed form."""
    return len(texts) >= 3 and all(text == str(place) for place, text in enumerate(texts.values(), 1))
