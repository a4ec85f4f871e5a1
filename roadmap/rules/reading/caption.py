"""What stands above the table: title, years, the order that the plan is an annex to."""

import re
from datetime import date

from core.schoolyear import SchoolYear
from roadmap.rules.reading.blocks import unwrapped

TITLE = re.compile(
    r"^[\W\d_]*(?:(?:примерн\w+|типов\w+|годово\w+|комплексн\w+|перспективн\w+|школьн\w+)\s+)*"
    r"(?:дорожная\s+карта|план\s*[(–—-]?\s*(?:мероприятий|работы|дорожная|внедрения|реализации|по\b|на\b)|"
    r"мероприятия\s+по\b|программа\s+мероприятий)",
    re.IGNORECASE,
)
SPACED = re.compile(r"\b(?:[А-ЯЁ]\s){3,}[А-ЯЁ]\b")  # П Л А Н
GRIF = re.compile(
    r"^\W*(?:приложение\b|к\s+(?:приказу|положению|распоряжению)|утвержд|рассмотрен|согласован|принят[оаы]?\b|протокол\b|"
    r"директор\b|заведующ|руководитель\b|председатель|исполнитель|цель\b|цели\b|задачи?\b|_{3,}|№\s*\S+$|от\s+[«\"\d])",
    re.IGNORECASE,
)
MONTHS = ["январ", "феврал", "март", "апрел", "ма[йя]", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"]
DAY = (
    r"(?:(?P<d{n}>\d{{1,2}})\.(?P<m{n}>\d{{1,2}})\.(?P<y{n}>\d{{4}})"
    r"|[«\"“]?\s*(?P<D{n}>\d{{1,2}})\s*[»\"”]?\s*(?P<M{n}>[а-яё]+)\s+(?P<Y{n}>\d{{4}}))\s*(?:года|г\b\.?)?"
)
ORDER = re.compile(
    r"приказ\w*\b[^№.;]{0,120}?(?:№\s*(?P<n1>[\w./–-]*\w(?:\s*[–-]\s*[А-ЯЁа-яё]{1,3}\b)?)[\s,–—-]*от\s*"
    + DAY.format(n=1)
    + r"|от\s*"
    + DAY.format(n=2)
    + r"[\s,–—-]*№\s*(?P<n2>[\w./–-]*\w(?:\s*[–-]\s*[А-ЯЁа-яё]{1,3}\b)?))",
    re.IGNORECASE,
)
NEAR = 15  # lines above the title among which the grifs stand
STAMP = re.compile(
    r"документ\s+подписан|(?:простой|квалифицированной|усиленной|неквалифицированной)\s+электронной\s+подпис|"
    r"электронн\w+\s+(?:цифров\w+\s+)?подпись|"
    r"^\W*сертификат\b|^\W*владелец\b|действител\w+\W*(?:с\b|до\b|по\b)|серийный\s+номер|удостоверяющ\w+\s+центр|"
    r"подписано\s+цифровой|DN:|^\W*\d{4}\.\d\d\.\d\d\s+\d\d:\d\d|\b[0-9A-F]{24,}\b|Дата\s+подписания|^\W*ключ\s+подписи",
    re.IGNORECASE,
)
STAMP_INSIDE = re.compile(
    r"документ\s+подписан\w*\s+(?:\w+\s+){0,3}?электронной\s+подписью(?:(?!\n\n).)*?"
    r"(?:действител\w+\W*(?:с\s*)?[\d.]{8,10}\s*(?:г\.?)?\s*(?:по|до|-|–)\s*[\d.]{8,10}|$)(?:\s*г(?:ода|\b)\.?)?",
    re.IGNORECASE | re.DOTALL,
)


def is_stamp(line: str) -> bool:
    return STAMP.search(line) is not None


def without_stamp(text: str) -> str:
    """A text without the lines of an electronic signature: its dates are no terms."""
    if not STAMP.search(text):
        return text
    text = STAMP_INSIDE.sub("\n", text)
    return "\n".join(line.strip() for line in text.split("\n") if line.strip() and not is_stamp(line))


def title_at(lines: list[str]) -> tuple[str, int] | None:
    """The last title among the lines and where it begins; it goes on to the first line that is no part of it."""
    starts = [index for index, line in enumerate(lines) if _begins(line)]
    if not starts:
        return None
    start = starts[-1]
    while start and _begins(lines[start - 1]):
        start -= 1
    parts = [lines[start]]
    for line in lines[start + 1 :]:
        if GRIF.match(line) or is_stamp(line) or re.match(r"\d+[.)]\s|[IVX]+\.\s", line) or len(parts) > 8:
            break
        parts.append(line)
    return unwrapped("\n".join(parts)).strip(" *_"), start


def _begins(line: str) -> bool:
    return TITLE.match(SPACED.sub(lambda found: found[0].replace(" ", ""), unwrapped(line))) is not None


def order_in(lines: list[str]) -> tuple[str, date | None]:
    """Number and date of the order named in the grifs; the last one, which stands nearest to the plan."""
    text = " ".join(unwrapped(line) for line in lines[-NEAR:] if not is_stamp(line))
    number, day = "", None
    for found in ORDER.finditer(text):
        number = re.sub(r"\s*[–-]\s*", "-", found["n1"] or found["n2"])
        day = _day(found, "1") or _day(found, "2")
    return number, day


def _day(found: re.Match[str], n: str) -> date | None:
    if found["y" + n]:
        numbers = found["y" + n], found["m" + n], found["d" + n]
    elif found["Y" + n] and (month := _month(found["M" + n])):
        numbers = found["Y" + n], month, found["D" + n]
    else:
        return None
    try:
        return date(*map(int, numbers))
    except ValueError:
        return None


def _month(word: str) -> int:
    return next((n for n, stem in enumerate(MONTHS, start=1) if re.match(stem, word, re.IGNORECASE)), 0)


YEARS = r"(20\d\d)\s*(?:[-–—/]|\s+и\s+|\s*г\w*\.?\s*(?:[-–—]|по)\s*)\s*(20\d\d|\d\d(?!\d))"
SCHOOL = re.compile(YEARS + r"\s*(?:(?:г\w*\.?|уч\.?|учебн\w*|годы|год)\W*)*?уч", re.IGNORECASE)
CALENDAR = re.compile(YEARS + r"\s*(?:г|$|\W)", re.IGNORECASE)
ONE = re.compile(r"(?:на|в|за)\s+(20\d\d)\s*(?:г|год)", re.IGNORECASE)
MONTH_SPAN = re.compile(
    r"([а-яё]{3,9})\s+(20\d\d)\s*(?:г\w*\.?)?\s*(?:[-–—]|по|до)\s*([а-яё]{3,9})\s+(20\d\d)", re.IGNORECASE
)


def span_in(title: str) -> tuple[date, date] | None:
    """First and last day of the plan by the years in its title."""
    if (found := MONTH_SPAN.search(title)) and _month(found[1]) and _month(found[3]):
        first, last = date(int(found[2]), _month(found[1]), 1), _last(int(found[4]), _month(found[3]))
        return (first, last) if first < last else None
    if found := SCHOOL.search(title):
        first_year, last_year = int(found[1]), _year(found[1], found[2])
        ends = SchoolYear(last_year - 1).ends_on
        return (date(first_year, 9, 1), ends) if first_year < last_year else None
    if found := CALENDAR.search(title):
        first_year, last_year = int(found[1]), _year(found[1], found[2])
        return (date(first_year, 1, 1), date(last_year, 12, 31)) if first_year < last_year else None
    if found := ONE.search(title):
        return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
    return None


def _year(first: str, last: str) -> int:
    return int(last) if len(last) == len(first) else int(first[:2] + last)


def _last(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
