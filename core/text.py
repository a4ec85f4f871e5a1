"""How names sort, how a search reads them (in any case, ё as е), how a sentence ends. Written here alone."""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Lower, Replace
from django.utils.html import format_html
from django.utils.safestring import SafeString

# «№ 112-ОД», «57/1» after its «№», «14-а»: browsers and printers break a line after a hyphen
PAPER_NUMBER = re.compile(
    r"(№[ \xa0]?[^\s,;:»)<>]{1,24}(?=[\s,;:»)]|$)"
    r"|(?<![\w-])\d[\d/.]{0,11}-[а-яёА-ЯЁa-zA-Z]\w{0,11}(?![\w-]))"
)
LONGEST_ID = 19  # digits that no key of the database reaches


def plain(text: str) -> str:
    return text.lower().replace("ё", "е")


def plain_column(field: str) -> Replace:
    """The column as the sort and the search see it."""
    return Replace(Lower(F(field)), Value("ё"), Value("е"), output_field=TextField())


def search(queryset: QuerySet, words: str, *fields: str) -> QuerySet:
    """Rows in which every word stands in one of the fields."""
    queryset = queryset.alias(**{f"plain_{field}": plain_column(field) for field in fields})
    for word in plain(words).split():
        anywhere = Q()
        for field in fields:
            anywhere |= Q(**{f"plain_{field}__contains": word})
        queryset = queryset.filter(anywhere)
    return queryset


def sentences(text: str) -> str:
    """The full stop of initials ends the sentence too: «Лаврова М. П.. Утвердите» has one too many."""
    return text.replace("..", ".")


def unbroken(text: Any) -> Any:
    """HTML of a text in which the numbers of papers stay on one line; what can be copied or found is the same text.

    Markup that is ready already, and what is no text, is left as it is.
    """
    if not isinstance(text, str) or hasattr(text, "__html__"):
        return text
    parts = PAPER_NUMBER.split(text)  # every second part is a number
    return SafeString(
        "".join(format_html('<span class="nowrap">{}</span>' if n % 2 else "{}", part) for n, part in enumerate(parts))
    )


def ids_in(texts: Iterable[str]) -> list[int]:
    """Keys of rows among what an address or a form says; all else names no row."""
    return [int(text) for text in texts if text.isdecimal() and len(text) < LONGEST_ID]
