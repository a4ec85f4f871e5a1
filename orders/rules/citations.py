"""How acts, annexes and organizations are named in the text of an order: what is always wrong, what is cited."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from orders.rules.numbers import LOOK_ALIKES

MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
DAY = rf"(?P<day>\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{4}}|[«\"]?\d{{1,2}}[»\"]?\s+(?:{MONTHS})\s+\d{{4}})"
NUMBER = r"№\s*(?P<number>[\w./–-]*\w(?:\s[–-]\s\w+)?)"
OF = rf"от\s+{DAY}\s*(?:г\.|года)?,?\s*{NUMBER}"
ANNEX_HEAD = re.compile(rf"приложени[а-яё]*(?:\s*№\s*\d+)?\s+к\s+(?:настоящему\s+)?приказу\s+{OF}", re.IGNORECASE)
ANNEX_NUMBER = re.compile(r"(?:согласно|в|см\.)\s+приложени[а-яё]*\s*№\s*(\d+)(?!\s*к\s)", re.IGNORECASE)
ACT = re.compile(
    rf"(?<![а-яё])(?P<word>приказ|распоряжени|постановлени|письм|закон|указ)[а-яё]*(?![а-яё])(?P<whose>[^;\n№]{{0,160}}?){OF}",
    re.IGNORECASE,
)
NOT_A_RESOLUTION = re.compile(r"постановлени[а-яё]*(?:(?!распоряжени)[^;\n]){0,120}?Р\s?-\s?145(?!\d)", re.IGNORECASE)
NO_SUCH_ARTICLE = re.compile(r"(?<!\d)358\.1(?!\d)")
ORGANIZATION = re.compile(r"(?<![А-ЯЁа-яё])([МГЧ][А-ЯЁ]{2,6}\s[^,.;:()«»\n№]{0,30}№\s*\d+)")


@dataclass(frozen=True)
class Citation:
    """An act as the text names it: «распоряжением Минпросвещения России от 25.12.2019 № Р-145»."""

    word: str
    number: str
    dated: date | None


def wrong_citations(text: str) -> list[str]:
    """Mistakes that schools copy from one another."""
    found = []
    if NOT_A_RESOLUTION.search(text.translate(LOOK_ALIKES)):
        found.append("Р-145 — распоряжение Минпросвещения России, а не постановление.")
    if NO_SUCH_ARTICLE.search(text):
        found.append("Статьи 358.1 о наставничестве нет: в Трудовом кодексе это статья 351.8.")
    return found


def citations(text: str) -> Iterator[Citation]:
    """Acts that the text names with date and number; its own annexes («приложение к приказу от …») are none."""
    heads = [found.span() for found in ANNEX_HEAD.finditer(text)]
    for found in ACT.finditer(text):
        if not any(begin <= found.start() < end for begin, end in heads):
            yield Citation(found["word"].lower(), found["number"], day_in(found["day"]))


def names_number(text: str, number: str) -> bool:
    """Whether a number that is like no other («Р-145», «273-ФЗ») stands in the text."""
    telling = any(sign.isalpha() for sign in number)
    shape = rf"(?<![\w-]){re.escape(number.translate(LOOK_ALIKES))}(?![\w-])"
    return telling and re.search(shape, text.translate(LOOK_ALIKES), re.IGNORECASE) is not None


def annex_heads(text: str) -> list[tuple[date | None, str]]:
    """Date and number of «приложение к приказу от … № …»."""
    return [(day_in(found["day"]), found["number"]) for found in ANNEX_HEAD.finditer(text)]


def annexes_named(text: str) -> set[int]:
    """Numbers of the annexes that the text refers to: «согласно приложению № 2»."""
    return {int(number) for number in ANNEX_NUMBER.findall(text)}


def organizations(text: str) -> list[str]:
    """Organizations with a legal form and a number: «МБОУ СОШ № 100»."""
    return [" ".join(found.split()) for found in ORGANIZATION.findall(text)]


def day_in(words: str) -> date | None:
    """«01.09.2026» or «1 сентября 2026» as a date; None for a day that does not exist."""
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if len(numbers) == 2:
        month = next(n for n, name in enumerate(MONTHS.split("|"), start=1) if name in words.lower())
        numbers.insert(1, month)
    try:
        return date(numbers[2], numbers[1], numbers[0])
    except ValueError:
        return None
