"""Whether a text of a plan names a person: in full or by initials, in either order."""

import re

from core.text import plain


def names(text: str, family_name: str, given_name: str, patronymic: str = "") -> bool:
    """«Лаврова Мария Петровна», «Лаврова М. П.», «М.П. Лаврова»; a family name alone names nobody."""
    family, given, middle = (re.escape(plain(part)) for part in (family_name, given_name, patronymic))
    if not family or not given:
        return False
    full = rf"{given}(?:\s+{middle})?(?!\w)" if middle else rf"{given}(?!\w)"
    letters = rf"{given[0]}\.?\s*{middle[0]}\.?" if middle else rf"{given[0]}\.?"
    no_more = r"(?!\w)(?!\s*\w\.)"  # «Лаврова М. С.» is not «Лаврова М.»
    after = rf"(?<![\w-]){family}\s+(?:{full}|{letters}{no_more})"
    before = rf"(?<!\w)(?<!\w\.)(?<!\w\.\s){letters}\s*{family}(?![\w-])"
    return re.search(f"{after}|{before}", plain(text)) is not None
