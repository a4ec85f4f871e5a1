"""ИНН and ОГРН of a legal entity: their digits and check digits."""

INN_WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)
INN_LENGTH, OGRN_LENGTH = 10, 13


def inn_problem(inn: str) -> str:
    """Why this is no ИНН of an organization; empty for a right one and for none."""
    if not inn:
        return ""
    if not _is_number(inn, INN_LENGTH):
        return f"ИНН организации — {INN_LENGTH} цифр подряд."
    weighed = sum(weight * int(digit) for weight, digit in zip(INN_WEIGHTS, inn[:-1], strict=True))
    return "" if weighed % 11 % 10 == int(inn[-1]) else "Контрольная цифра ИНН не сходится. Проверьте, нет ли опечатки."


def ogrn_problem(ogrn: str) -> str:
    """Why this is no ОГРН of an organization; empty for a right one and for none."""
    if not ogrn:
        return ""
    if not _is_number(ogrn, OGRN_LENGTH):
        return f"ОГРН организации — {OGRN_LENGTH} цифр подряд."
    right = int(ogrn[:-1]) % 11 % 10 == int(ogrn[-1])
    return "" if right else "Контрольная цифра ОГРН не сходится. Проверьте, нет ли опечатки."


def _is_number(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()
