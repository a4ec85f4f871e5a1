"""Pairs for tests of this app and of those above, each state reached by the product's own acts."""

from datetime import date

from core.actors import SYSTEM
from orders.actions import mark_signed, register
from orders.models import Order
from pairs import actions
from pairs.models import Application, Pair
from pairs.rules import Answer
from people.models import Organization
from people.rules import Role
from registry.models import MenteeProfile, MentorProfile
from registry.rules import ConsentKind, MentoringForm, MentoringKind
from registry.tests.made import make_consent, make_mentee, make_mentor
from tests.cast import give_role

TODAY = date(2026, 10, 1)
STARTS, ENDS = date(2026, 10, 1), date(2027, 5, 31)
TERMS = {
    "form": MentoringForm.TEACHER_TEACHER,
    "kinds": [MentoringKind.TRADITIONAL],
    "starts_on": STARTS,
    "ends_on": ENDS,
}


def ready_mentor(organization: Organization, person=None, *, written: bool = True, **fields) -> MentorProfile:
    """A mentor's entry with the role and the consents that a pair and its order ask for."""
    mentor = make_mentor(organization, person, **fields)
    _prepare(mentor, Role.MENTOR, ConsentKind.MENTOR_DUTIES if written else "")
    return mentor


def ready_mentee(organization: Organization, person=None, *, written: bool = True, **fields) -> MenteeProfile:
    mentee = make_mentee(organization, person, **fields)
    _prepare(mentee, Role.MENTEE, ConsentKind.BEING_MENTORED if written else "")
    return mentee


def _prepare(entry, role: str, duty: str) -> None:
    make_consent(entry.person)
    if duty:
        make_consent(entry.person, duty)
    if not entry.person.memberships.filter(role=role).exists():
        give_role(entry.person, role)


def proposed(
    organization: Organization, mentor: MentorProfile | None = None, mentees=None, *, today: date = TODAY, **terms
) -> Pair:
    """A proposed pair of new people, or of those given."""
    mentor = mentor or ready_mentor(organization)
    mentees = mentees or [ready_mentee(organization)]
    pair = actions.propose(mentor, mentees, actor=SYSTEM, today=today, **(TERMS | terms))
    return fresh(pair)


def agreed(organization: Organization, *args, today: date = TODAY, **terms) -> Pair:
    pair = proposed(organization, *args, today=today, **terms)
    answers = [(pair, person) for person in pair.people]
    actions.record_answers(answers, answer=Answer.YES, answered_on=today, actor=SYSTEM, today=today)
    return fresh(pair)


def ordered(organization: Organization, *args, today: date = TODAY, **terms) -> Pair:
    pair = agreed(organization, *args, today=today, **terms)
    actions.draft_order([pair], actor=SYSTEM, today=today)
    return fresh(pair)


def active(organization: Organization, *args, today: date = TODAY, number: str = "", **terms) -> Pair:
    pair = ordered(organization, *args, today=today, **terms)
    bring_into_force(pair.opened_by, number=number or f"{pair.pk}-ОД", today=today)
    return fresh(pair)


def application(pair: Pair, kind: str, *, mentor: bool = True, on: date = TODAY, **fields) -> Application:
    """A paper of the mentor, or of the first mentee, as the curator records it."""
    person = pair.people[0 if mentor else 1]
    asked = actions.record_application(pair, kind, [person], submitted_on=on, actor=SYSTEM, today=on, **fields)
    return Application.objects.for_list().get(pk=asked.pk)


def bring_into_force(order: Order, *, number: str = "70-ОД", today: date = TODAY) -> Order:
    """Signed on paper and registered on that day."""
    order = mark_signed(order, on=today, actor=SYSTEM, today=today)
    return register(order, number=number, dated=today, actor=SYSTEM, today=today)


def fresh(pair: Pair) -> Pair:
    return Pair.objects.for_list().prefetch_related("agreements").get(pk=pair.pk)
