"""Reads a bank kept as a spreadsheet in the columns of МР-42/02; looks into no database."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from core.spreadsheets import Cell, Sheet, UnreadableFile, read_sheets
from core.text import plain
from people.kinds.staff_cells import is_nothing, read_date
from people.kinds.staff_columns import cell_text
from people.kinds.staff_names import read_full_name
from registry.rules import bank_columns as columns
from registry.rules.choices import MAX_HOURS, Bank, MentoringForm

HEADER_WITHIN = 20  # rows above the table: a title, an approval mark
LONGEST = {columns.CONTACTS: 200, columns.OF_GUARDIAN: 200, columns.WORKPLACE: 300, columns.DESIRED_AGE: 100}
NO_HEADER = (
    "Не нашли строку с названиями столбцов. Нужен столбец «ФИО» и рядом хотя бы ещё один столбец банка, "
    "например «Дата вхождения». Удобно начать с файла, который выгружает сам банк."
)
NOBODY = "Под названиями столбцов нет ни одной строки. Проверьте, тот ли файл выбран."
ALIASES = {  # how schools head the columns, besides their own titles; plain text without signs
    Bank.MENTORS: {
        columns.NAME: ("фио наставника", "фамилия имя отчество"),
        columns.CONTACTS: ("контактные данные", "контакты для связи"),
        columns.WORKPLACE: ("место работы", "место учебы", "место работы учебы наставника"),
        columns.COMPETENCES: ("компетенции", "основные компетенции наставника"),
        columns.ACHIEVEMENTS: ("важные для программы достижения", "достижения"),
        columns.INTERESTS: ("интересы наставника",),
        columns.DESIRED_AGE: ("желаемый возраст",),
        columns.HOURS: ("ресурс времени на программу наставничества", "время"),
        columns.ENTERED: ("дата вхождения в программу",),
        columns.MENTEES: ("фио наставляемого", "фио наставляемого наставляемых", "наставляемые"),
        columns.FORM: ("форма наставничества",),
        columns.MENTEE_PLACE: ("место работы учебы наставляемого",),
        columns.FINISHED: ("дата завершения программы",),
        columns.RESULTS: ("результаты программы",),
        columns.CASE_REVIEW: ("ссылка на кейс", "ссылка на кейс отзыв наставника"),
    },
    Bank.MENTEES: {
        columns.NAME: ("фио наставляемого", "фамилия имя отчество"),
        columns.OF_GUARDIAN: ("контакты", "контактные данные", "контактные данные для связи данные представителя"),
        columns.BIRTH_YEAR: ("год рождения наставляемого", "дата рождения"),
        columns.REQUEST: ("основной запрос наставляемого", "запрос"),
        columns.ENTERED: ("дата вхождения в программу",),
        columns.MENTOR: ("наставник",),
        columns.FORM: ("форма наставничества",),
        columns.MENTOR_PLACE: ("место работы учебы наставника",),
        columns.FINISHED: ("дата завершения программы",),
        columns.RESULTS: ("результаты программы",),
        columns.CASE: ("ссылка на кейс отзыв", "ссылка на кейс отзыв наставляемого"),
        columns.PASSED: ("отметка о прохождении программы",),
    },
}
NAMED_FORMS = {
    "учитель-учитель": MentoringForm.TEACHER_TEACHER,
    "воспитатель-воспитатель": MentoringForm.TEACHER_TEACHER,
    "руководитель-учитель": MentoringForm.HEAD_TEACHER,
}


@dataclass
class CellProblem:
    """What is wrong with one cell; a blocking one keeps the row out."""

    column: str
    text: str
    blocking: bool = False


@dataclass
class BankRow:
    """One line of the file. `values`: what an entry stores; `kept`: texts for which it has no field."""

    number: int
    name: str
    parts: tuple[str, str, str]
    birth_year: int | None = None
    entered_on: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    competences: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "BankRow":
        problems = [CellProblem(**problem) for problem in stored["problems"]]
        return cls(**(stored | {"parts": tuple(stored["parts"]), "problems": problems}))


def read_bank(content: bytes, filename: str, bank: Bank, *, today: date) -> list[BankRow]:
    """The first sheet with the bank's header. Raises UnreadableFile with a sentence for the user."""
    for sheet in read_sheets(content, filename):
        if found := find_header(sheet, bank):
            top, header = found
            rows = [_row(number, cells, header, bank, today) for number, cells in _filled(sheet, top)]
            if not rows:
                raise UnreadableFile(NOBODY)
            return rows
    raise UnreadableFile(NO_HEADER)


def find_header(sheet: Sheet, bank: Bank) -> tuple[int, dict[str, int]] | None:
    """The header's row (from 0) and the place of each column in it."""
    known = {_bare(title): title for title in columns.COLUMNS[bank]}
    known |= {alias: title for title, aliases in ALIASES[bank].items() for alias in aliases}
    for number, cells in enumerate(sheet.rows[:HEADER_WITHIN]):
        header: dict[str, int] = {}
        for place, cell in enumerate(cells):
            if title := known.get(_bare(cell_text(cell))):
                header.setdefault(title, place)
        if columns.NAME in header and len(header) > 1:
            return number, header
    return None


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w№]+", " ", plain(text).replace("ф.и.о", "фио")).split())


def _filled(sheet: Sheet, top: int) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    for number, cells in enumerate(sheet.rows[top + 1 :], start=top + 2):
        texts = [cell_text(cell) for cell in cells]
        is_count = all(text.isdigit() or not text for text in texts)  # «1 2 3 …» below the header, or nothing
        if not is_count:
            yield number, cells


def _row(number: int, cells: tuple[Cell, ...], header: dict[str, int], bank: Bank, today: date) -> BankRow:
    def cell(title: str) -> Cell:
        place = header.get(title, len(cells))
        return cells[place] if place < len(cells) else ""

    name = read_full_name(cell(columns.NAME))
    written = cell_text(cell(columns.NAME))
    row = BankRow(number, written, (name.family_name, name.given_name, name.patronymic))
    if not written:
        row.problems.append(CellProblem(columns.NAME, "В строке нет ФИО. Впишите его.", blocking=True))
    elif name.problem:
        row.problems.append(CellProblem(columns.NAME, name.problem, blocking=name.blocking))
    texts = {title: cell_text(cell(title)) for title in header}
    texts = {title: text for title, text in texts.items() if not is_nothing(text)}
    _entered(row, cell(columns.ENTERED), today)
    _form(row, texts.get(columns.FORM, ""))
    (_mentor if bank == Bank.MENTORS else _mentee)(row, texts)
    row.kept |= {title: texts[title] for title in columns.OF_PAIRS[bank] if title in texts}
    return row


def _entered(row: BankRow, cell: Cell, today: date) -> None:
    read = read_date(cell, today=today)
    if read.problem:
        row.problems.append(CellProblem(columns.ENTERED, f"{read.problem} Иначе запишем сегодняшний день."))
    elif read.value is not None and read.value > today:
        row.problems.append(CellProblem(columns.ENTERED, "Дата вхождения ещё не наступила.", blocking=True))
    elif read.value is not None:
        row.entered_on = read.value.isoformat()


def _form(row: BankRow, text: str) -> None:
    known = {_joined(label): code for code, label in MentoringForm.choices} | NAMED_FORMS
    found, unknown = [], []
    for part in filter(None, (part.strip() for part in re.split(r"[,;\n]", text))):
        code = known.get(_joined(part))
        found += [str(code)] if code else []
        unknown += [] if code else [part]
    if found:
        row.values["forms"] = [code for code in MentoringForm.values if code in found]
    if unknown:
        row.kept[columns.FORM] = ", ".join(unknown)
        row.problems.append(
            CellProblem(columns.FORM, f"Такой формы нет: «{', '.join(unknown)}». Сохраним как примечание на карточке.")
        )


def _joined(text: str) -> str:
    return re.sub(r"\s*[-–—‐‑]\s*", "-", plain(text)).strip(" «»\"'")


def _mentor(row: BankRow, texts: dict[str, str]) -> None:
    fields = {
        "contacts": columns.CONTACTS,
        "workplace": columns.WORKPLACE,
        "achievements": columns.ACHIEVEMENTS,
        "interests": columns.INTERESTS,
        "desired_age": columns.DESIRED_AGE,
    }
    _texts(row, texts, fields)
    row.competences = [part.strip() for part in re.split(r"[,;\n]", texts.get(columns.COMPETENCES, "")) if part.strip()]
    if text := texts.get(columns.HOURS):
        hours = hours_a_month(text)
        if hours is None:
            row.kept[columns.HOURS] = text
            row.problems.append(CellProblem(columns.HOURS, f"Не поняли «{text}». Сохраним как примечание на карточке."))
        else:
            row.values["hours_a_month"] = hours


def _mentee(row: BankRow, texts: dict[str, str]) -> None:
    _texts(row, texts, {"contacts": columns.OF_GUARDIAN, "request": columns.REQUEST})
    if text := texts.get(columns.BIRTH_YEAR):
        year = re.search(r"(19|20)\d\d", text)
        if year:
            row.birth_year = int(year[0])
        else:
            row.problems.append(CellProblem(columns.BIRTH_YEAR, f"Год рождения «{text}» не понят и не проверен."))


def _texts(row: BankRow, texts: dict[str, str], fields: dict[str, str]) -> None:
    for name, title in fields.items():
        if text := texts.get(title):
            longest = LONGEST.get(title, len(text))
            if len(text) > longest:
                row.kept[title] = text
                row.problems.append(CellProblem(title, f"Текст длиннее {longest} знаков: целиком он на карточке."))
            row.values[name] = text[:longest]


def hours_a_month(text: str) -> int | None:
    """«8», «8 ч. в месяц», «2 часа в неделю» (four weeks); None when it says neither."""
    found = re.fullmatch(r"(\d{1,3})\s*(ч\w*\.?)?\s*(?:(?:в|/)\s*(нед\w*|мес\w*)\.?)?", plain(text).strip(" ."))
    if not found:
        return None
    hours = int(found[1]) * (4 if (found[3] or "").startswith("нед") else 1)
    return hours if 1 <= hours <= MAX_HOURS else None
