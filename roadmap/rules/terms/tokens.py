"""The words of a term cut into tokens; a word that is none of them makes the whole cell one to ask about."""

import re
from typing import NamedTuple

from roadmap.rules.terms.lexicon import GENITIVE, KNOWN_WORD, MONTH, ORDINAL_WORDS, ORDINALS, PATTERNS, TOKEN

_DASHES = re.compile(r"[\u2010-\u2015\u2212\u00ad\ufe58\ufe63\uff0d]")
_LOOKALIKES = str.maketrans("aceopxykmtbh", "асеорхукмтвн")


class Token(NamedTuple):
    name: str
    text: str
    parts: dict[str, str | None]


class NotUnderstoodError(Exception):
    """The words say something that no rule here reads."""


def plain(text: str) -> str:
    """Small letters, one kind of dash and space, «е» for «ё», words mended that a line break cut in two."""
    text = text.replace("\u00ad", "").lower().replace("ё", "е")
    text = _DASHES.sub("-", re.sub(r"[^\S\n]", " ", text)).strip()
    text = re.sub(r"[а-я]*[a-z][а-я]+|[а-я]+[a-z][а-яa-z]*", _in_cyrillic, text)
    if text.startswith(("-", "•", "*", "·")):
        text = re.sub(r"(?m)^\s*[-•*·]\s*", "; ", text)  # bullets; elsewhere a dash at a line's start joins two lines
    text = re.sub(r"(?m)^\s*\d{1,2}(?:\)\s*|\.\s+)(?=[а-я])(?![а-я]+[яа]\b)", "; ", text)  # numbers of a list
    return re.sub(r"([а-я]+)(-?\s+)(?=([а-я]+))", _mended, text)


def tokens(text: str) -> list[Token]:
    """Raises NotUnderstoodError at the first word that is no token."""
    text, found, at = plain(text), [], 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None or not match.group():
            raise NotUnderstoodError(text[at : at + 20])
        name = next(key for key in PATTERNS if match.group(key) is not None)
        if name != "gap":
            found.append(Token(name, match.group(), match.groupdict()))
        at = match.end()
    return found


def month_number(word: str) -> int:
    match = MONTH.fullmatch(word)
    if match is None:
        raise NotUnderstoodError(word)
    return int(str(match.lastgroup)[1:])


def is_genitive(word: str) -> bool:
    """«сентября», as after a day; an abbreviation may be."""
    return GENITIVE.fullmatch(word) is not None


def ordinal(word: str) -> int:
    """1 to 4 from «1», «I», «первого»."""
    digits = re.match(r"\d|[iv]+", word)
    return ORDINALS[digits.group()] if digits else ORDINAL_WORDS[word[:4]]


def full_year(first: int, digits: str) -> int:
    """2023 from «23» beside 2022."""
    return int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)


def _in_cyrillic(match: re.Match[str]) -> str:
    return match.group().translate(_LOOKALIKES)


def _mended(match: re.Match[str]) -> str:
    first, _, second = match.groups()
    whole = KNOWN_WORD.fullmatch(first + second)
    return first if whole and not KNOWN_WORD.fullmatch(second) else match.group()
