"""«В соответствии с …»: the acts of the library, each by its own number and date, in the case of the sentence."""

import re
from datetime import date

from core.text import sentences
from papers.models import Act
from papers.rules import ActKind, ActState
from people.models import Organization
from printing.russian import decline_post, numeric_date

CODE = "197-ФЗ"  # статья 351.8 Трудового кодекса
CONCEPT = "1264-р"
EDUCATION = "273-ФЗ"
ARTICLE = re.compile(r"(?P<code>[^,:]*кодекс[^,:]*), стать[яи] (?P<articles>[\d.]+)")
COMMON_NOUNS = {"распоряжением", "приказом", "постановлением", "письмом", "решением"}  # no capital in a sentence
SUBJECT = re.compile(r" (?=(?:об?|«)\b|«)")


def preamble(organization: Organization, aim: str, *numbers: str, today: date) -> str:
    """«В соответствии со статьёй …, Положением …, в целях …»: of the common acts those that hold."""
    cited = [*common(*numbers), *filter(None, [regulation(organization, today)])]
    if not cited:
        return aim[:1].upper() + aim[1:]
    preposition = "со" if cited[0].startswith("стать") else "с"
    return f"В соответствии {preposition} {', '.join(cited)}, {aim}"


def common(*numbers: str) -> list[str]:
    """The common acts of these numbers that hold, in the instrumental, as they were asked for."""
    held = Act.objects.filter(organization=None, number__in=numbers, state=ActState.IN_FORCE)
    by_number = {act.number: act for act in held}
    return [cited(by_number[number]) for number in numbers if number in by_number]


def cited(act: Act) -> str:
    """«статьёй 351.8 Трудового кодекса Российской Федерации», «распоряжением … от 21.05.2025 № 1264-р о …»."""
    title = act.title.partition(":")[0] if ":" in act.title and not ARTICLE.search(act.title) else act.title
    if found := ARTICLE.search(title):
        return f"статьёй {found['articles']} {_capital(decline_post(found['code'], 'gen'))}"
    name, rest = _split(title)
    name = decline_post(name, "ins")
    name = name[:1].lower() + name[1:] if name.split()[0].lower() in COMMON_NOUNS else _capital(name)
    return sentences(f"{name} от {numeric_date(act.dated)} № {act.number}{rest}")


def _split(title: str) -> tuple[str, str]:
    """What the act is, and what it is about: «Федеральный закон», « «Об образовании …»»."""
    kind, *subject = SUBJECT.split(title, maxsplit=1)
    return kind, f" {subject[0]}" if subject else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def regulation(organization: Organization, today: date) -> str:
    """The organization's own regulation that holds on that day, in the instrumental; empty while none is entered."""
    acts = Act.objects.filter(organization=organization, kind=ActKind.REGULATION, state=ActState.IN_FORCE)
    begun = acts.exclude(valid_from__gt=today)
    act = begun.order_by("-dated", "-pk").first()
    if act is None:
        return ""
    first, _, rest = act.title.partition(" ")
    name = f"Положением {rest}" if first.lower() == "положение" else f"локальным актом «{act.title}»"
    number = f" № {act.number}" if act.number else ""
    return f"{name} (от {numeric_date(act.dated)}{number})" if act.dated else name
