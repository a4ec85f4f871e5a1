"""What every page shows around its content: where one can go, which organization, who one is."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

from people.rules import OFFICE, PARTICIPANTS, Role

BANKS = OFFICE | {Role.ADMINISTRATOR, Role.COUNCIL, Role.PSYCHOLOGIST}
STAFF = frozenset(Role.values) - {Role.COORDINATOR}
WORK = OFFICE | PARTICIPANTS | {Role.COUNCIL, Role.PSYCHOLOGIST}

# In the order of the school year: title, address, who is offered it
SECTIONS = [
    ("Главная", "portal:home", frozenset(Role.values)),
    ("Дорожная карта", "roadmap:list", STAFF),
    ("Сотрудники", "people:list", OFFICE | {Role.ADMINISTRATOR, Role.SECRETARY}),
    ("Банк наставляемых", "registry:mentees", BANKS),
    ("Банк наставников", "registry:mentors", BANKS),
    ("Согласия", "registry:consents", OFFICE | {Role.ADMINISTRATOR}),
    ("Мои согласия", "registry:consents_mine", PARTICIPANTS),
    ("Анкетирование", "surveys:list", OFFICE | {Role.PSYCHOLOGIST} | PARTICIPANTS),
    ("Пары", "pairs:list", WORK),
    ("Приказы", "orders:list", STAFF),
    ("Программы и встречи", "programs:list", WORK),
    ("Отчёты", "reports:list", OFFICE | {Role.COORDINATOR}),
    ("Копилка", "library:list", STAFF),
    ("Документы", "papers:acts", STAFF),
    ("Права и роли", "people:rights", frozenset({Role.ADMINISTRATOR})),
    ("Письма", "people:letters", frozenset({Role.ADMINISTRATOR})),
]
# Pages of a section that lie at another address
BELONGING = {"/meetings/": "programs:list", "/registry/inclusion/": "registry:mentees", "/documents/": "orders:list"}


@dataclass(frozen=True)
class Section:
    title: str
    url: str
    is_current: bool


def navigation(request: Any) -> dict:
    """The context processor: `sections`, `actor`, `actors` (one an organization, for the switch)."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {"sections": [], "actor": None, "actors": []}
    return {"sections": _sections(request, actor), "actor": actor, "actors": request.actors}


def _sections(request: Any, actor) -> list[Section]:
    urls = [(title, _url(name)) for title, name, roles in SECTIONS if actor.roles & roles]
    path = next((_url(name) for start, name in BELONGING.items() if request.path.startswith(start)), request.path)
    here = max((url for _, url in urls if url and _is_within(path, url)), key=len, default="")
    return [Section(title, url, url == here) for title, url in urls if url]


def _is_within(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
