"""Certificates, diplomas, letters of thanks for chosen people: who they were in the school year, and the sheets."""

from collections.abc import Iterable
from datetime import date

from core.actors import Actor
from core.schoolyear import SchoolYear
from pairs.models import Pair, PairMember
from pairs.rules.awards import WORDS, AwardKind, AwardWords
from pairs.states import PairState
from people.models import Organization, Person
from people.rules import Role
from printing.awards import Award
from printing.cases import Case
from printing.russian import long_date

WORKED = (PairState.ACTIVE, PairState.ENDED)


def roles_of_year(organization: Organization, year: SchoolYear) -> dict[int, str]:
    """Mentor or mentee of a working pair of the year, by person; who was both is a mentor."""
    pairs = Pair.objects.filter(organization=organization, state__in=WORKED)
    pairs = pairs.in_period(year.starts_on, year.ends_on)
    mentees = PairMember.objects.filter(pair__in=pairs).values_list("mentee__person_id", flat=True)
    mentors = pairs.values_list("mentor__person_id", flat=True)
    return dict.fromkeys(mentees, str(Role.MENTEE)) | dict.fromkeys(mentors, str(Role.MENTOR))


def people_to_award(actor: Actor, today: date) -> list[tuple[Person, str]]:
    """Everybody of the organization with what they were this year; participants first."""
    roles = roles_of_year(actor.organization, SchoolYear.containing(today))
    people = Person.objects.visible_to(actor).working(today).by_name()
    told = [(person, roles.get(person.pk, "")) for person in people]
    return sorted(told, key=lambda one: ("mentor", "mentee", "").index(one[1]))


def awards_of(
    people: Iterable[Person], organization: Organization, kind: str, *, dated: date, text: str = ""
) -> list[Award]:
    """The sheets in the order of the people; `text` instead of what each role is thanked for."""
    words, year = WORDS[AwardKind(kind)], SchoolYear.containing(dated)
    roles = roles_of_year(organization, year)
    return [_award(person, organization, words, roles.get(person.pk, ""), year, dated, text) for person in people]


def _award(
    person: Person, organization: Organization, words: AwardWords, role: str, year: SchoolYear, dated: date, text: str
) -> Award:
    usual = {Role.MENTOR: words.mentor, Role.MENTEE: words.mentee}.get(Role(role)) if role else words.other
    case: Case = "dat" if words.in_dative else "nom"
    post = organization.head_post
    return Award(
        kind_title=words.title,
        organization=organization.full_name,
        lead=words.lead,
        name=person.name_in(case),
        post=person.post_in(case),
        text=text or f"{usual}\nв {year} учебном году",
        signer_post=f"{post[:1].upper()}{post[1:]}",
        signer=organization.head.signed_name if organization.head else "",
        place_and_date=", ".join(filter(None, (organization.place, long_date(dated)))),
    )
