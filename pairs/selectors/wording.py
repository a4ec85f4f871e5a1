"""Names and posts of people of a pair in the case that a sentence needs, with what a clerk has corrected."""

from typing import cast

from people.models import Person
from printing.cases import Case, Sex
from printing.russian import decline_name, decline_post, short_name

NAME, POST = "name", "post"  # keys of Person.declensions: {"name": {"acc": "…"}, "post": {"dat": "…"}}


def name_of(person: Person, case: Case) -> str:
    """«Иванову Марию Петровну»."""
    return decline_name(
        person.family_name,
        person.given_name,
        person.patronymic,
        sex=cast(Sex, person.sex),
        case=case,
        overrides=person.declensions.get(NAME),
    )


def short_name_of(person: Person, case: Case) -> str:
    """«Иванову М. П.»."""
    return short_name(
        person.family_name,
        person.given_name,
        person.patronymic,
        sex=cast(Sex, person.sex),
        case=case,
        overrides=person.declensions.get(NAME),
    )


def post_of(person: Person, case: Case) -> str:
    """«учителя математики»; empty when the post is not known."""
    return decline_post(person.post, case, person.declensions.get(POST)) if person.post else ""
