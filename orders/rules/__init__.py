"""How orders are numbered and what an item is: constants and pure functions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.problems import Problem

RESOLUTION = "ПРИКАЗЫВАЮ:"
CONTROL = "Контроль за исполнением приказа оставляю за собой."
DEFAULT_PATTERN = "{n}"
PLACEHOLDERS = ("n", "k", "yy", "yyyy", "mm", "dd")
LONGEST_NUMBER = 60


@dataclass(frozen=True)
class ItemText:
    """One item as it is handed to an action: its text, and the block the kind draws below it (or none).

    Each further line of the text is printed as a sub-item (1.1., 1.2. …). `source` names an item that the kind words by
    itself; `composed` is the wording it had, where the text has been edited since.
    """

    text: str
    block: str = ""
    source: str = ""
    composed: str = ""


def clean_number(number: str) -> str:
    """The number as it is kept: without «№» and needless spaces; any format is accepted."""
    return " ".join(number.replace("№", " ").split())


def date_problem(what: str, day: date, today: date) -> str:
    """Why a fact from paper cannot have this date; empty when it can."""
    return f"{what} не может быть позже сегодняшнего дня." if day > today else ""


def pattern_problem(pattern: str) -> str:
    """Why this is no pattern of numbers; empty when it is."""
    names = re.findall(r"\{([^{}]*)\}", pattern)
    if unknown := [name for name in names if name not in PLACEHOLDERS]:
        return f"Неизвестная подстановка {{{unknown[0]}}}. Можно: {{n}}, {{k}}, {{yy}}, {{yyyy}}, {{mm}}, {{dd}}."
    if names.count("n") != 1:
        return "В образце должно один раз стоять {n} — порядковый номер."
    if re.search(r"[{}]", re.sub(r"\{[^{}]*\}", "", pattern)):
        return "Скобки { } в образце не закрыты."
    return ""


def next_number(pattern: str, taken: Iterable[str], dated: date) -> str:
    """The next free number by the pattern: `{n}` counts on, `{k}` (a case or a volume) repeats the last one used."""
    if pattern_problem(pattern):
        return ""
    shape = re.compile(_shape(pattern, dated), re.IGNORECASE)
    found = [match for number in taken if (match := shape.fullmatch(number))]
    last = max(found, key=lambda match: int(match["n"]), default=None)
    n = int(last["n"]) + 1 if last else 1
    k = last["k"] if last and "k" in last.re.groupindex else "1"
    return pattern.format(n=n, k=k, **_parts_of_date(dated))


def _shape(pattern: str, dated: date) -> str:
    """A regular expression of the numbers written by the pattern on dates that print alike."""
    parts = _parts_of_date(dated)
    shape, groups = "", set()
    for text in re.split(r"(\{[^{}]*\})", pattern):
        name = text.strip("{}")
        if text.startswith("{") and name in {"n", "k"}:
            shape += rf"(?P<{name}>\d+)" if name not in groups else rf"(?P={name})"
            groups.add(name)
        elif text.startswith("{"):
            shape += parts[name]
        else:
            shape += re.escape(text)
    return shape


def _parts_of_date(dated: date) -> dict[str, str]:
    return {"yy": f"{dated:%y}", "yyyy": f"{dated:%Y}", "mm": f"{dated:%m}", "dd": f"{dated:%d}"}


def items_problems(items: Iterable[ItemText]) -> list[Problem]:
    """What forbids these items: none at all, or a block of the kind that stands twice."""
    listed = list(items)
    if not listed:
        return [Problem("В приказе должен быть хотя бы один пункт.")]
    blocks = [item.block for item in listed if item.block]
    if len(blocks) != len(set(blocks)):
        return [Problem("Одна и та же таблица стоит в приказе дважды.")]
    return []
