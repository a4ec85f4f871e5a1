"""Suitable mentors for chosen mentees, each with the reason; and the mentees who wait for a pair."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, OuterRef

from core.actors import Actor
from pairs import matching
from pairs.models import PairMember
from pairs.selectors.obstacles import away, left, places_taken
from pairs.states import TAKING_A_PLACE
from registry.models import Competence, MenteeProfile, MentorCompetence, MentorProfile
from registry.rules import ConsentKind
from registry.selectors.consents import consents_lacking
from registry.states import EntryState

Ranked = tuple[list[matching.Suitability], list[matching.Suitability]]


def candidates(actor: Actor, mentees: Sequence[MenteeProfile], *, today: date) -> Ranked:
    """Mentors of the bank for these mentees: the suitable ones, best first, and the others with the cause."""
    mentors = MentorProfile.objects.visible_to(actor).exclude(state=EntryState.CLOSED).select_related("person")
    asked = _mentees(actor, mentees)
    return matching.ordered([matching.suitability(one, asked) for one in _mentors(mentors, mentees, today)])


def for_one(
    actor: Actor, mentor: MentorProfile, mentees: Sequence[MenteeProfile], *, today: date
) -> list[matching.Suitability]:
    """The same for one mentor."""
    asked = _mentees(actor, mentees)
    return [matching.suitability(one, asked) for one in _mentors([mentor], mentees, today)]


def suitable_mentees(
    actor: Actor, mentor: MentorProfile, *, today: date
) -> list[tuple[MenteeProfile, matching.Suitability]]:
    """Mentees without a pair whom this mentor could help, best first."""
    waiting = list(without_a_pair(actor).prefetch_related("needs__competence"))
    [offering] = _mentors([mentor], [], today)
    asked = _mentees(actor, waiting)
    found = [(row, matching.suitability(offering, [one])) for row, one in zip(waiting, asked, strict=True)]
    return sorted([one for one in found if one[1].is_suitable], key=lambda one: (-one[1].score, str(one[0])))


def without_a_pair(actor: Actor):
    """Active entries of mentees in no open pair: the queue, in the order of their names."""
    open_pairs = PairMember.objects.filter(mentee=OuterRef("pk"), end_ground="", pair__state__in=TAKING_A_PLACE)
    return MenteeProfile.objects.visible_to(actor).active().exclude(Exists(open_pairs)).by_name().for_list()


def _mentees(actor: Actor, profiles: Sequence[MenteeProfile]) -> list[matching.Mentee]:
    lineage = _lineage(actor)
    return [
        matching.Mentee(
            person=profile.person_id,
            name=profile.person.short_name,
            needs=tuple(
                matching.Difficulty(lineage.get(need.competence_id, frozenset()), need.competence.title, need.weight)
                for need in profile.needs.all()
            ),
            subjects=matching.subjects_of(profile.person.subjects),
            forms=frozenset(profile.forms),
            kinds=frozenset(profile.kinds),
        )
        for profile in profiles
    ]


def _mentors(rows: Iterable[MentorProfile], mentees: Sequence[MenteeProfile], today: date) -> list[matching.Mentor]:
    profiles = list(rows)
    persons = [profile.person for profile in profiles]
    taken = places_taken([profile.pk for profile in profiles])
    lacking = consents_lacking([person.pk for person in persons], [ConsentKind.PERSONAL_DATA], today)
    gone, absent = left(persons, today), away(profiles, today)
    offers = _offers(profiles)
    already = _already(profiles, mentees)
    return [
        matching.Mentor(
            pk=profile.pk,
            person=profile.person_id,
            name=str(profile.person),
            capacity=profile.capacity,
            taken=taken.get(profile.pk, 0),
            offers=offers.get(profile.pk, frozenset()),
            subjects=matching.subjects_of(profile.person.subjects),
            forms=frozenset(profile.forms),
            kinds=frozenset(profile.kinds),
            entry="" if profile.state == EntryState.ACTIVE else f"запись в банке: {profile.get_state_display()}",
            consent="нет согласия на обработку персональных данных" if profile.person_id in lacking else "",
            away=_away(profile, gone, absent),
            already_with=tuple(already.get(profile.pk, ())),
        )
        for profile in profiles
    ]


def _away(profile: MentorProfile, gone: set[int], absent: set[int]) -> str:
    if profile.person_id in gone:
        return "больше не работает в организации"
    return "длительное отсутствие" if profile.person_id in absent else ""


def _offers(profiles: Sequence[MentorProfile]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    through = MentorCompetence.objects.filter(mentor__in=[profile.pk for profile in profiles])
    for mentor, competence in through.values_list("mentor_id", "competence_id"):
        found.setdefault(mentor, set()).add(competence)
    return {mentor: frozenset(ids) for mentor, ids in found.items()}


def _lineage(actor: Actor) -> dict[int, frozenset[int]]:
    """For each competence itself and all above it: whoever offers the whole branch answers the need too."""
    parents = dict(Competence.objects.visible_to(actor).values_list("pk", "parent_id"))
    found = {}
    for pk in parents:
        line: set[int] = set()
        above: int | None = pk
        while above and above not in line:
            line.add(above)
            above = parents.get(above)
        found[pk] = frozenset(line)
    return found


def _already(profiles: Sequence[MentorProfile], mentees: Sequence[MenteeProfile]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    members = PairMember.objects.filter(
        pair__mentor__in=[profile.pk for profile in profiles],
        pair__state__in=TAKING_A_PLACE,
        mentee__in=[mentee.pk for mentee in mentees],
        end_ground="",
    )
    for member in members.select_related("pair", "mentee__person"):
        found.setdefault(member.pair.mentor_id, []).append(member.mentee.person.short_name)
    return found
