"""Roles, kinds of organizations, what the staff list knows: constants and pure functions."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import IntegerChoices, TextChoices

from people.rules.sign_in import NotTheNameValidator  # noqa: F401 (named by the settings)


class Role(TextChoices):
    DIRECTOR = "director", "руководитель"
    CURATOR = "curator", "куратор"
    MENTOR = "mentor", "наставник"
    MENTEE = "mentee", "наставляемый"
    PSYCHOLOGIST = "psychologist", "педагог-психолог"
    COUNCIL = "council", "член совета наставников"
    ADMINISTRATOR = "administrator", "администратор"
    SECRETARY = "secretary", "секретарь"
    COORDINATOR = "coordinator", "координатор"


OFFICE = frozenset({Role.DIRECTOR, Role.CURATOR})  # see the whole organization but its closed parts
PARTICIPANTS = frozenset({Role.MENTOR, Role.MENTEE})
OFFICIALS = OFFICE | {Role.ADMINISTRATOR, Role.SECRETARY, Role.PSYCHOLOGIST, Role.COUNCIL}
BY_BANK = PARTICIPANTS  # opened and closed by an entry in a bank, never given by hand


class OrganizationKind(TextChoices):
    SCHOOL = "school", "школа"
    GYMNASIUM = "gymnasium", "гимназия"
    LYCEUM = "lyceum", "лицей"
    KINDERGARTEN = "kindergarten", "детский сад"
    COLLEGE = "college", "колледж"
    ADDITIONAL = "additional", "дополнительное образование"
    PARTNER = "partner", "социальный партнёр"
    OPERATOR = "operator", "региональный оператор"
    MUNICIPALITY = "municipality", "муниципалитет"
    REGION = "region", "регион"


ABOVE = frozenset({OrganizationKind.MUNICIPALITY, OrganizationKind.REGION, OrganizationKind.OPERATOR})
ROLES_ABOVE = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})  # what people of an organization above may be


class LetterheadPlace(TextChoices):
    CENTER = "center", "посередине, во всю ширину"
    CORNER = "corner", "угловой штамп слева"


class LeftMargin(IntegerChoices):
    USUAL = 20, "20 мм"
    BOUND = 30, "30 мм"


class FontSize(IntegerChoices):
    TWELVE = 12, "12 пт"
    THIRTEEN = 13, "13 пт"
    FOURTEEN = 14, "14 пт"


class Sex(TextChoices):
    FEMALE = "f", "женский"
    MALE = "m", "мужской"


class Category(TextChoices):
    """Qualification category of a teacher."""

    HIGHEST = "highest", "высшая"
    FIRST = "first", "первая"
    CONFORMITY = "conformity", "соответствие занимаемой должности"
    NONE = "none", "без категории"


class StaffFactKind(TextChoices):
    LEFT = "left", "увольнение"
    ON_LEAVE = "on_leave", "длительное отсутствие"
    TRANSFERRED = "transferred", "перевод"


BACK = "back"  # somebody who was gone stands in a list again: ends the fact, is none itself
ENDS_WORK = frozenset({StaffFactKind.LEFT, StaffFactKind.TRANSFERRED})
NOVICE_YEARS = 3  # «в первые три года работы» (S4 4.4.4)
INVITATION_DAYS = 14


def experience_in_words(months: int | None) -> str:
    """«4 года 6 месяцев»; unknown experience is an empty string."""
    if months is None:
        return ""
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(f"{years} {_form(years, 'год', 'года', 'лет')}")
    if rest or not years:
        parts.append(f"{rest} {_form(rest, 'месяц', 'месяца', 'месяцев')}")
    return " ".join(parts)


def _form(number: int, one: str, few: str, many: str) -> str:
    if 10 < number % 100 < 20:
        return many
    return {1: one, 2: few, 3: few, 4: few}.get(number % 10, many)


UPLOADS, UPLOADS_MINUTES = 20, 10  # staff lists that one user may have read
NO_TEACHERS = re.compile(
    r"бухгалтер|уборщи|сторож|вахт[её]р|гардероб|водител|повар|кухон|кладовщик|дворник|рабочий|слесарь|электрик|сантехник"
    r"|секретар|делопроизводител|специалист по кадрам|завхоз|хозяйств|медицинск|медсестра|врач|фельдшер|программист"
    r"|системный администратор|инженер|лаборант|юрис|экономист|контрактн|охран|помощник воспитателя|младший воспитатель"
)


def is_teaching_post(post: str, subjects: str = "") -> bool:
    """Whether a post of a staff list is a teacher's; whoever has subjects teaches."""
    return bool(subjects) or not NO_TEACHERS.search(post.lower())


def roles_of_kind(kind: str) -> frozenset[str]:
    """Which roles people of such an organization may be given by hand."""
    if kind in ABOVE:
        return frozenset(ROLES_ABOVE)
    return frozenset(Role.values) - BY_BANK - {Role.COORDINATOR}


# Roles whose holders decide, hold the keys or keep what the curator may not read: only the administrator may hand out
# a way in to them.
KEY_ROLES = frozenset(
    {Role.DIRECTOR, Role.CURATOR, Role.ADMINISTRATOR, Role.SECRETARY, Role.PSYCHOLOGIST, Role.COORDINATOR}
)
ONE_HOLDER = frozenset({Role.DIRECTOR})


@dataclass(frozen=True)
class Consequence:
    """What a staff fact touches in an app above: the next step, and a drafted paper for it (or none)."""

    text: str
    url: str
    button: str
    paper_url: str = ""


_consequences: list[Callable[[Any, Any], list[Consequence]]] = []


def register_consequences(find: Callable[[Any, Any], list[Consequence]]) -> None:
    """An app above says what it has with a person who leaves: `find(staff_fact, actor) -> list[Consequence]`."""
    _consequences.append(find)


def consequences_of(staff_fact: Any, actor: Any) -> list[Consequence]:
    return [consequence for find in _consequences for consequence in find(staff_fact, actor)]


@dataclass(frozen=True)
class CardSection:
    """A part of a person's card that an app above brings: its template and what that needs."""

    template: str
    context: dict[str, Any]


_card_sections: list[Callable[[Any, Any], "CardSection | None"]] = []


def register_card_section(section: Callable[[Any, Any], "CardSection | None"]) -> None:
    """An app above shows what it has about a person on the card: `section(person, actor)`, None for nothing."""
    _card_sections.append(section)


def card_sections(person: Any, actor: Any) -> list[CardSection]:
    found = (section(person, actor) for section in _card_sections)
    return [section for section in found if section is not None]
