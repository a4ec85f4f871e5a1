"""Who may be wished, and what was wished: read by the curator and the psychologist alone."""

from dataclasses import dataclass

from core.actors import Actor
from pairs.models import PreferenceList, PreferenceRound
from pairs.rules.matching import PreferenceSide
from people.models import Person
from registry.models import MenteeProfile, MentorProfile

BANKS = {PreferenceSide.MENTOR: MentorProfile, PreferenceSide.MENTEE: MenteeProfile}


@dataclass(frozen=True)
class Wishes:
    person: Person
    side: str
    wished: list[str]
    unwished: list[str]
    is_from_paper: bool


def people_of(meeting: PreferenceRound, side: str) -> list[Person]:
    """Everybody of one bank, by name."""
    rows = BANKS[PreferenceSide(side)].objects.filter(organization=meeting.organization).active()
    return [row.person for row in rows.select_related("person").by_name()]


def others_for(meeting: PreferenceRound, person: Person, side: str) -> list[Person]:
    """Whom this participant may choose from: the other bank without themselves."""
    other = PreferenceSide.MENTEE if side == PreferenceSide.MENTOR else PreferenceSide.MENTOR
    return [one for one in people_of(meeting, other) if one.pk != person.pk]


def sides_of(meeting: PreferenceRound, person: Person | None) -> list[str]:
    """In which banks the person stands."""
    if person is None:
        return []
    return [
        side
        for side, bank in BANKS.items()
        if bank.objects.filter(organization=meeting.organization, person=person).active().exists()
    ]


def wishes(actor: Actor, meeting: PreferenceRound) -> list[Wishes]:
    """All lists of a round; what others said of the reader is left out."""
    lists = PreferenceList.objects.visible_to(actor).filter(round=meeting).select_related("person")
    rows = list(lists.order_by("side", "person__family_name", "pk"))
    keys = {pk for row in rows for pk in [*row.wished, *row.unwished]}
    people = {pk: person.short_name for pk, person in Person.objects.in_bulk(keys).items()}
    people.pop(getattr(actor.person, "pk", None), None)
    return [
        Wishes(
            row.person,
            row.get_side_display(),
            [people[pk] for pk in row.wished if pk in people],
            [people[pk] for pk in row.unwished if pk in people],
            row.is_from_paper,
        )
        for row in rows
    ]
