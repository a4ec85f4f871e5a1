"""Audiences of questionnaires that pairs give: those who worked in one this school year."""

from datetime import date

from core.schoolyear import SchoolYear
from pairs.models import Pair, PairMember
from people.models import Organization, Person
from surveys.kinds.audiences import Audience, register


def _worked(organization: Organization, today: date):
    year = SchoolYear.containing(today)
    return Pair.objects.filter(organization=organization).in_period(year.starts_on, today)


def mentors_of_pairs(organization: Organization, today: date):
    return Person.objects.working(today).filter(pk__in=_worked(organization, today).values("mentor__person"))


def mentees_of_pairs(organization: Organization, today: date):
    members = PairMember.objects.filter(pair__in=_worked(organization, today))
    return Person.objects.working(today).filter(pk__in=members.values("mentee__person"))


def declare() -> None:
    register(Audience("pair_mentees", "наставляемые, у кого в этом учебном году была пара", mentees_of_pairs))
    register(Audience("pair_mentors", "наставники, у кого в этом учебном году была пара", mentors_of_pairs))
