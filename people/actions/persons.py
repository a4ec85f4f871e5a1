"""People entered and corrected by hand."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import Problem, RuleViolation
from core.text import plain, plain_column
from people import policies
from people.models import Organization, Person, PostForms

FIELDS = (
    "family_name",
    "given_name",
    "patronymic",
    "sex",
    "birth_date",
    "post",
    "subjects",
    "is_staff_member",
    "is_teaching",
    "teaching_experience_months",
    "category",
    "hired_on",
    "young_specialist_from",
    "young_specialist_until",
    "email",
    "phone",
)


@action("people.person_added", "Человек внесён")
def add_person(*, actor: Actor, today: date, organization: Organization | None = None, **details: Any) -> Person:
    """Enter somebody of the organization; `details` are fields of Person. SYSTEM names the organization."""
    if not policies.can_keep_staff(actor):
        raise PermissionDenied
    person = Person(organization=organization or actor.organization)
    _describe(person, details, today=today)
    person.save()
    record(person)
    return person


@action("people.person_changed", "Сведения о человеке изменены")
def change_person(person: Person, *, actor: Actor, today: date, **details: Any) -> Person:
    """Correct what is known of somebody; only the named fields change."""
    person = lock(person)
    if not policies.can_change_person(actor, person):
        raise PermissionDenied
    changed = [field for field, value in details.items() if getattr(person, field) != value]
    _describe(person, details, today=today)
    person.save()
    record(person, fields=sorted(changed))
    return person


def _describe(person: Person, details: dict[str, Any], *, today: date) -> None:
    if unknown := set(details) - set(FIELDS):
        raise TypeError(f"Person has no such details: {sorted(unknown)}")
    if (
        details.get("teaching_experience_months", person.teaching_experience_months)
        != person.teaching_experience_months
    ):
        person.experience_as_of = today if details["teaching_experience_months"] is not None else None
    named = (person.full_name, person.post)
    for field, value in details.items():
        setattr(person, field, value)
    _forget_old_forms(person, *named)
    if double := _same_person(person):
        text = "Такой человек уже внесён. Если это полный тёзка, укажите обоим дату рождения."
        raise RuleViolation(Problem(text, double.get_absolute_url(), "Открыть карточку"))


def _forget_old_forms(person: Person, name: str, post: str) -> None:
    """Corrected forms belong to the name and post they were corrected for; a new post may have some of its own."""
    if name != person.full_name:
        person.declensions.pop("name", None)
    if post != person.post:
        person.declensions.pop("post", None)
        known = PostForms.objects.filter(organization=person.organization, post=person.post).first()
        if known and known.forms:
            person.declensions["post"] = known.forms


def _same_person(person: Person) -> Person | None:
    """Somebody of the same full name whose birth date does not tell them apart."""
    namesakes = Person.objects.filter(organization=person.organization).exclude(pk=person.pk)
    for field in ("family_name", "given_name", "patronymic"):
        namesakes = namesakes.alias(**{f"plain_{field}": plain_column(field)})
        namesakes = namesakes.filter(**{f"plain_{field}": plain(getattr(person, field))})
    apart = person.birth_date is not None
    return next((p for p in namesakes if not (apart and p.birth_date and p.birth_date != person.birth_date)), None)
