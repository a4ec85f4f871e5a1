"""Names and posts of people of a pair in the case that a sentence needs, with what a clerk has corrected."""

from people.models import Person
from printing.cases import Case


def name_of(person: Person, case: Case) -> str:
    """«Иванову Марию Петровну»."""
    return person.name_in(case)


def short_name_of(person: Person, case: Case) -> str:
    """«Иванову М. П.»."""
    return person.short_name_in(case)


def post_of(person: Person, case: Case) -> str:
    """«учителя математики»; empty when the post is not known."""
    return person.post_in(case)
