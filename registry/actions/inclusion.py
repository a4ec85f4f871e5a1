"""«Кого включить»: the curator's answers, the yearly review (S4 4.4.4)."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied

from core.actions import action, record
from core.actors import Actor
from core.problems import RuleViolation
from core.schoolyear import SchoolYear
from people.models import Organization, Person
from registry import policies
from registry.models import InclusionDecision, InclusionReview
from registry.rules import InclusionAnswer


@action("registry.inclusion_decided", "Решено, кого включить")
def decide_inclusion(people: Iterable[Person], answer: str, *, actor: Actor, today: date) -> int:
    """One answer for one person or a ticked list, for this school year; the list counts as brought up to date."""
    people = list(people)
    if not people:
        raise RuleViolation("Отметьте хотя бы одного человека.")
    if answer not in InclusionAnswer.values:
        raise RuleViolation("Выберите «включить», «не нужно» или «позже».")
    if not all(policies.can_enter(actor, person) for person in people):
        raise PermissionDenied
    for person in people:
        InclusionDecision.objects.update_or_create(
            person=person,
            school_year=SchoolYear.containing(today).first,
            defaults={
                "organization_id": person.organization_id,
                "answer": answer,
                "decided_on": today,
                "decided_by": actor.user,
            },
        )
    organization = people[0].organization
    _review(organization, actor, today)
    record(organization, answer=str(answer), count=len(people))
    return len(people)


@action("registry.inclusion_reviewed", "Список «Кого включить» обновлён")
def confirm_inclusion(organization: Organization, *, actor: Actor, today: date) -> InclusionReview:
    """The list was looked through and is up to date, though nothing may have changed."""
    if not policies.can_keep_banks(actor):
        raise PermissionDenied
    review = _review(organization, actor, today)
    record(organization, reviewed_on=today)
    return review


def _review(organization: Organization, actor: Actor, today: date) -> InclusionReview:
    review, _ = InclusionReview.objects.update_or_create(
        organization=organization,
        school_year=SchoolYear.containing(today).first,
        defaults={"reviewed_on": today, "reviewed_by": actor.user},
    )
    return review
