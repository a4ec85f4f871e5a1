"""Working pairs for the tests of programs, in either school: a mentor, mentees with needs, a program on its way."""

from datetime import date
from itertools import count

from pairs.models import Pair, PairMember
from pairs.states import PairState
from people.models import Organization, Person, User
from people.rules import Role
from programs import actions
from programs.actions.meetings import Held
from programs.models import Meeting, Program
from programs.rules import MeetingKind
from registry.models import Competence, MenteeProfile, MentorProfile, Need
from tests.cast import actor_of, make_user

STARTED = date(2026, 9, 1)
ENDS = date(2027, 5, 31)
TODAY = date(2026, 10, 1)
DIFFICULTIES = [("Дисциплина на уроке", 2), ("Планирование урока", 3), ("Работа с родителями", 1)]
_numbers = count(1)


def make_pair(
    organization: Organization,
    *,
    mentor: User | None = None,
    mentees: list[User] | None = None,
    started_on: date = STARTED,
    kinds: tuple[str, ...] = ("traditional",),
    with_needs: bool = True,
) -> Pair:
    """An active pair; its people are made anew unless they are given."""
    mentor = mentor or make_user(organization, Role.MENTOR)
    mentees = mentees or [make_user(organization, Role.MENTEE)]
    profile = _profile(MentorProfile, person_of(mentor, organization))
    pair = Pair.objects.create(
        organization=organization,
        mentor=profile,
        kinds=list(kinds),
        state=PairState.ACTIVE,
        proposed_on=started_on,
        started_on=started_on,
        starts_on=started_on,
        ends_on=ENDS,
    )
    for mentee in mentees:
        add_member(pair, person_of(mentee, organization), with_needs=with_needs)
    return pair


def add_member(pair: Pair, person: Person, *, with_needs: bool = True) -> PairMember:
    profile = _profile(MenteeProfile, person)
    if with_needs and not profile.needs.exists():
        profile.strengths = "Хорошо знает предмет"
        profile.save()
        for title, weight in DIFFICULTIES:
            competence, _ = Competence.objects.get_or_create(title=title, code="")
            Need.objects.create(mentee=profile, competence=competence, weight=weight)
    return PairMember.objects.create(pair=pair, mentee=profile, started_on=pair.started_on)


def person_of(user: User, organization: Organization) -> Person:
    return Person.objects.get(user=user, organization=organization)


def _profile(model, person: Person):
    return model.objects.get_or_create(
        organization=person.organization, person=person, defaults={"entered_on": STARTED}
    )[0]


def curator_of(organization: Organization):
    """The school's curator, or one made for it, as an actor."""
    return actor_of(_holder(organization, Role.CURATOR))


def director_of(organization: Organization):
    return actor_of(_holder(organization, Role.DIRECTOR))


def _holder(organization: Organization, role: str) -> User:
    person = Person.objects.filter(
        organization=organization, memberships__role=role, memberships__ended_on=None, user__isnull=False
    ).first()
    return person.user if person else make_user(organization, role)


def mentor_of(pair: Pair):
    return actor_of(pair.mentor.person.user, pair.organization)


def mentee_of(pair: Pair, number: int = 0):
    return actor_of(pair.people[1 + number].user, pair.organization)


def make_draft(pair: Pair, *, months: int = 8) -> Program:
    return actions.compose(
        pair, actor=mentor_of(pair), today=STARTED, starts_on=STARTED, months=months, goal="Помочь освоиться"
    )


def make_agreed(pair: Pair, **kwargs) -> Program:
    program = make_draft(pair, **kwargs)
    for person in pair.people:
        actions.agree(program, person=person, actor=actor_of(person.user, pair.organization), today=STARTED)
    program.refresh_from_db()
    return program


def make_sent(pair: Pair, **kwargs) -> Program:
    return actions.send(make_agreed(pair, **kwargs), actor=mentor_of(pair), today=STARTED)


def make_running(pair: Pair, **kwargs) -> Program:
    program = make_sent(pair, **kwargs)
    return actions.approve(program, actor=director_of(pair.organization), today=STARTED)


def finish_plan(program: Program, today: date = TODAY) -> None:
    for item in program.items.filter(done_on=None):
        actions.mark_done(item, actor=mentor_of(program.pair), today=today)


def make_meeting(pair: Pair, held_on: date = date(2026, 9, 10), *, today: date | None = None, **kwargs) -> Meeting:
    """Logged on the day it was held, unless told otherwise."""
    held = Held(**({"kind": MeetingKind.FIRST, "held_on": held_on, "minutes": 45} | kwargs))
    return actions.log_meeting(pair, held, actor=mentor_of(pair), today=today or held_on)
