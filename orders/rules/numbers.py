"""How orders are numbered: patterns, the next number, gaps and duplicates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

DEFAULT_PATTERN = "{n}"
PLACEHOLDERS = ("n", "k", "yy", "yyyy", "mm", "dd")
LONGEST_NUMBER = 60
LOOK_ALIKES = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")  # Latin letters typed for Cyrillic ones


def clean_number(number: str) -> str:
    """The number as it is kept: without «№» and needless spaces; any format is accepted."""
    return " ".join(number.replace("№", " ").split())


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


def number_key(number: str) -> str:
    """What two writings of one number share: «70-ОД», «70 – од» and «70-OД» with a Latin letter."""
    plain = clean_number(number).translate(LOOK_ALIKES).lower()
    return re.sub(r"\s+", "", re.sub(r"[‐‑‒–—−]", "-", plain))


@dataclass(frozen=True)
class Gap:
    """Numbers that nobody has entered, between two that are known."""

    after: str
    first: str
    last: str
    count: int


def gaps(pattern: str, numbers: Iterable[str]) -> list[Gap]:
    """Where the numbers of a journal skip, by its pattern; a date in the pattern begins a count of its own."""
    shape = re.compile(_any_day(pattern), re.IGNORECASE)
    counts: dict[str, dict[int, tuple[str, str]]] = {}
    for number in numbers:
        if found := shape.fullmatch(number):
            before, after = number[: found.start("n")], number[found.end("n") :]
            same_count = "".join(found[name].lower() for name in found.groupdict() if name.startswith("rest"))
            counts.setdefault(same_count, {})[int(found["n"])] = (before, after)
    return [gap for known in counts.values() for gap in _between(known)]


def _any_day(pattern: str) -> str:
    """A regular expression of the numbers written by the pattern on any day: the count, and all the rest but `{k}`."""
    shape = ""
    for place, text in enumerate(re.split(r"(\{[^{}]*\})", pattern)):
        name = text.strip("{}")
        if not text.startswith("{"):
            shape += f"(?P<rest{place}>{re.escape(text)})"
        elif name == "n":
            shape += r"(?P<n>\d+)"
        else:
            shape += rf"(?P<rest{place}>\d{{{len(name)}}})" if name in {"yy", "yyyy", "mm", "dd"} else r"\d+"
    return shape


def _between(known: dict[int, tuple[str, str]]) -> Iterable[Gap]:
    ordered = sorted(known)
    for low, high in pairwise(ordered):
        if high - low > 1:
            before, after = known[low]
            after_low, first, last = (f"{before}{n}{after}" for n in (low, low + 1, high - 1))
            yield Gap(after_low, first, last, high - low - 1)
