"""Which role a text of a plan names as responsible."""

import re

from core.text import plain
from people.rules import Role

WORDS: tuple[tuple[str, str], ...] = (
    (r"наставляем", Role.MENTEE),
    (r"куратор", Role.CURATOR),
    (r"заместител\w* (?:директора|руководителя|заведующ)|\bзавуч|\bзам\.? директора|\bздувр|\bздвр", Role.CURATOR),
    (r"психолог", Role.PSYCHOLOGIST),
    (r"администратор|ответственн\w+ за (?:ведение )?сайт", Role.ADMINISTRATOR),
    (r"секретар|делопроизводител", Role.SECRETARY),
    (r"(?:методическ\w+ объединени\w+|совет\w*) наставников", Role.COUNCIL),
    (r"наставник", Role.MENTOR),
    (r"директор|заведующ|руководител\w+ (?:образовательной )?организации", Role.DIRECTOR),
)


def role_of(text: str) -> str:
    """The role that the words name; empty when they name none of ours."""
    words = plain(text)
    return next((role for pattern, role in WORDS if re.search(pattern, words)), "")
