"""Finds the header of a staff list and tells what each of its columns holds."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from core.spreadsheets import Cell, Sheet

HEADER_WITHIN_ROWS = 50
HEADER_LENGTH = 150

NUMBER, NOTE, SEX = "number", "note", "sex"
FULL_NAME, FAMILY_NAME, GIVEN_NAME, PATRONYMIC = "full_name", "family_name", "given_name", "patronymic"
BIRTH_DATE, POST, SUBJECTS, CATEGORY = "birth_date", "post", "subjects", "category"
TEACHING_EXPERIENCE, TOTAL_EXPERIENCE, BOTH_EXPERIENCES = "teaching_experience", "total_experience", "both_experiences"
EMAIL, PHONE, HIRED_ON, LEFT_ON = "email", "phone", "hired_on", "left_on"

NAME_FIELDS = frozenset({FULL_NAME, FAMILY_NAME, GIVEN_NAME, PATRONYMIC})
CHECKED_ONLY = frozenset({NUMBER, TOTAL_EXPERIENCE})  # read to check other cells, kept nowhere

# The first pattern found in a header decides; where two columns mean one field, the lower rank is taken.
# None: a header that resembles a known one but means something else.
HEADERS: tuple[tuple[str, str | None, int], ...] = (
    (r"^(№|n|no|номер)?( ?п ?п)?$", NUMBER, 0),
    (r"^(фио|ф и о)\b|^фамилия.*\b(имя|и о|инициалы)\b", FULL_NAME, 0),
    (r"^(педагогический )?(сотрудник|работник|педагог|учитель|преподаватель|воспитатель)и?$", FULL_NAME, 1),
    (r"^фамилия\b", FAMILY_NAME, 0),
    (r"^имя\b", GIVEN_NAME, 0),
    (r"^отчество\b", PATRONYMIC, 0),
    (r"место рождения|возраст", None, 0),
    (r"рожд|^д ?р$", BIRTH_DATE, 0),
    (r"(общ|труд).*пед.*стаж|стаж.*(общ|труд).*пед", BOTH_EXPERIENCES, 0),
    (r"(общ|труд).*стаж|стаж.*(общ|труд)", TOTAL_EXPERIENCE, 0),
    (r"пед.*стаж|стаж.*пед|^педстаж", TEACHING_EXPERIENCE, 0),
    (r"стаж.*специальност|опыт.*работы в профессиональной сфере", TEACHING_EXPERIENCE, 2),
    (r"^стаж( работы)?( лет| полных лет| в годах)?$", TEACHING_EXPERIENCE, 1),
    (r"стаж|выслуг", None, 0),
    (r"дата (приема|поступления|найма|трудоустройства|начала работы)|^принят|^прием на работу", HIRED_ON, 0),
    (r"дата (увольнения|выбытия)|^(уволен|выбыл)а?( с)?$", LEFT_ON, 0),
    (r"^(работает|в (должности|школе|организации|оо|учреждении)) с$|^начало работы", HIRED_ON, 1),
    (r"^(дата|срок|год|приказ|номер|№|действ|присво|оконч).*(категор|аттест)", None, 0),
    (r"категори.*(дата|срок|год|приказ)", CATEGORY, 2),
    (r"категори", CATEGORY, 0),
    (r"^(результаты? )?аттестаци[ия]$", CATEGORY, 1),
    (r"должност", POST, 0),
    (r"предмет|дисциплин", SUBJECTS, 0),
    (r"почтовый адрес", None, 0),
    (r"[eе] ?m[aа]il|емейл|имейл|почт", EMAIL, 0),
    (r"телефон|^тел\b|мобильный|сотовый", PHONE, 0),
    (r"^пол$", SEX, 0),
    (r"примечани|отметк|статус|состояни|комментари|движение", NOTE, 0),
)
KNOWN = tuple((re.compile(pattern), field, rank) for pattern, field, rank in HEADERS)


@dataclass(frozen=True)
class Header:
    """Where the header stands and what its columns hold; columns are counted from 0, rows from 1."""

    last_row: int
    fields: dict[str, int]  # field -> column
    texts: dict[int, str]  # column -> header as written

    @property
    def name_column(self) -> int:
        return self.fields[FULL_NAME] if FULL_NAME in self.fields else self.fields[FAMILY_NAME]

    def ignored(self) -> tuple[str, ...]:
        used = {column for field, column in self.fields.items() if field not in CHECKED_ONLY}
        return tuple(
            text
            for column, text in sorted(self.texts.items())
            if column not in used and column != self.fields.get(NUMBER)
        )

    def label(self, column: int) -> str:
        """How a problem names the column: its letter and its header."""
        text = self.texts.get(column)
        return f"{column_letter(column)} «{text}»" if text else column_letter(column)


def find_header(sheet: Sheet) -> Header | None:
    """The first row that names people and something else; a lone «ФИО» only where no such row is found."""
    candidates = [
        (texts, index + rows)
        for index in range(min(len(sheet.rows), HEADER_WITHIN_ROWS))
        for texts, rows in _candidates(sheet, index)
    ]
    headers = [header for texts, last_row in candidates if (header := _header(texts, last_row))]
    return next((header for header in headers if len(header.fields) > 1), headers[0] if headers else None)


def recognise(text: str) -> tuple[str | None, int]:
    """The field that a header means and the rank of the guess; no field for an unknown header."""
    words = plain_header(text)
    if not words or len(words) > HEADER_LENGTH:
        return None, 0
    return next(((field, rank) for pattern, field, rank in KNOWN if pattern.search(words)), (None, 0))


def is_name_header(text: str) -> bool:
    return recognise(text)[0] in {FULL_NAME, FAMILY_NAME}


def plain_header(text: str) -> str:
    """Lower case without ё, punctuation and line breaks: «Ф.И.О.» and «ф и о» are one header."""
    return " ".join(re.sub(r"[^\w№]|_", " ", text.lower().replace("ё", "е")).split())


def column_letter(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_text(cell: Cell) -> str:
    """A cell as one line of text: without invisible signs, a whole number without its «.0»."""
    if isinstance(cell, date):
        return cell.strftime("%d.%m.%Y")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    whole = unicodedata.normalize("NFC", INVISIBLE.sub("", cell))  # «й» of two signs, as some systems write it
    if not whole.isprintable():
        whole = "".join(sign if sign.isprintable() else " " for sign in whole)
    return " ".join(whole.split())


INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def _candidates(sheet: Sheet, index: int) -> list[tuple[dict[int, str], int]]:
    """The row as a header of two levels, if it looks like one, then as a header of its own."""
    single = {column: text for column, cell in enumerate(sheet.rows[index]) if (text := cell_text(cell))}
    double = _two_levels(sheet, index, single)
    return [*([(double, 2)] if double else []), (single, 1)]


def _two_levels(sheet: Sheet, index: int, top: dict[int, str]) -> dict[int, str]:
    """«Стаж» above «общий», «педагогический»: the texts joined; empty when the next row is no second level."""
    if len(set(top.values())) < 2 or index + 1 >= len(sheet.rows):
        return {}
    below = {column: text for column, cell in enumerate(sheet.rows[index + 1]) if (text := cell_text(cell))}
    groups = _groups(sheet, index, top, below)
    if not below or not set(below) <= set(groups) or any(re.search(r"\d", text) for text in below.values()):
        return {}
    joined = {column: _joined(groups[column], text) for column, text in below.items()}
    if not any(recognise(text)[0] for text in joined.values()):
        return {}
    return {**top, **joined}


def _groups(sheet: Sheet, index: int, top: dict[int, str], below: dict[int, str]) -> dict[int, str]:
    """The upper text of every column that belongs to a group: merged, or empty to the right of a text."""
    groups: dict[int, str] = {}
    for merge in sheet.merges:
        if merge.top == index + 1 and merge.right > merge.left:
            groups |= dict.fromkeys(range(merge.left - 1, merge.right), top.get(merge.left - 1, ""))
    for column in sorted(below):
        if column in groups or column in top:
            continue
        left = max((known for known in top if known < column), default=None)
        if left is not None:
            groups |= {left: top[left], column: top[left]}
    return groups


def _joined(upper: str, lower: str) -> str:
    return lower if recognise(lower)[0] else f"{upper} {lower}"


def _header(texts: dict[int, str], last_row: int) -> Header | None:
    best: dict[str, tuple[int, int]] = {}
    for column, text in sorted(texts.items()):
        field, rank = recognise(text)
        if field and (field not in best or rank < best[field][0]):
            best[field] = (rank, column)
    fields = {field: column for field, (_, column) in best.items()}
    if FAMILY_NAME in fields and GIVEN_NAME in fields:
        fields.pop(FULL_NAME, None)
    named = FULL_NAME in fields or FAMILY_NAME in fields
    others = set(fields) - {FULL_NAME, FAMILY_NAME}
    if not named or not (others or len(texts) == 1):
        return None
    if FULL_NAME not in fields and GIVEN_NAME not in fields:
        fields[FULL_NAME] = fields.pop(FAMILY_NAME)  # «Фамилия» alone above whole names
    return Header(last_row, fields, texts)
