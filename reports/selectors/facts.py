"""The rows of one organization and year, read once into plain facts, in as many queries however many rows.

Not narrowed by `visible_to`: snapshots are counted by the product itself. Lists of the rows behind a figure are
(`reports.views`), and a test compares both.
"""

from datetime import date
from typing import Any

from django.db.models import Avg, DateField, Exists, F, Min, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from core.schoolyear import SchoolYear
from library.models import Material
from pairs.models import Pair, PairMember
from papers.models import Act
from papers.rules import ActKind, ActState, Source
from people.models import Membership, Organization, Person, StaffFact
from people.rules import Role, StaffFactKind
from programs.models import Meeting, Program, ProgramCorrection, ProgramExtension, ProgramItem
from programs.rules import MeetingStatus
from programs.states import ProgramState
from registry.models import Consent, MenteeProfile, MentorProfile
from registry.states import EntryState
from reports.kinds.changes import MarkFact
from reports.kinds.facts import (
    AnswerFact,
    AskedFact,
    ConsentFact,
    EntryFact,
    ItemFact,
    MeetingFact,
    MemberFact,
    PairFact,
    PersonFact,
    ProgramFact,
    RoundFacts,
    YearFacts,
)
from reports.rules import before_from, counted_on, overlaps
from surveys.models import Answer, Invitee, Response, Survey
from surveys.rules import Purpose, QuestionKind
from surveys.states import SurveyState

APPROVED = (ProgramState.RUNNING, ProgramState.COMPLETED, ProgramState.STOPPED)
CONFIRMED = {MeetingStatus.CONFIRMED, MeetingStatus.SILENT}


def facts_of(organization: Organization, year: SchoolYear, today: date) -> YearFacts:
    """Everything that the indicators of the year are counted from, as of today (of a past year: its last day)."""
    first, last = year.starts_on, counted_on(year, today)
    return YearFacts(
        year=year,
        last=last,
        has_electronic_act=bool(organization.electronic_act),
        staff=_staff(organization),
        curators=_curators(organization, first, last),
        mentor_bank=_bank(MentorProfile, organization, last),
        mentee_bank=_bank(MenteeProfile, organization, last),
        all_pairs=_pairs(organization, first, last),
        first_pairings=_first_pairings(organization, last),
        all_programs=_programs(organization, last),
        items=_items(organization, first, last),
        meetings=_meetings(organization, first, last),
        consents=_consents(organization, last),
        mentee_round=_rounds(organization, year, Purpose.SATISFACTION_MENTEE),
        mentor_round=_rounds(organization, year, Purpose.SATISFACTION_MENTOR),
        regulations=_regulations(organization, first, last),
        materials=_materials(organization, first, last),
    )


def _staff(organization: Organization) -> tuple[PersonFact, ...]:
    """Teachers who are on the staff, or were until they left."""
    gone = StaffFact.objects.filter(
        person=OuterRef("pk"), kind__in=[StaffFactKind.LEFT, StaffFactKind.TRANSFERRED], withdrawn_at=None
    )
    people = Person.objects.filter(Q(is_staff_member=True) | Exists(gone), organization=organization, is_teaching=True)
    fields = ("pk", "hired_on", "gone_on", "teaching_experience_months", "experience_as_of")
    young = ("young_specialist_from", "young_specialist_until")
    left = Min(
        "staff_facts__starts_on",
        filter=Q(staff_facts__kind__in=[StaffFactKind.LEFT, StaffFactKind.TRANSFERRED], staff_facts__withdrawn_at=None),
    )
    rows = people.by_name().annotate(gone_on=left).values_list(*fields, *young)
    return tuple(PersonFact(*row) for row in rows)


def _curators(organization: Organization, first: date, last: date) -> tuple[int, ...]:
    held = Membership.objects.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=first),
        person__organization=organization,
        role=Role.CURATOR,
        started_on__lte=last,
    )
    return tuple(held.order_by("person").values_list("person", flat=True).distinct())


def _bank(model: Any, organization: Organization, last: date) -> tuple[EntryFact, ...]:
    entries = model.objects.filter(organization=organization, entered_on__lte=last).by_name()
    trained = F("trained_on") if model is MentorProfile else Value(None, output_field=DateField())
    fields = ("person", "entered_on", "left_on", "state", "categories")
    return tuple(
        EntryFact(person, entered, left, state == EntryState.PAUSED, tuple(categories), trained_on)
        for person, entered, left, state, categories, trained_on in entries.values_list(*fields, trained)
    )


def _pairs(organization: Organization, first: date, last: date) -> tuple[PairFact, ...]:
    """Pairs of the year, each with the members whose period overlaps the year."""
    pairs = Pair.objects.filter(organization=organization, started_on__isnull=False).in_period(first, last)
    members: dict[int, list[MemberFact]] = {}
    for member in PairMember.objects.filter(pair__in=pairs).select_related("pair", "mentee").order_by("pk"):
        pair = member.pair
        began = member.started_on or pair.started_on
        ended = min(filter(None, (member.ended_on, pair.ended_on)), default=None)
        if overlaps(began, ended, first, last):
            fact = MemberFact(member.pk, member.mentee.person_id, began, ended)
            members.setdefault(pair.pk, []).append(fact)
    fields = ("pk", "mentor__person", "form", "kinds", "started_on", "ended_on", "end_ground")
    rows = pairs.order_by("started_on", "pk").values_list(*fields)
    return tuple(
        PairFact(pk, mentor, form, tuple(kinds), started, ended, ground, tuple(members.get(pk, ())))
        for pk, mentor, form, kinds, started, ended, ground in rows
    )


def _first_pairings(organization: Organization, last: date) -> tuple[tuple[int, date], ...]:
    """Of each mentee the day their first pair ever began."""
    began = PairMember.objects.filter(
        pair__organization=organization, pair__started_on__isnull=False, pair__started_on__lte=last
    )
    firsts = began.values("mentee__person").annotate(day=Min(Coalesce("started_on", "pair__started_on")))
    return tuple(firsts.order_by("mentee__person").values_list("mentee__person", "day"))


def _programs(organization: Organization, last: date) -> tuple[ProgramFact, ...]:
    approved = Program.objects.filter(pair__organization=organization, state__in=APPROVED, starts_on__lte=last)
    extended, corrected = _applied(ProgramExtension, organization), _applied(ProgramCorrection, organization)
    rows = approved.order_by("starts_on", "pk").values_list("pk", "starts_on", "ended_on", "end_ground")
    return tuple(ProgramFact(*row, extended.get(row[0], ()), corrected.get(row[0], ())) for row in rows)


def _applied(model: Any, organization: Organization) -> dict[int, tuple[date, ...]]:
    """The days on which changes of that kind took hold, by program."""
    changes = model.objects.applied().filter(program__pair__organization=organization)
    days: dict[int, tuple[date, ...]] = {}
    for program, day in changes.order_by("applied_on", "pk").values_list("program", "applied_on"):
        days[program] = (*days.get(program, ()), day)
    return days


def _items(organization: Organization, first: date, last: date) -> tuple[ItemFact, ...]:
    items = ProgramItem.objects.filter(
        program__pair__organization=organization, program__state__in=APPROVED, term_on__range=(first, last)
    )
    return tuple(
        ItemFact(*row) for row in items.order_by("term_on", "pk").values_list("pk", "program", "term_on", "done_on")
    )


def _consents(organization: Organization, last: date) -> tuple[ConsentFact, ...]:
    given = Consent.objects.filter(organization=organization, given_on__lte=last).order_by("pk")
    rows = given.values_list("person", "kind", "given_on", "valid_until", "withdrawn_on", "source")
    return tuple(
        ConsentFact(person, kind, given_on, until, withdrawn, source == Source.PAPER)
        for person, kind, given_on, until, withdrawn, source in rows
    )


def _rounds(organization: Organization, year: SchoolYear, purpose: str) -> RoundFacts:
    """All rounds of the purpose that were opened in the year, answers in the order they came."""
    surveys = Survey.objects.filter(
        organization=organization, school_year=year.first, questionnaire__purpose=purpose
    ).exclude(state=SurveyState.DRAFT)
    asked: dict[int, bool] = {}
    for person, answered_on in (
        Invitee.objects.filter(survey__in=surveys).order_by("pk").values_list("person", "answered_on")
    ):
        asked[person] = asked.get(person, False) or answered_on is not None
    marks = Avg("answers__number", filter=Q(answers__question__counts_as_satisfaction=True))
    told = surveys.exclude(is_anonymous=True, state=SurveyState.OPEN)  # growing figures would tell whose they are
    submitted = Response.objects.filter(survey__in=told, submitted_at__isnull=False).annotate(mean=marks)
    rows = submitted.order_by("submitted_at", "pk").values_list("pk", "person", "survey__is_anonymous", "mean")
    return RoundFacts(
        tuple(AskedFact(person, answered) for person, answered in asked.items()),
        tuple(AnswerFact(pk, person, anonymous, mean) for pk, person, anonymous, mean in rows),
    )


def marks_of(organization: Organization, first: date, last: date) -> list[MarkFact]:
    """Marks of named rounds that tell of a parameter, not of satisfaction, for the year and its preparation."""
    marks = Answer.objects.filter(
        response__survey__organization=organization,
        response__survey__is_anonymous=False,
        response__survey__opened_on__range=(before_from(first), last),
        response__submitted_at__isnull=False,
        response__person__isnull=False,
        question__kind=QuestionKind.SCALE,
        question__counts_as_satisfaction=False,
        number__isnull=False,
    )
    fields = ("question", "question__text", "response__person", "response__survey__opened_on", "number")
    named: dict[str, int] = {}
    return [
        MarkFact(named.setdefault(text, question), text, person, opened_on, mark)
        for question, text, person, opened_on, mark in marks.order_by("question", "pk").values_list(*fields)
    ]


def _regulations(organization: Organization, first: date, last: date) -> tuple[int, ...]:
    """The organization's own regulations that were valid on a day of the year."""
    acts = Act.objects.filter(organization=organization, kind=ActKind.REGULATION, state=ActState.IN_FORCE)
    valid = acts.annotate(since=Coalesce("valid_from", "dated")).filter(
        Q(since__isnull=True) | Q(since__lte=last), Q(valid_until__isnull=True) | Q(valid_until__gte=first)
    )
    return tuple(valid.order_by("pk").values_list("pk", flat=True))


def _materials(organization: Organization, first: date, last: date) -> tuple[int, ...]:
    added = Material.objects.filter(organization=organization, added_on__range=(first, last))
    return tuple(added.order_by("pk").values_list("pk", flat=True))


def _meetings(organization: Organization, first: date, last: date) -> tuple[MeetingFact, ...]:
    """Meetings held; confirmed by every mentee's word or by their silence."""
    held = Meeting.objects.held().in_period(first, last).filter(pair__organization=organization).with_status(last)
    meetings: Any = held.order_by("held_on", "pk").only("pk", "pair", "minutes")
    return tuple(MeetingFact(m.pk, m.pair_id, m.minutes, m.reply_status in CONFIRMED) for m in meetings)
