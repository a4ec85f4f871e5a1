"""Who answers for an activity: one person or role each, in the words of the paper."""

import re

from roadmap.rules.reading.blocks import clean
from roadmap.rules.reading.items import DASHED, NUMBERED, goes_on, joined

PERSON = r"(?:[А-ЯЁ][а-яё-]+\s+[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?|[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?\s?[А-ЯЁ][а-яё-]+)"
ROLE = (
    r"(?:директор|зам\.?\b|заместител|заведующ|куратор|наставник|наставляем|педагог|учител|классн|психолог|методист|"
    r"администраци|секретар|руководител|проектн|рабоч|совет|ответственн|социальн|старш|воспитател|школьн|председател|"
    r"методическ|специалист|координатор|завуч|тьютор|библиотекар|бухгалтер|юрист|инженер|родител|партн|групп)"
)
ONE = re.compile(rf"^{PERSON}$")
CAPITAL = re.compile(  # «Администрация ДОО Наставники»: only words that can begin a post, in their first form
    r"(?<=[а-яёА-ЯЁ])\s+(?=(?:Директор|Заместитель|Зам\.|Заведующ(?:ий|ая)|Куратор|Наставник[и]?|Педагог[и]?|Администрация|"
    r"Учител[ья]|Руководител[ья]|Методист[ы]?|Психолог|Педагог-психолог|Школьный|Старший|Классные|Классный)(?!\w))"
)
SHORTENED = re.compile(r"(?:\b[А-ЯЁа-яё]|\bзам|\bпед|\bрук)\.$", re.IGNORECASE)


def people_in(text: str) -> list[str]:
    """«Иванова М. П., директор, наставники» are two: a post after a name belongs to the name."""
    found: list[str] = []
    for piece in _pieces(text):
        for part in _parts(piece):
            if found and ONE.match(found[-1]) and not re.match(PERSON, part) and not part[0].isupper():
                found[-1] = f"{found[-1]}, {part}"
            else:
                found.append(part)
    return list(dict.fromkeys(found))


def _pieces(text: str) -> list[str]:
    lines: list[str] = []
    for line in clean(text).split("\n"):
        line = NUMBERED.sub("", DASHED.sub("", line))
        if lines and goes_on(lines[-1], line):
            lines[-1] = joined(lines[-1], line)
        else:
            lines.append(line)
    return [piece.strip() for line in lines for piece in line.split(";") if piece.strip(" .,")]


def _parts(piece: str) -> list[str]:
    """Cut at commas before a name or a role («УМР, ВР» is one post) and before a role with a capital letter."""
    parts = re.split(rf"\s*,\s*(?={PERSON}|(?i:{ROLE}))", piece)
    parts = [part.strip(" ,;") for long in parts for part in CAPITAL.split(long)]
    return [part if SHORTENED.search(part) else part.rstrip(".") for part in parts if part.strip(".")]
