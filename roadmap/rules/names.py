"""Whether a text of a plan names a person: in full or by initials, in either order."""

import re

from core.text import plain


def names(text: str, family_name: str, given_name: str, patronymic: str = "") -> bool:
    """«Лаврова Мария Петровна», «Лаврова М. П.», «М.П. Лаврова»; a family name alone names nobody."""
    family, given, middle = (re.escape(plain(part)) for part in (family_name, given_name, patronymic))
    if not family or not given:
        return False
    stranger = r"(?!\w)(?!\s+\w+(?:вна|чна|вич|ьич|мич)(?!\w))"  # «Лаврова Мария Сергеевна» is somebody else
    full = rf"{given}(?:\s+{middle}(?!\w)|{stranger})" if middle else rf"{given}{stranger}"
    letters = r"\s*".join(rf"{name[0]}(?:\.|(?![\w.]))" for name in (given, middle) if name)
    after = rf"(?<![\w-]){family}\s+(?:{full}|{letters}(?!\s*\w\.))"  # «Лаврова М. С.» is not «Лаврова М.»
    before = rf"(?<!\w)(?<!\w\.)(?<!\w\.\s){letters}\s*{family}(?![\w-])"
    return re.search(f"{after}|{before}", plain(text)) is not None
