"""Roles, kinds of organizations, what the staff list knows: constants and pure functions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import TextChoices


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


class NotTheNameValidator:
    """Refuses the login, the e-mail and the names of the user's organizations (with a digit or two appended)."""

    def validate(self, password: str, user=None) -> None:
        plain = password.lower().strip("0123456789!. ")
        if user is None or len(plain) < 3:
            return
        if plain in {user.username.lower(), user.email.lower(), user.email.partition("@")[0].lower()} - {""}:
            raise ValidationError("Пароль совпадает с именем для входа. Придумайте другой.", code="password_is_name")

    def get_help_text(self) -> str:
        return "Не используйте как пароль своё имя для входа."


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
