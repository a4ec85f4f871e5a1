"""People named in the text of an order, in whatever case: who may be meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.text import plain

FAMILY = r"(?P<family>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)"
INITIALS = r"(?P<first>[А-ЯЁ])\.\s?(?:(?P<second>[А-ЯЁ])\.)?"
NEXT = (
    r"(?:(?=\s?(?P<next>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)))?"  # «Методисту И. О. Ветровой»: either word may be the name
)
AFTER = re.compile(rf"(?<![а-яёА-ЯЁ-]){FAMILY}\s{INITIALS}{NEXT}")
BEFORE = re.compile(rf"(?<![а-яёА-ЯЁ.])(?P<first>[А-ЯЁ])\.\s?(?:(?P<second>[А-ЯЁ])\.\s?)?{FAMILY}")
POST = re.compile(r"[,–—-]?\s*,?\s*(?P<post>[а-яё][^,.;:()\n]{2,80})")
POST_WORDS = (
    *("учител", "педагог", "воспитател", "заместител", "директор", "завед", "методист", "психолог", "тьютор"),
    *("преподавател", "мастер", "логопед", "дефектолог", "библиотекар", "руководител", "инструктор", "секретар"),
)
ENDING = 3  # letters of a family name that its cases change
LONGEST_ENDING = 4


@dataclass(frozen=True)
class Named:
    """A name with initials as it stands in the text, and the post that follows it (or nothing)."""

    written: str
    family: str
    initials: str
    post: str = ""
    or_family: str = ""  # the word after the initials, which may be the family name instead


def named_in(text: str) -> Iterator[Named]:
    """Each name with initials, once for each way it is written."""
    text, seen = text.replace("\u00a0", " "), set()
    spans: list[tuple[int, int]] = []
    for shape in (AFTER, BEFORE):
        for found in shape.finditer(text):
            if any(begin < found.end() and found.start() < end for begin, end in spans):
                continue
            spans.append(found.span())
            initials = found["first"] + (found["second"] or "")
            other = found.groupdict().get("next") or ""
            named = Named(found[0].strip(), found["family"], initials, _post(text, found), other)
            if named not in seen:
                seen.add(named)
                yield named


def _post(text: str, found: re.Match[str]) -> str:
    """«Ивановой М. П., учителю физики,»: the post, when what follows the name is one."""
    if not text[found.end() :].lstrip().startswith(","):
        return ""
    follows = POST.match(text, found.end())
    words = follows["post"].strip() if follows else ""
    return words if words.startswith(POST_WORDS) else ""


def may_be(named: Named, names: tuple[str, str, str]) -> bool:
    """Whether the name may be this person's (family, given, patronymic), in some case."""
    families = filter(None, (named.family, named.or_family))
    return same_initials(named, names) and any(same_family(family, names[0]) for family in families)


def same_initials(named: Named, names: tuple[str, str, str]) -> bool:
    initials = plain(names[1][:1] + names[2][:1])
    written = plain(named.initials)
    return written == initials or (len(written) == 1 and initials.startswith(written))


def same_family(written: str, family: str) -> bool:
    """«Иванову» and «Иванова»: alike but for an ending; each part of a double name."""
    ours, theirs = plain(family).split("-"), plain(written).split("-")
    return len(ours) == len(theirs) and all(_alike(one, other) for one, other in zip(ours, theirs, strict=True))


def _alike(family: str, written: str) -> bool:
    common = next((n for n, (a, b) in enumerate(zip(family, written, strict=False)) if a != b), None)
    common = min(len(family), len(written)) if common is None else common
    return common >= max(2, len(family) - ENDING) and len(written) - common <= LONGEST_ENDING
