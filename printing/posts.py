"""Posts and names of organizations by case: the opening words in the nominative are declined, the tail stays."""

import re
from functools import cache, lru_cache

import pymorphy3
from pymorphy3.analyzer import Parse

from printing.cases import Case, Overrides

_ACTING = re.compile(r"^(и\.?\s?о\.?|врио|вр\.?\s?и\.?\s?о\.?)\s", re.IGNORECASE)
_WORD = re.compile(r"^(\W*)(.*?)([\W]*)$", re.DOTALL)
_ADVERBS = frozenset({"временно"})
# First parts that stay: «шеф-повара», «вице-президенту».
_FIXED_FIRST = frozenset({"шеф", "вице", "экс", "пресс", "обер", "унтер", "арт", "веб", "медиа", "бизнес", "онлайн"})
_GRAMMEMES = {"gen": "gent", "dat": "datv", "ins": "ablt", "prep": "loct"}


def decline_post(post: str, case: Case, overrides: Overrides | None = None) -> str:
    """«учителя-логопеда», «заместителю директора по УВР»; «и.о. директора» is the same in every case.

    `overrides` are the stored forms of this post by case. A word written with a capital keeps it.
    """
    if overrides and overrides.get(case):
        return overrides[case]
    post = " ".join(post.split())
    if case == "nom" or _ACTING.match(post):
        return post
    return _decline_run(post, case, persons=True)


def stays_undeclined(post: str) -> bool:
    """Whether the rules leave a post as it is though it should change: neither «и.о. …» nor an abbreviation."""
    post = " ".join(post.split())
    first = post.split(" ")[0]
    if not post or _ACTING.match(post) or (first.isupper() and len(first) > 1):
        return False
    return decline_post(post, "gen") == post


def genitive_of_organization(name: str) -> str:
    """A proposal: «Муниципального … учреждения «Средняя школа № 5»»; abbreviations stay as they are."""
    return _decline_run(" ".join(name.split()), "gen", persons=False)


def _decline_run(phrase: str, case: Case, *, persons: bool) -> str:
    """Decline word by word while they stand in the nominative; a comma or «и» may begin another such run."""
    words = phrase.split(" ")
    fixed = 1 if words[0].lower() in _ADVERBS else 0
    done: list[str] = words[:fixed]
    is_open = True
    for place, word in enumerate(words[fixed:], start=fixed):
        opens = persons and place > 0 and _opens_another(words[place - 1], word)
        is_open = is_open or (opens and _leads_to_person(words[place:]))
        declined = _decline_word(word, case) if is_open else None
        done.append(declined or word)
        is_open = declined is not None and (persons or not _is_noun(word))
        if is_open and persons and _is_noun(word):
            is_open = _leads_to_person(words[place + 1 :])
    return " ".join(done)


def _opens_another(before: str, word: str) -> bool:
    """«учитель, классный руководитель», «заместитель – руководитель центра», «заведующий кухней (шеф-повар)»."""
    return before.endswith(",") or before in {"и", "–", "—", "-", "/"} or word.startswith("(")


def _leads_to_person(words: list[str]) -> bool:
    """Whether these words begin with a post: adjectives perhaps, then a noun for a person, all in the nominative."""
    for word in words:
        head = _head(word)
        parse = _nominative(head)
        if parse is None:
            return False
        if parse.tag.POS == "NOUN":
            return any("anim" in one.tag for one in _parses(head) if _is_nominative(one))
    return False


def _is_noun(word: str) -> bool:
    parse = _nominative(_head(word))
    return parse is not None and parse.tag.POS == "NOUN"


def _head(word: str) -> str:
    """The part of a hyphenated word that is declined first."""
    parts = _bare(word).split("-")
    return next((part for part in parts if part.lower() not in _FIXED_FIRST), parts[0])


def _bare(word: str) -> str:
    return _WORD.sub(r"\2", word)


def _decline_word(word: str, case: Case) -> str | None:
    """The word in the case with its brackets and commas, each part of a hyphenated one; None if it is no nominative."""
    match = _WORD.match(word)
    if not match or "«" in word:
        return None
    left, bare, right = match.groups()
    *firsts, last = bare.split("-")
    parts = [part if part.lower() in _FIXED_FIRST else _inflected(part, case) for part in firsts]
    parts.append(_inflected(last, case))
    if None in parts or not bare:
        return None
    return left + "-".join(part for part in parts if part) + right


def _inflected(word: str, case: Case) -> str | None:
    parse = _nominative(word)
    if parse is None:
        return None
    # Posts are persons: a man in the accusative is named as in the genitive, whatever the dictionary thinks.
    grammeme = _GRAMMEMES.get(case) or ("accs" if parse.tag.gender == "femn" else "gent")
    wanted = {grammeme, "sing"} | ({parse.tag.gender} if parse.tag.gender and parse.tag.POS != "NOUN" else set())
    form = parse.inflect(wanted)
    if form is None:
        return None
    return form.word.capitalize() if word[0].isupper() else form.word


def _nominative(word: str) -> Parse | None:
    """The likeliest reading of the word as a noun or adjective in the nominative singular."""
    if len(word) < 3 or (word.isupper() and len(word) <= 6) or not word.isalpha():
        return None
    return next((parse for parse in _parses(word) if _is_nominative(parse)), None)


def _is_nominative(parse: Parse) -> bool:
    tag = parse.tag
    return tag.POS in {"NOUN", "ADJF", "PRTF"} and tag.case == "nomn" and tag.number == "sing" and "Fixd" not in tag


@lru_cache(maxsize=2048)
def _parses(word: str) -> tuple[Parse, ...]:
    return tuple(_analyzer().parse(word.lower()))


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    """The dictionary, opened once a process."""
    return pymorphy3.MorphAnalyzer(lang="ru")
