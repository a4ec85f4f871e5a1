"""Organizations: made by a command of the server, described by their administrator."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from people import policies
from people.actions.invitations import make_codes
from people.actions.persons import add_person
from people.actions.roles import open_membership
from people.models import Organization, Person, PostForms
from people.rules import Role, roles_of_kind
from people.rules.requisites import inn_problem, ogrn_problem
from printing.russian import genitive_of_organization, guess_sex

FIELDS = (
    "kind",
    "full_name",
    "short_name",
    "genitive_name",
    "place",
    "address",
    "inn",
    "ogrn",
    "site",
    "head_post",
    "head",
    "time_zone",
    "electronic_act",
    "second_step_roles",
    "letterhead",
    "left_margin",
    "font_size",
    "dates_in_words",
)


@action("people.organization_changed", "Сведения об организации изменены")
def change_organization(organization: Organization, *, actor: Actor, **details: Any) -> Organization:
    """Describe the organization anew; only the named fields change."""
    organization = lock(organization)
    if not policies.can_change_organization(actor, organization):
        raise PermissionDenied
    if unknown := set(details) - set(FIELDS):
        raise TypeError(f"An organization has no such details: {sorted(unknown)}")
    head = details.get("head")
    if head is not None and head.organization_id != organization.pk:
        raise RuleViolation("Руководителем может быть человек этой организации.")
    if problems := [*filter(None, (inn_problem(details.get("inn", "")), ogrn_problem(details.get("ogrn", ""))))]:
        raise RuleViolation(problems)
    changed = [field for field, value in details.items() if getattr(organization, field) != value]
    for field, value in details.items():
        setattr(organization, field, value)
    organization.genitive_name = organization.genitive_name or genitive_of_organization(organization.short_name)
    if "head_post" in changed:
        organization.head_post_forms = PostForms.objects.by_post(organization).get(organization.head_post, {})
    organization.save()
    record(organization, fields=sorted(changed))
    return organization


@action("people.organization_created", "Организация создана")
def create_organization(
    *,
    actor: Actor,
    today: date,
    administrator: dict[str, Any],
    head: dict[str, Any] | None = None,
    roles: tuple[str, ...] = (Role.ADMINISTRATOR,),
    **details: Any,
) -> tuple[Organization, Person, str]:
    """The first organization of a server, its head and its administrator; returns a one-time code for the latter.

    `administrator` and `head` are fields of Person; the same names mean the same person. `roles`: what the
    administrator may do from the start (later nobody gives a role to oneself).
    """
    if not policies.can_create_organization(actor):
        raise PermissionDenied
    organization = _described(details)
    person = _person(organization, administrator, actor=actor, today=today)
    if head:
        is_same = _names(head) == _names(administrator)
        _put_at_head(organization, person if is_same else head, actor=actor, today=today)
    for role in roles:
        open_membership(person, role, actor=actor, today=today)
    [(_, code)] = make_codes([person], actor=actor)
    record(organization, kind=organization.kind)
    return organization, person, code


def _described(details: dict[str, Any]) -> Organization:
    organization = Organization(**details)
    organization.genitive_name = organization.genitive_name or genitive_of_organization(organization.short_name)
    try:
        organization.full_clean()
    except ValidationError as error:
        raise RuleViolation([f"{field}: {' '.join(texts)}" for field, texts in error.message_dict.items()]) from error
    organization.save()
    return organization


def _put_at_head(organization: Organization, head: Person | dict[str, Any], *, actor: Actor, today: date) -> None:
    """Whoever heads a working organization is its director here; above, the head may be anybody."""
    if isinstance(head, dict):
        named = head | {"post": head.get("post") or organization.head_post}
        head = _person(organization, named, actor=actor, today=today)
    organization.head = head
    organization.save(update_fields=["head"])
    if Role.DIRECTOR in roles_of_kind(organization.kind):
        open_membership(head, Role.DIRECTOR, actor=actor, today=today)


def _person(organization: Organization, named: dict[str, Any], *, actor: Actor, today: date) -> Person:
    sex = guess_sex(*_names(named))
    return add_person(actor=actor, today=today, organization=organization, **{"sex": sex, **named})


def _names(named: dict[str, Any]) -> tuple[str, ...]:
    return tuple(named.get(field, "") for field in ("family_name", "given_name", "patronymic"))
