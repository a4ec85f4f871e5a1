"""Splits and checks the name of a person in a staff list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from core.spreadsheets import Cell
from people.kinds.staff_cells import MARKUP, MARKUP_PROBLEM, quoted
from people.kinds.staff_columns import cell_text

NAME_LENGTH = 100

PATRONYMIC_TAILS = ("вич", "вна", "ична", "инична", "ьич", "ыч", "мич", "нич", "тич", "лукич", "фокич")
PATRONYMIC_WORDS = frozenset({"оглы", "оглу", "огли", "кызы", "гызы", "кизи", "улы", "уулу", "угли", "заде"})
SMALL_WORDS = PATRONYMIC_WORDS | {"фон", "де", "да", "ван", "дер", "ибн", "бек", "бен", "аль", "эль"}

LATIN_TWINS = str.maketrans("ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху")
NAME_SIGNS = re.compile(r"[\u0400-\u052f '’ʼ`.\-–]*")
INITIALS = re.compile(r"\b[А-ЯЁ]\.")
DASHES = re.compile(r"\s*[-–—‐‑]\s*")


@dataclass(frozen=True)
class NameRead:
    """A name in three parts; ``aside`` is what stood in brackets beside it (a maiden name, «декрет»)."""

    family_name: str = ""
    given_name: str = ""
    patronymic: str = ""
    aside: str = ""
    problem: str = ""
    blocking: bool = False


def read_full_name(cell: Cell) -> NameRead:
    """«Фамилия Имя Отчество» in one cell; the patronymic may be absent or of two words («Мамед оглы»)."""
    text, aside = _without_aside(cell_text(cell))
    read = _checked(text, aside)
    if read.problem and read.blocking:
        return read
    words = _words(read.family_name)
    if len(words) < 2:
        return _refused(text, aside, "Указано одно слово. Напишите фамилию, имя и отчество (если есть) полностью.")
    family, given, patronymic = _split(words)
    problem = read.problem or _doubt(words, patronymic)
    if _is_patronymic(words[1]) and len(words) == 3 and not _is_patronymic(words[2]):
        family, given, patronymic = words[2], words[0], words[1]
        problem = f"Похоже, фамилия стоит последней: записали «{family} {given} {patronymic}». Проверьте."
    return NameRead(family, given, patronymic, aside, problem)


def read_name_part(cell: Cell) -> NameRead:
    """One column of three, returned as the family name."""
    text, aside = _without_aside(cell_text(cell))
    if not text.strip(" -–—."):
        return NameRead(aside=aside)
    read = _checked(text, aside)
    if read.blocking:
        return read
    return NameRead(" ".join(_words(read.family_name)), aside=aside, problem=read.problem)


def with_patronymic_of_its_own(name: NameRead) -> NameRead:
    """«Ольга Львовна» below «Имя, отчество» taken apart."""
    _, given, patronymic = _split([name.family_name, *name.given_name.split()])
    return replace(name, given_name=given, patronymic=patronymic)


def looks_like_a_name(text: str) -> bool:
    """Two to five capitalised Cyrillic words, or a family name with initials."""
    words = text.split()
    if not 2 <= len(words) <= 5 or not NAME_SIGNS.fullmatch(text):
        return False
    return all(word[:1].isupper() or word.lower() in SMALL_WORDS for word in words)


def _without_aside(text: str) -> tuple[str, str]:
    if MARKUP.search(text):
        return text, ""  # brackets of a formula are no remark
    aside = " ".join(re.findall(r"\(([^()]*)\)", text))
    return " ".join(re.sub(r"\([^()]*\)", " ", text).split()), aside


def _checked(text: str, aside: str) -> NameRead:
    """The text with Latin twins of Cyrillic letters replaced, or what forbids to take it for a name."""
    if MARKUP.search(text):
        return _refused(text, aside, MARKUP_PROBLEM.format(text=quoted(text)))
    if len(text) > NAME_LENGTH:
        return _refused(text, aside, "Слишком длинно для имени. Оставьте в ячейке только фамилию, имя и отчество.")
    if re.search(r"\d", text):
        return _refused(text, aside, f"В имени {quoted(text)} есть цифры. Исправьте имя.")
    if re.search(r"[A-Za-z]", text):
        return _with_latin(text, aside)
    if not NAME_SIGNS.fullmatch(text) or not re.search(r"[\u0400-\u052f]", text):
        return _refused(text, aside, f"В имени {quoted(text)} есть посторонние знаки. Уберите их.")
    if INITIALS.search(text):
        return _refused(text, aside, f"Вместо имени и отчества инициалы: {quoted(text)}. Напишите их полностью.")
    return NameRead(text.replace(".", ""), aside=aside)


def _with_latin(text: str, aside: str) -> NameRead:
    fixed = text.translate(LATIN_TWINS)
    if re.search(r"[A-Za-z]", fixed) or not re.search(r"[\u0400-\u052f]", text):
        return _refused(text, aside, f"Имя {quoted(text)} написано латинскими буквами. Напишите его по-русски.")
    read = _checked(fixed, aside)
    if read.blocking:
        return read
    return NameRead(
        read.family_name,
        aside=aside,
        problem=f"В имени были латинские буквы, заменили их русскими: {quoted(fixed)}. Проверьте.",
    )


def _refused(text: str, aside: str, problem: str) -> NameRead:
    """Nothing is lost: the page shows the cell as it was."""
    return NameRead(family_name=text[:NAME_LENGTH], aside=aside, problem=problem, blocking=True)


def _words(text: str) -> list[str]:
    shouted = text.isupper()
    return [_capitalised(word, shouted=shouted) for word in DASHES.sub("-", text).split() if word != "-"]


def _capitalised(word: str, *, shouted: bool) -> str:
    """«ИВАНОВ» and «иванов» become «Иванов», «МАМЕД-ЗАДЕ» «Мамед-заде»; a mixed «МакКинли» stays."""
    if word.lower() in SMALL_WORDS:
        return word.lower() if shouted or word.isupper() else word
    if not (word.isupper() or word.islower()):
        return word
    first, *rest = word.split("-")
    return "-".join(
        [first.capitalize(), *(part if part in PATRONYMIC_WORDS else part.capitalize() for part in _lower(rest))]
    )


def _lower(parts: list[str]) -> list[str]:
    return [part.lower() for part in parts]


def _split(words: list[str]) -> tuple[str, str, str]:
    family, *rest = words
    size = 2 if len(rest) > 2 and rest[-1].lower() in PATRONYMIC_WORDS else 1
    patronymic = " ".join(rest[-size:])
    if len(rest) < 2 or not _is_patronymic(patronymic):
        return family, " ".join(rest), ""
    return family, " ".join(rest[:-size]), patronymic


def _is_patronymic(word: str) -> bool:
    lower = word.lower()
    return lower.endswith(PATRONYMIC_TAILS) or re.split(r"[ -]", lower)[-1] in PATRONYMIC_WORDS


def _doubt(words: list[str], patronymic: str) -> str:
    """A long third word that is no patronymic is probably a misprint; short ones are names like «Ен Сук»."""
    if len(words) >= 3 and not patronymic and max(map(len, words[1:])) > 4:
        return f"Не похоже на отчество: «{words[-1]}». Записали как часть имени. Проверьте."
    if len(words) - len(patronymic.split()) > 2 and patronymic:
        return f"В имени больше трёх слов: фамилией записали «{words[0]}». Проверьте."
    return ""
