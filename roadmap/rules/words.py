"""Whether two texts of an office speak of the same thing."""

import re

STEM = 5  # letters of a word that its cases share
COMMON = frozenset(  # stems that half of all papers about mentoring have
    {"наста", "прика", "подго", "издан", "издат", "образ", "орган", "педаг", "работ", "учреж", "прогр"}
)


def stems(text: str) -> frozenset[str]:
    """The beginnings of the telling words: «О назначении куратора» gives «назна», «курат»."""
    words = re.findall(r"[а-я]{5,}", text.lower().replace("ё", "е"))
    return frozenset(word[:STEM] for word in words) - COMMON


def speak_of_the_same(activity: str, title: str) -> bool:
    """An order's title belongs to an activity when they share two telling words, or all that one of them has."""
    said, named = stems(activity), stems(title)
    shared = said & named
    return len(shared) >= 2 or (bool(shared) and shared in (said, named))
