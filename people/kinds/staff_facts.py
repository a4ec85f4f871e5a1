"""Recognises in a note of a staff list that somebody has left, is on a long leave or has been transferred."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from people.kinds.staff_cells import read_date

LEFT, ON_LEAVE, TRANSFERRED = "left", "on_leave", "transferred"

# «вышла из декрета», «на время декрета Петровой», «принята переводом»: words of a fact about somebody at work
AT_WORK = re.compile(
    r"выш\w+ (из|с) |выход (из|с) |верну|приступ|на время|на период|замещ|вместо|принят"
    r"|перевед\w+ на (должност|ставк)|не (уволен|в декрет)"
)
FACTS = (
    (LEFT, re.compile(r"увол|выбыл|расторг|прекращ\w+ (трудов|договор)")),
    (
        ON_LEAVE,
        re.compile(
            r"декрет|\bд/о\b|отп\w*\.? по (ух|бер)|по уходу за|(длительн|годичн|творческ)\w+ отпуск"
            r"|отпуск\w* (длительн|без сохр)|беременност"
        ),
    ),
    (TRANSFERRED, re.compile(r"перевед|перевод")),
)
DATE = r"(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2} [а-я]+ \d{4})"
SINCE = re.compile(rf"(?<!\w)(?:с|от|со)\s+{DATE}")
UNTIL = re.compile(rf"(?<!\w)(?:до|по)\s+{DATE}")
ANY_DATE = re.compile(DATE)


@dataclass(frozen=True)
class StaffFactRow:
    """``kind`` is «left», «on_leave» or «transferred»; ``on`` its first and ``until`` its last day, if named."""

    kind: str
    on: date | None = None
    until: date | None = None


def read_fact(text: str, *, today: date) -> StaffFactRow | None:
    """«уволена с 31.08.2026», «в декрете до 15.03.2027»; a day after «до» is no beginning."""
    plain = " ".join(text.lower().replace("ё", "е").split())
    if AT_WORK.search(plain):
        return None
    kind = next((kind for kind, pattern in FACTS if pattern.search(plain)), None)
    if not kind:
        return None
    begins = SINCE.search(plain) or ANY_DATE.search(UNTIL.sub("", plain))
    return StaffFactRow(kind, _day(begins, today), _day(UNTIL.search(plain), today))


def _day(found: re.Match[str] | None, today: date) -> date | None:
    return read_date(found[1], today=today).value if found else None
