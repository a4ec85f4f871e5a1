"""Reads a list of pairs, or a bank in the columns of МР-42/02, which names the partner beside each person.

`read_pair_list` only reads; who these people are is decided by the import.
"""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from core.spreadsheets import Cell, Sheet, UnreadableFile, read_sheets
from pairs.rules import EndGround
from people.kinds.staff_cells import read_date
from people.kinds.staff_columns import cell_text, column_letter, plain_header
from registry.rules import MentoringForm

NUMBER, NAME, MENTOR, MENTEES, FORM = "number", "name", "mentor", "mentees", "form"
STARTED, ENDED, GROUND, ORDER, ORDER_DATE = "started", "ended", "ground", "order", "order_date"
HEADER_WITHIN_ROWS = 30

HEADERS = tuple(
    (re.compile(pattern), field)
    for pattern, field in (
        (r"место|желаемый|контакт|должност|ссылка|отзыв", None),
        (r"основание", GROUND),
        (r"дата.*приказ", ORDER_DATE),
        (r"приказ", ORDER),
        (r"(дата|начал).*(вхожд|начал|закрепл|пар)|^начало", STARTED),
        (r"дата.*(заверш|оконч|прекращ)|^окончание|^завершение", ENDED),
        (r"наставляем", MENTEES),
        (r"наставник", MENTOR),
        (r"^форма", FORM),
        (r"^(фио|ф и о|фамилия)", NAME),
        (r"^(№|n|номер)?( ?п ?п)?$", NUMBER),
    )
)
SEVERAL = re.compile(r"\s*(?:[;,\n]|\d+[.)])\s*")
NO_HEADER = (
    "Не нашли столбцы «Наставник» и «Наставляемый» (подойдёт и банк со столбцами «ФИО» и «ФИО наставляемых» "
    "или «ФИО наставника»). Добавьте строку с названиями столбцов и загрузите файл снова."
)
NOBODY = "Под названиями столбцов нет ни одной пары. Проверьте, тот ли файл выбран."
GROUND_WORDS = (
    ("увольн", EndGround.LEFT),
    ("перевод", EndGround.TRANSFER),
    ("отпуск", EndGround.ABSENCE),
    ("отсутств", EndGround.ABSENCE),
    ("куратор", EndGround.CURATOR),
    ("ненадлеж", EndGround.CURATOR),
    ("инициатив", EndGround.INITIATIVE),
    ("желани", EndGround.INITIATIVE),
    ("полном объеме", EndGround.COMPLETED),
    ("выполнен", EndGround.COMPLETED),
    ("заверш", EndGround.COMPLETED),
)


@dataclass(frozen=True)
class PairRow:
    """One pair as written, with what is wrong in its cells. Dates are ISO, so that the row can wait as JSON."""

    row: int
    mentor: str
    mentees: tuple[str, ...]
    form: str = ""
    started_on: str = ""
    ended_on: str = ""
    ground: str = ""
    order_number: str = ""
    order_date: str = ""
    problems: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_plain(cls, stored: dict[str, Any]) -> Self:
        return cls(**stored | {"mentees": tuple(stored["mentees"]), "problems": tuple(stored["problems"])})


def read_pair_list(content: bytes, filename: str, *, today: date) -> list[PairRow]:
    """The pairs of an uploaded file; raises UnreadableFile with a sentence for the user."""
    for sheet in read_sheets(content, filename):
        header = _header(sheet)
        if header:
            rows = list(_rows(sheet, *header, today))
            if not rows:
                raise UnreadableFile(NOBODY)
            return rows
    raise UnreadableFile(NO_HEADER)


def _header(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The index of the header and its columns; a lone «ФИО» is the other side of the pair."""
    for index, cells in enumerate(sheet.rows[:HEADER_WITHIN_ROWS]):
        fields: dict[str, int] = {}
        for column, cell in enumerate(cells):
            field = _recognise(cell_text(cell))
            if field and field not in fields:
                fields[field] = column
        if NAME in fields:
            fields.setdefault(MENTOR if MENTEES in fields else MENTEES, fields[NAME])
        if MENTOR in fields and MENTEES in fields:
            return index, fields
    return None


def _recognise(text: str) -> str | None:
    words = plain_header(text)
    return next((field for pattern, field in HEADERS if words and pattern.search(words)), None)


def _rows(sheet: Sheet, header: int, fields: dict[str, int], today: date) -> Iterable[PairRow]:
    for index, cells in enumerate(sheet.rows[header + 1 :], start=header + 2):
        named = {field: cells[column] for field, column in fields.items() if column < len(cells)}
        row = _row(index, named, fields, today)
        if row is not None:
            yield row


def _row(index: int, cells: dict[str, Cell], fields: dict[str, int], today: date) -> PairRow | None:
    mentor, mentees = _name(cells.get(MENTOR, "")), _names(cells.get(MENTEES, ""))
    if not mentor or mentor.isdigit() or mentor.lower().startswith(("итог", "всего")):
        return None
    if not mentees:
        return None  # an entry of a bank without a pair
    problems: list[str] = []
    days = {}
    for field in (STARTED, ENDED, ORDER_DATE):
        read = read_date(cells.get(field, ""), today=today)
        if read.problem:
            problems.append(f"Столбец {column_letter(fields[field])}: {read.problem}")
        days[field] = read.value.isoformat() if read.value else ""
    if not days[STARTED]:
        problems.append("Не указана дата вхождения (начала работы пары).")
    number, when = _order(cell_text(cells.get(ORDER, "")), today)
    return PairRow(
        row=index,
        mentor=mentor,
        mentees=mentees,
        form=_form(cell_text(cells.get(FORM, ""))),
        started_on=days[STARTED],
        ended_on=days[ENDED],
        ground=_ground(cell_text(cells.get(GROUND, ""))),
        order_number=number,
        order_date=days[ORDER_DATE] or when,
        problems=tuple(problems),
    )


def _name(cell: Cell) -> str:
    return cell_text(cell).strip(" .,;")


def _names(cell: Cell) -> tuple[str, ...]:
    """Several mentees of a group stand on lines of their own, after commas, or numbered."""
    text = cell if isinstance(cell, str) else cell_text(cell)
    names = (" ".join(part.split()) for part in SEVERAL.split(text))
    return tuple(name for name in names if name.strip(" -–—"))


def _form(text: str) -> str:
    plain = plain_header(text)
    return next((form.value for form in MentoringForm if plain_header(form.label) == plain), "") if plain else ""


def _ground(text: str) -> str:
    plain = plain_header(text)
    return next((ground.value for word, ground in GROUND_WORDS if word in plain), "")


def _order(text: str, today: date) -> tuple[str, str]:
    """«№ 70-ОД от 01.09.2025», or the number alone."""
    number, _, rest = text.removeprefix("приказ").strip(" №").partition(" от ")
    read = read_date(rest, today=today) if rest else None
    return number.strip(" №,"), read.value.isoformat() if read and read.value else ""
