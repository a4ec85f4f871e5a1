"""A small school whose year can be counted by hand, for tests of this app and for its probes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils import timezone

from pairs.models import Pair, PairMember
from pairs.rules import EndGround
from pairs.states import PairState
from papers.models import Act
from papers.rules import ActKind, Source
from people.models import Organization, Person
from programs.models import Meeting, MeetingReply, Program, ProgramItem
from programs.rules import Reply, planned_end
from programs.states import ProgramState
from registry.models import Consent, MenteeProfile, MentorProfile
from registry.rules import REQUIRED_CONSENTS, Bank, MenteeCategory, MentorCategory
from reports.models import Report
from surveys.models import Answer, Invitee, Question, Questionnaire, Response, Survey
from surveys.rules import Purpose, QuestionKind
from surveys.states import SurveyState
from tests.cast import Cast, make_person

YEAR = 2025
FIRST, LAST = date(2025, 9, 1), date(2026, 8, 31)
TODAY = date(2026, 6, 10)


def make_mentor(organization: Organization, person: Person | None = None, **fields) -> MentorProfile:
    person = person or make_person(organization)
    defaults = {"entered_on": FIRST, "categories": [MentorCategory.EXPERIENCED]}
    return MentorProfile.objects.create(organization=organization, person=person, **(defaults | fields))


def make_mentee(organization: Organization, person: Person | None = None, **fields) -> MenteeProfile:
    person = person or make_person(organization)
    defaults = {"entered_on": FIRST, "categories": [MenteeCategory.YOUNG]}
    return MenteeProfile.objects.create(organization=organization, person=person, **(defaults | fields))


def make_pair(
    mentor: MentorProfile, *mentees: MenteeProfile, started_on: date = FIRST, ended_on: date | None = None, **fields
) -> Pair:
    """A pair that works from its first day on, or worked until its last."""
    defaults = {"kinds": ["traditional"], "proposed_on": started_on, "state": PairState.ACTIVE}
    if ended_on:
        defaults |= {"state": PairState.ENDED, "ended_on": ended_on, "end_ground": EndGround.COMPLETED}
    pair = Pair.objects.create(
        organization=mentor.organization, mentor=mentor, started_on=started_on, **(defaults | fields)
    )
    for mentee in mentees:
        PairMember.objects.create(pair=pair, mentee=mentee, started_on=started_on, ended_on=ended_on)
    return pair


def make_program(pair: Pair, state: str = ProgramState.RUNNING, **fields) -> Program:
    defaults = {"starts_on": pair.started_on, "months": 9, "approved_on": pair.started_on, "state": state}
    program = Program(pair=pair, **(defaults | fields))
    program.ends_on = planned_end(program.starts_on, program.months)
    program.save()
    return program


def make_item(program: Program, term_on: date, done_on: date | None = None) -> ProgramItem:
    position = ProgramItem.objects.filter(program=program).count() + 1
    return ProgramItem.objects.create(
        program=program, position=position, topic="Разбор урока", term_on=term_on, done_on=done_on
    )


def make_meeting(pair: Pair, held_on: date, minutes: int = 45, reply: str = "", **fields) -> Meeting:
    """A meeting logged on its day, with one reply of every mentee (or their silence)."""
    meeting = Meeting.objects.create(pair=pair, held_on=held_on, minutes=minutes, logged_on=held_on, **fields)
    if reply:
        for member in pair.members.all():
            objection = "Встречи не было." if reply == Reply.OBJECTED else ""
            person = member.mentee.person
            MeetingReply.objects.create(
                meeting=meeting, person=person, reply=reply, objection=objection, replied_on=held_on
            )
    return meeting


def give_consents(person: Person, bank: str, given_on: date = FIRST, **fields) -> None:
    for kind in REQUIRED_CONSENTS[bank]:
        Consent.objects.create(
            organization=person.organization,
            person=person,
            kind=kind,
            given_on=given_on,
            source=Source.PAPER,
            **fields,
        )


def make_round(
    organization: Organization,
    marks: dict[Person, int | None],
    *,
    purpose: str = Purpose.SATISFACTION_MENTEE,
    anonymous: bool = False,
    opened_on: date = date(2026, 5, 4),
) -> Survey:
    """A closed round with one question: the mark of each person, None for those who did not answer.

    A round of needs asks of a parameter, any other of satisfaction.
    """
    asks_of_parameter = purpose == Purpose.NEEDS
    questionnaire = Questionnaire.objects.create(organization=organization, title="Как прошёл год", purpose=purpose)
    question = Question.objects.create(
        questionnaire=questionnaire,
        position=1,
        text="Насколько уверенно вы ведёте урок?" if asks_of_parameter else "Довольны ли вы?",
        kind=QuestionKind.SCALE,
        counts_as_satisfaction=not asks_of_parameter,
    )
    survey = Survey.objects.create(
        organization=organization,
        questionnaire=questionnaire,
        title="Итоги года",
        audience_name="mentees",
        is_anonymous=anonymous,
        school_year=YEAR,
        state=SurveyState.CLOSED,
        opened_on=opened_on,
    )
    for person, mark in marks.items():
        Invitee.objects.create(survey=survey, person=person, answered_on=date(2026, 5, 5) if mark else None)
        if mark:
            moment = datetime(2026, 5, 5, tzinfo=UTC)
            response = Response.objects.create(survey=survey, person=None if anonymous else person, submitted_at=moment)
            Answer.objects.create(response=response, question=question, number=mark)
    return survey


@dataclass(frozen=True)
class SmallSchool:
    """Ten teachers; two mentors with three mentees in two pairs and a group, one mentee without a pair."""

    organization: Organization
    mentors: list[MentorProfile]
    mentees: list[MenteeProfile]
    pairs: list[Pair]
    programs: list[Program]


def make_small_school(organization: Organization) -> SmallSchool:
    """Everything of the year 2025/2026 of a school that has nothing else, so that each figure is known.

    First mentor: a pair that ended in May as planned. Second mentor: a group of two, stopped for one reason in March,
    then a pair with one of them, which goes on. The fourth mentee waits. Of the ten teachers two are young.
    """
    people = [make_person(organization) for _ in range(6)]
    for person in people[2:4]:
        person.teaching_experience_months, person.experience_as_of = 12, date(2025, 9, 1)
        person.save()
    make_person(organization, is_teaching=False, post="завхоз")
    mentors = [make_mentor(organization, people[0]), make_mentor(organization, people[1], entered_on=date(2025, 10, 1))]
    mentees = [make_mentee(organization, person) for person in people[2:5]]
    mentees.append(make_mentee(organization, people[5], categories=[MenteeCategory.BURNT_OUT]))
    done = make_pair(mentors[0], mentees[0], started_on=date(2025, 9, 11), ended_on=date(2026, 5, 29))
    stopped = make_pair(
        mentors[1],
        *mentees[1:3],
        started_on=date(2025, 10, 1),
        ended_on=date(2026, 3, 2),
        end_ground=EndGround.INITIATIVE,
        kinds=["group", "virtual"],
    )
    goes_on = make_pair(mentors[1], mentees[1], started_on=date(2026, 3, 10), form="head_teacher")
    programs = _programs(done, stopped, goes_on)
    _meetings(done, stopped)
    for mentor in mentors:
        give_consents(mentor.person, Bank.MENTORS)
    for mentee in mentees[:2]:
        give_consents(mentee.person, Bank.MENTEES)
    make_round(organization, {people[2]: 9, people[3]: 6, people[4]: None})
    make_round(organization, {people[0]: 7}, purpose=Purpose.SATISFACTION_MENTOR)
    Act.objects.create(organization=organization, kind=ActKind.REGULATION, title="Положение", dated=FIRST)
    return SmallSchool(organization, mentors, mentees, [done, stopped, goes_on], programs)


def _programs(done: Pair, stopped: Pair, goes_on: Pair) -> list[Program]:
    ended = {"ended_on": date(2026, 5, 29), "end_ground": EndGround.COMPLETED}
    first = make_program(done, ProgramState.COMPLETED, **ended)
    make_item(first, date(2025, 11, 1), date(2025, 11, 3))
    make_item(first, date(2026, 2, 1), date(2026, 1, 30))
    ended = {"ended_on": date(2026, 3, 2), "end_ground": EndGround.INITIATIVE}
    second = make_program(stopped, ProgramState.STOPPED, **ended)
    make_item(second, date(2025, 12, 1))
    make_item(second, date(2026, 4, 1))  # after the end: never due
    third = make_program(goes_on)
    make_item(third, date(2026, 6, 10), date(2026, 6, 9))
    make_item(third, date(2026, 6, 11))  # not due yet
    return [first, second, third]


def _meetings(done: Pair, stopped: Pair) -> None:
    make_meeting(done, date(2025, 9, 15), 60, Reply.CONFIRMED)
    make_meeting(done, date(2025, 10, 15), 45)  # silence confirms
    make_meeting(stopped, date(2025, 10, 20), 90, Reply.OBJECTED)
    make_meeting(done, date(2025, 11, 15), 30, withdrawn_at=timezone.now())


def make_report(organization: Organization, cast: Cast | None = None, year: int = 2020, **fields) -> Report:
    """A report of a year in which no school of the cast has anything else."""
    return Report.objects.create(organization=organization, school_year=year, **fields)
