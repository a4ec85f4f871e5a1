"""What the card of a person shows."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from core.actors import Actor
from people import policies
from people.models import Invitation, Membership, Person, StaffFact
from people.rules import Consequence, Role, consequences_of


@dataclass(frozen=True)
class Card:
    person: Person
    is_young: bool
    roles: list[Membership]
    past_roles: list[Membership]
    facts: list[StaffFact]
    unsettled: int
    invitation: Invitation | None
    state: tuple[str, str]  # words and tone


def card_of(actor: Actor, person: Person) -> Card:
    today = actor.today()
    roles = list(Membership.objects.filter(person=person).order_by("-started_on", "role"))
    facts = list(StaffFact.objects.visible_to(actor).filter(person=person).order_by("-starts_on", "-pk"))
    invitations = Invitation.objects.visible_to(actor).filter(person=person, used_at=None, revoked_at=None)
    return Card(
        person=person,
        is_young=person.is_young_specialist(today),
        roles=[role for role in roles if role.ended_on is None],
        past_roles=[role for role in roles if role.ended_on is not None],
        facts=facts,
        unsettled=sum(1 for fact in facts if not (fact.settled_on or fact.withdrawn_at)),
        invitation=invitations.order_by("-pk").first(),
        state=_state(person, facts, today),
    )


def _state(person: Person, facts: list[StaffFact], today: date) -> tuple[str, str]:
    holding = [
        f for f in facts if not f.withdrawn_at and f.starts_on <= today and (not f.ends_on or today <= f.ends_on)
    ]
    if any(fact.ends_work for fact in holding):
        return "не работает в организации", "neutral"
    if holding:
        return "длительно отсутствует", "warn"
    return ("работает", "good") if person.is_staff_member else ("не сотрудник", "neutral")


@dataclass(frozen=True)
class FactWithConsequences:
    fact: StaffFact
    consequences: list[Consequence]
    can_change: bool


def curators_to_follow(actor: Actor) -> list[Person]:
    """Whose work as a curator this actor may pass to a successor."""
    now = Membership.objects.visible_to(actor).current(actor.today()).filter(role=Role.CURATOR)
    people = [membership.person for membership in now.select_related("person").order_by("started_on", "pk")]
    return [person for person in people if policies.can_pass_curatorship(actor, person)]


def consequences(actor: Actor, person: Person) -> list[FactWithConsequences]:
    """The facts of a person that still stand, each with what it touches here and in the apps above."""
    facts = StaffFact.objects.visible_to(actor).standing().filter(person=person).select_related("person")
    return [
        FactWithConsequences(
            fact,
            [] if fact.settled_on else [*consequences_of(fact, actor), *_own(fact, actor)],
            policies.can_change_fact(actor, fact),
        )
        for fact in facts.order_by("-starts_on", "-pk")
    ]


def _own(fact: StaffFact, actor: Actor) -> list[Consequence]:
    """Roles and the sign-in of somebody who works here no more; those of the banks close with their entries."""
    person, found = fact.person, []
    roles = Membership.objects.filter(person=person, ended_on=None).exclude(role__in=(Role.MENTOR, Role.MENTEE))
    for membership in roles:
        if membership.role == Role.CURATOR:
            url, button = reverse("people:curatorship", args=[person.pk]), "Передать работу"
            found.append(Consequence("Ведёт работу куратора: её нужно передать другому сотруднику.", url, button))
        elif fact.ends_work:
            url, text = (
                reverse("people:roles", args=[person.pk]),
                f"Роль «{membership.get_role_display()}» ещё действует.",
            )
            found.append(Consequence(text, url, "Снять роль"))
    if fact.ends_work and person.user is not None and person.user.is_active:
        found.append(Consequence("Вход в систему ещё открыт.", person.get_absolute_url(), "Закрыть на карточке"))
    return found
