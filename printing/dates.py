"""Dates in both forms that the standard allows, plurals, and words that agree with a person's sex."""

from datetime import date

from printing.cases import Sex

_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)


def numeric_date(day: date | None) -> str:
    """«17.06.2026»; empty when there is none."""
    return f"{day:%d.%m.%Y}" if day else ""


def long_date(day: date | None) -> str:
    """«17 июня 2026 г.»; empty when there is none."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} г." if day else ""


def plural(number: int, one: str, few: str, many: str) -> str:
    """The word that goes with the number: plural(22, "пара", "пары", "пар") is «пары»."""
    last, tens = abs(number) % 10, abs(number) % 100
    if last == 1 and tens != 11:
        return one
    return few if 2 <= last <= 4 and not 12 <= tens <= 14 else many


def counted(number: int, one: str, few: str, many: str) -> str:
    """The number with its word: «22 пары»."""
    return f"{number} {plural(number, one, few, many)}"


def agree(sex: Sex, male: str, female: str) -> str:
    """The form for the person's sex; with an unknown one «ознакомлен(а)»."""
    if sex:
        return male if sex == "m" else female
    return f"{male}({female.removeprefix(male)})" if female.startswith(male) else f"{male} / {female}"
