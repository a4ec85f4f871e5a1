"""Rows of the banks for tests of this app and of those above."""

from datetime import date

from papers.rules import Source
from people.models import Organization, Person
from registry.models import Competence, Consent, MenteeProfile, MentorProfile, Need
from registry.rules import ConsentKind
from tests.cast import SINCE, make_person

TODAY = date(2026, 11, 20)
NEXT = date(2026, 11, 21)


def make_consent(person: Person, kind: str = ConsentKind.PERSONAL_DATA, **fields) -> Consent:
    defaults = {"given_on": SINCE, "source": Source.PAPER, "text": "Даю согласие.", "text_sha256": "0" * 64}
    return Consent.objects.create(organization=person.organization, person=person, kind=kind, **(defaults | fields))


def make_mentor(organization: Organization, person: Person | None = None, **fields) -> MentorProfile:
    person = person or make_person(organization)
    return MentorProfile.objects.create(organization=organization, person=person, **({"entered_on": SINCE} | fields))


def make_mentee(organization: Organization, person: Person | None = None, **fields) -> MenteeProfile:
    person = person or make_person(organization)
    return MenteeProfile.objects.create(organization=organization, person=person, **({"entered_on": SINCE} | fields))


def competence(code: str) -> Competence:
    return Competence.objects.get(code=code)


def make_need(mentee: MenteeProfile, code: str = "discipline", weight: int = 3) -> Need:
    return Need.objects.create(mentee=mentee, competence=competence(code), weight=weight)
