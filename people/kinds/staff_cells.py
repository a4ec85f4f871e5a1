"""Reads single cells of a staff list as schools write them: experience, dates, category, contacts.

Every reader takes a cell and returns ``Read``: the value and, when something is wrong, what and what to do about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from core.spreadsheets import Cell
from people.kinds.staff_columns import cell_text

MIN_AGE, MAX_AGE = 14, 100
MAX_EXPERIENCE_YEARS = 80
TEXT_LENGTH = 200
SUBJECTS_LENGTH = 300
PHONE_LENGTH = 30
EMAIL_LENGTH = 254

HIGHEST, FIRST, CONFORMITY, NONE = "highest", "first", "conformity", "none"

Value = TypeVar("Value")


@dataclass(frozen=True)
class Read(Generic[Value]):
    """A value read from a cell; a blocking problem keeps the whole row out until the file is mended."""

    value: Value
    problem: str = ""
    blocking: bool = False


def quoted(text: str) -> str:
    return f"«{text[:40]}…»" if len(text) > 40 else f"«{text}»"


def is_nothing(text: str) -> bool:
    """An empty cell or the dash that stands for one."""
    return not text.strip(" -–—_.")


MARKUP = re.compile(r"[<>{}]|^[=@+|]|^-\s*\w+\(|\|'")
MARKUP_PROBLEM = "В ячейке {text} знаки формулы или разметки. Замените их обычным текстом."


def read_text(cell: Cell) -> Read[str]:
    """Words of a post or a note; signs of a formula or markup are reported, never removed in silence."""
    text = cell_text(cell)
    if is_nothing(text):
        return Read("")
    if MARKUP.search(text):
        return Read(text[:TEXT_LENGTH], MARKUP_PROBLEM.format(text=quoted(text)), blocking=True)
    if len(text) > TEXT_LENGTH:
        return Read(text[:TEXT_LENGTH], f"Текст длиннее {TEXT_LENGTH} знаков. Сократите его.", blocking=True)
    return Read(text)


def read_subjects(cell: Cell) -> Read[tuple[str, ...]]:
    """«химия, биология» or one a line; the same subject twice counts once."""
    parts = re.split(r"[,;/\n]", cell) if isinstance(cell, str) else [cell_text(cell)]
    reads = [read_text(part.strip(" .")) for part in parts]
    problem = next((read for read in reads if read.problem), None)
    subjects = {
        read.value.lower(): read.value for read in reversed(reads) if read.value and read.value.lower() != "нет"
    }
    values = tuple(reversed(subjects.values()))
    if problem:
        return Read(values, problem.problem, problem.blocking)
    if len("; ".join(values)) > SUBJECTS_LENGTH:
        return Read((), f"Перечень предметов длиннее {SUBJECTS_LENGTH} знаков. Сократите его.", blocking=True)
    return Read(values)


# Experience

YEARS = r"(\d+(?:[.,]\d+)?)\s*(?:полных\s*)?(?:лет|года|год|г|л)(?![а-я])\.?"
MONTHS = r"(\d+)\s*(?:месяцев|месяца|месяц|мес|м)(?![а-я])\.?"
DAYS = r"(\d+)\s*(?:дней|день|дня|дн|д)(?![а-я])\.?"
EXPERIENCE = re.compile(rf"(?:{YEARS})?\s*,?\s*(?:и\s)?\s*(?:{MONTHS})?\s*,?\s*(?:и\s)?\s*(?:{DAYS})?")
UNDER_A_YEAR = re.compile(r"(менее|меньше|до|<)\s*(1\s*|одного\s*)?(года?)")
NO_EXPERIENCE = re.compile(r"(нет|без стажа|отсутствует|нет стажа|не имеет|б/с)\.?")
SPELLING = "Напишите число лет, например 18 или «4 г. 6 мес.»."


def read_experience(cell: Cell) -> Read[int | None]:
    """Experience in whole months; «менее года» and «нет» are 0, an empty cell is unknown."""
    if isinstance(cell, date):
        return Read(None, f"Вместо стажа стоит дата {cell_text(cell)}. {SPELLING}", blocking=True)
    text = re.sub(r"\(.*?\)", "", cell_text(cell)).strip().lower().replace("ё", "е")
    if is_nothing(text):
        return Read(None)
    months = _months(text)
    if months is None:
        if re.fullmatch(r"[-–−]\s*\d.*", text):
            return Read(None, f"Стаж {quoted(text)} меньше нуля. {SPELLING}", blocking=True)
        return Read(None, f"Стаж {quoted(cell_text(cell))} не понят. {SPELLING}", blocking=True)
    if months > MAX_EXPERIENCE_YEARS * 12:
        return Read(None, f"Стаж {quoted(text)} больше {MAX_EXPERIENCE_YEARS} лет. {SPELLING}", blocking=True)
    return Read(months)


def _months(text: str) -> int | None:
    if UNDER_A_YEAR.fullmatch(text) or NO_EXPERIENCE.fullmatch(text):
        return 0
    if re.fullmatch(r"\d{1,4}([.,]\d{1,10})?", text, re.ASCII):
        return round(float(text.replace(",", ".")) * 12)
    found = EXPERIENCE.fullmatch(text)
    if not found or not any(found.groups()):
        return None
    years, months, _ = found.groups()
    if len(years or "") > 6 or len(months or "") > 4:
        return None
    return round(float((years or "0").replace(",", ".")) * 12) + int(months or 0)


def read_both_experiences(cell: Cell) -> Read[int | None]:
    """«27/25» below «Стаж общий / педагогический»: the second is meant."""
    if isinstance(cell, str) and "/" in cell:
        return read_experience(cell.rpartition("/")[2])
    if isinstance(cell, str) and is_nothing(cell):
        return Read(None)
    return Read(
        None, "В ячейке одно число, а столбец назван двумя. Напишите общий и педагогический стаж через «/».", True
    )


# Dates

MONTH_NAMES = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
FIRST_EXCEL_DAY = date(1899, 12, 30)
SERIAL = re.compile(r"[1-7]\d{4}", re.ASCII)  # 1927 to 2119
DAY_FIRST = re.compile(r"(\d{1,2})[./\-](\d{1,2})[./\-](\d{4}|\d{2})", re.ASCII)
YEAR_FIRST = re.compile(r"(\d{4})[./\-](\d{1,2})[./\-](\d{1,2})(?:[ t]\d{1,2}:\d\d.*)?", re.ASCII)
IN_WORDS = re.compile(r"«?(\d{1,2})»?\s+([а-я]{3,9})\.?\s+(\d{4})", re.ASCII)
YEAR_ALONE = re.compile(r"(19|20)\d\d", re.ASCII)
DATE_SPELLING = "Напишите дату так: 01.09.2020."


def read_date(cell: Cell, *, today: date) -> Read[date | None]:
    """«01.09.2020», «2020-09-01», «1 сентября 2020 г.», a date of the program or its number of days."""
    if isinstance(cell, date):
        return Read(cell)
    text = re.sub(r"\s*(года?|г)\.?$", "", cell_text(cell).lower()).strip(" .,")
    if is_nothing(text):
        return Read(None)
    if SERIAL.fullmatch(text):
        return Read(FIRST_EXCEL_DAY + timedelta(days=int(text)))
    numbers = _date_numbers(text, today)
    if numbers is None:
        return Read(None, f"Дата {quoted(cell_text(cell))} не понята. {DATE_SPELLING}", blocking=True)
    try:
        return Read(date(*numbers))
    except ValueError:
        return Read(None, f"Такой даты нет: {quoted(cell_text(cell))}. {DATE_SPELLING}", blocking=True)


def _date_numbers(text: str, today: date) -> tuple[int, int, int] | None:
    if found := DAY_FIRST.fullmatch(text):
        return _full_year(found[3], today), int(found[2]), int(found[1])
    if found := YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := IN_WORDS.fullmatch(text):
        month = next((n for n, start in enumerate(MONTH_NAMES, 1) if found[2].startswith(start)), 0)
        return (int(found[3]), month, int(found[1])) if month else None
    return None


def _full_year(year: str, today: date) -> int:
    """«.74» is 1974 and «.04» is 2004: the last such year that is not in the future."""
    if len(year) == 4:
        return int(year)
    century = today.year - today.year % 100
    return century + int(year) - (100 if century + int(year) > today.year else 0)


def read_birth_date(cell: Cell, *, today: date) -> Read[date | None]:
    """A date of birth of somebody who may work in a school; a year alone is told apart from a date."""
    text = re.sub(r"\s*(года?|г)\.?$", "", cell_text(cell).lower()).strip(" .,")
    if not isinstance(cell, date) and YEAR_ALONE.fullmatch(text):
        return Read(None, f"Указан только год рождения {text}, он не записан. Впишите дату целиком, если она нужна.")
    read = read_date(cell, today=today)
    if read.value is None:
        return read
    if read.value > today:
        return Read(None, f"Дата рождения {cell_text(read.value)} ещё не наступила. Исправьте дату.", blocking=True)
    age = age_on(today, born=read.value)
    if not MIN_AGE <= age <= MAX_AGE:
        problem = f"По дате рождения {cell_text(read.value)} возраст получается {age}. Исправьте дату."
        return Read(None, problem, blocking=True)
    return read


def age_on(day: date, *, born: date) -> int:
    """Full years of age."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


# Category, sex

CATEGORIES: tuple[tuple[str, str], ...] = (
    (r"не (имеет|аттест|соотв|присво|уст)|^(нет|отсутству\w+|0)$", NONE),
    (r"высш|^в\.? ?/? ?к(в|ат)?\b|педагог.?(методист|наставник)", HIGHEST),
    (r"перв|^1\b|^[iі]\b|\b1(-?я)? ?(кв|кат)", FIRST),
    (r"соотв|\bс\.? ?з\.? ?д\b|\bс\.? ?з\.? ?п\b", CONFORMITY),
    (r"\bб\.? ?/ ?к|без\b|молод\w+ (специалист|педагог|учитель)|^м\.? ?/? ?с\.?$", NONE),
)


def read_category(cell: Cell) -> Read[str]:
    """The code of a qualification category; «молодой специалист» is a status, so without a category."""
    text = cell_text(cell)
    if is_nothing(text):
        return Read("")
    plain = text.lower().replace("ё", "е").strip()
    code = next((code for pattern, code in CATEGORIES if re.search(pattern, plain)), "")
    if not code:
        return Read(
            "", f"Категория {quoted(text)} не понята и не записана. Напишите «высшая», «первая» или «без категории»."
        )
    return Read(code)


def read_sex(cell: Cell) -> Read[str]:
    text = cell_text(cell).lower().strip(" .")
    if is_nothing(text):
        return Read("")
    if re.fullmatch(r"м|муж|мужской|мужчина|m", text):
        return Read("m")
    if re.fullmatch(r"ж|жен|женский|женщина|f", text):
        return Read("f")
    return Read("", f"Пол {quoted(cell_text(cell))} не понят. Напишите «м» или «ж».")


# Contacts

valid_email = EmailValidator()


def read_email(cell: Cell) -> Read[str]:
    """One address in lower case; of several the first is taken."""
    text = cell_text(cell)
    if is_nothing(text) or text.lower() in {"нет", "отсутствует"}:
        return Read("")
    first, *more = [part for part in re.split(r"[\s,;]+", text.removeprefix("mailto:")) if part] or [""]
    try:
        valid_email(first)
    except ValidationError:
        return Read("", f"Адрес {quoted(text)} не похож на электронную почту. Исправьте его или очистите ячейку.", True)
    if len(first) > EMAIL_LENGTH:
        return Read("", f"Адрес {quoted(text)} слишком длинный. Исправьте его или очистите ячейку.", True)
    if more:
        return Read(first.lower(), f"В ячейке несколько адресов, записан первый: {first.lower()}.")
    return Read(first.lower())


def read_phone(cell: Cell) -> Read[str]:
    """A number as +79140000003; what is no full number is kept as written and reported."""
    text = cell_text(cell)
    if is_nothing(text) or text.lower() in {"нет", "отсутствует"}:
        return Read("")
    first, *more = [part for part in re.split(r"[,;\n]|\s/\s", text) if part.strip()] or [""]
    number = _phone(first)
    if not number:
        if re.search(r"[^\d\s()+\-–.,;/]", re.sub(r"доб|вн|тел", "", text.lower())):
            return Read("", f"Телефон {quoted(text)} не понят и не записан. Напишите его так: +7 914 000-00-00.")
        return Read(
            text[:PHONE_LENGTH], f"Телефон {quoted(text)} записан как есть: в нём не 11 цифр. Проверьте код города."
        )
    return Read(number, f"В ячейке несколько телефонов, записан первый: {number}.") if more else Read(number)


def _phone(text: str) -> str:
    try:
        number = phonenumbers.parse(text, "RU")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    digits = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{digits} доб. {number.extension}" if number.extension else digits
