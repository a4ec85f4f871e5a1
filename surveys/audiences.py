"""Audiences that this app can name by itself: the staff and the two banks."""

from datetime import date

from core.schoolyear import SchoolYear
from people.models import Organization, Person
from registry.models import InclusionDecision, MenteeProfile, MentorProfile
from registry.rules import InclusionAnswer
from surveys.kinds.audiences import Audience, register


def teachers(organization: Organization, today: date):
    """The teaching staff who work there on that day."""
    return Person.objects.working(today).filter(organization=organization, is_staff_member=True, is_teaching=True)


def mentees_and_chosen(organization: Organization, today: date):
    """The bank of mentees, and those whom this year's review said to include."""
    chosen = InclusionDecision.objects.filter(
        organization=organization, school_year=SchoolYear.containing(today).first, answer=InclusionAnswer.YES
    )
    entered = MenteeProfile.objects.active().filter(organization=organization)
    here = Person.objects.working(today).filter(organization=organization)
    return here.filter(pk__in=entered.values("person")) | here.filter(pk__in=chosen.values("person"))


def mentors(organization: Organization, today: date):
    entered = MentorProfile.objects.active().filter(organization=organization)
    return Person.objects.working(today).filter(organization=organization, pk__in=entered.values("person"))


def declare() -> None:
    register(Audience("mentees", "наставляемые: банк и те, кого решено включить", mentees_and_chosen))
    register(Audience("mentors", "наставники из банка", mentors))
    register(Audience("teachers", "все педагогические работники", teachers))
