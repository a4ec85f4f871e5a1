"""Which role a text of a plan names as responsible."""

import re

from core.text import plain
from people.rules import Role

HEAD = r"(?:директор|руководител|заведующ|начальник)"
WORDS: tuple[tuple[str, str], ...] = (  # the first that fits
    (r"наставляем", Role.MENTEE),
    (r"куратор|руководител\w+ проектной группы", Role.CURATOR),
    (rf"\bзам(?:естител\w*|\.)? {HEAD}|\bзам\.{HEAD}|\bзавуч|\bзд(?:у|в|м|н)\w*р\b|\bзам\w*\.? по ", Role.CURATOR),
    (r"психолог", Role.PSYCHOLOGIST),
    (r"администратор|ответственн\w+ за (?:ведение |наполнение )?(?:сайт|информ)|\bмодератор сайта", Role.ADMINISTRATOR),
    (r"секретар|делопроизводител", Role.SECRETARY),
    (r"(?:методическ\w+ объединени\w+|совет\w*) наставников", Role.COUNCIL),
    (r"наставник", Role.MENTOR),
    (rf"{HEAD}\w* (?:образовательной )?(?:организации|учреждения|доо|оо)\b", Role.DIRECTOR),
    (r"директор|заведующ", Role.DIRECTOR),
    (r"^администрация(?: (?:доо|оо|школы|гимназии|лицея|сада|детского сада|организации|учреждения))?$", Role.DIRECTOR),
)


def role_of(text: str) -> str:
    """The role that the words name; empty when they name none of ours."""
    words = plain(text)
    return next((role for pattern, role in WORDS if re.search(pattern, words)), "")
