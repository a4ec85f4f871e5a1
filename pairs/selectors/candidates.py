"""Suitable mentors for chosen mentees, each with the reason; and the mentees who wait for a pair."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, Subquery

from core.actors import Actor
from pairs import matching
from pairs.models import MatchWeights, PairMember
from pairs.rules import EndGround
from pairs.selectors.obstacles import away, left, places_taken
from pairs.states import TAKING_A_PLACE
from people.models import Organization, Person
from registry.models import Competence, MenteeProfile, MentorCompetence, MentorProfile, Need
from registry.rules import ConsentKind
from registry.rules.entries import experience_on
from registry.selectors.consents import consents_lacking
from registry.states import EntryState

NO_CONSENT = "нет согласия на обработку персональных данных"
DAYS_A_MONTH = 30
Ranked = tuple[list[matching.Suitability], list[matching.Suitability]]


def candidates(actor: Actor, mentees: Sequence[MenteeProfile], *, today: date) -> Ranked:
    """Mentors of the bank for these mentees: the suitable ones, best first, and the others with the cause."""
    mentors = MentorProfile.objects.visible_to(actor).exclude(state=EntryState.CLOSED).select_related("person")
    asked = as_mentees(actor.organization, mentees, today=today)
    weights = weights_of(actor.organization)
    return matching.ordered(matching.suitabilities(as_mentors(mentors, mentees, today), asked, weights))


def for_one(
    actor: Actor, mentor: MentorProfile, mentees: Sequence[MenteeProfile], *, today: date
) -> list[matching.Suitability]:
    """The same for one mentor."""
    asked = as_mentees(actor.organization, mentees, today=today)
    return matching.suitabilities(as_mentors([mentor], mentees, today), asked, weights_of(actor.organization))


def suitable_mentees(
    actor: Actor, mentor: MentorProfile, *, today: date
) -> list[tuple[MenteeProfile, matching.Suitability]]:
    """Mentees without a pair whom this mentor could help, best first."""
    waiting = list(without_a_pair(actor).prefetch_related("needs__competence"))
    [offering] = as_mentors([mentor], [], today)
    asked = as_mentees(actor.organization, waiting, today=today)
    weights = weights_of(actor.organization)
    found = [(row, matching.suitability(offering, [one], weights)) for row, one in zip(waiting, asked, strict=True)]
    return sorted([one for one in found if one[1].is_suitable], key=lambda one: (-one[1].score, str(one[0])))


def without_a_pair(actor: Actor):
    """Active entries of mentees in no open pair: the queue.

    First those whose pair ended before its plan was done, whoever wished it: they wait the second time. Then by name.
    `freed_on`: since when; the page tells the day, never the ground.
    """
    open_pairs = PairMember.objects.filter(mentee=OuterRef("pk"), end_ground="", pair__state__in=TAKING_A_PLACE)
    ended = PairMember.objects.filter(mentee=OuterRef("pk"), ended_on__isnull=False, pair__purpose="")
    cut_short = ended.exclude(Q(pair__end_ground=EndGround.COMPLETED) & Q(end_ground="")).order_by("-ended_on")
    queue = MenteeProfile.objects.visible_to(actor).active().exclude(Exists(open_pairs)).by_name().for_list()
    freed = queue.annotate(freed_on=Subquery(cut_short.values("ended_on")[:1]))
    return freed.order_by(F("freed_on").asc(nulls_last=True), *queue.query.order_by)


def weights_of(organization: Organization) -> dict[str, int]:
    """What the organization has set, the defaults elsewhere."""
    own = MatchWeights.objects.filter(organization=organization).first()
    return matching.DEFAULTS | (own.weights if own else {})


def as_mentees(organization: Organization, profiles: Sequence[MenteeProfile], *, today: date) -> list[matching.Mentee]:
    """Entries as the matching reads them; the person, needs and their competences are fetched before."""
    branches = _branches(organization)
    persons = [profile.person for profile in profiles]
    lacking = consents_lacking([person.pk for person in persons], [ConsentKind.PERSONAL_DATA], today)
    gone, absent = left(persons, today), away(profiles, today)
    return [
        matching.Mentee(
            pk=profile.pk,
            person=profile.person_id,
            name=profile.person.short_name,
            needs=tuple(_difficulty(need, branches) for need in profile.needs.all()),
            subjects=matching.subjects_of(profile.person.subjects),
            forms=frozenset(profile.forms),
            kinds=frozenset(profile.kinds),
            experience=_experience(profile.person, today),
            age=_years(profile.person.birth_date, today),
            waiting=max(0, (today - profile.entered_on).days // DAYS_A_MONTH),
            obstacle=_away(profile, gone, absent) or (NO_CONSENT if profile.person_id in lacking else ""),
        )
        for profile in profiles
    ]


def _difficulty(need: Need, branches: dict[int, tuple[frozenset[int], frozenset[int]]]) -> matching.Difficulty:
    answered_by, near = branches.get(need.competence_id, (frozenset(), frozenset()))
    return matching.Difficulty(answered_by, need.competence.title, need.weight, near)


def _experience(person: Person, today: date) -> float | None:
    months = experience_on(person.teaching_experience_months, person.experience_as_of, today)
    return None if months is None else months / 12


def _years(born: date | None, today: date) -> int | None:
    """Full years; None when the day of birth is not known."""
    if born is None:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def as_mentors(rows: Iterable[MentorProfile], mentees: Sequence[MenteeProfile], today: date) -> list[matching.Mentor]:
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
            consent=NO_CONSENT if profile.person_id in lacking else "",
            away=_away(profile, gone, absent),
            already_with=tuple(already.get(profile.pk, ())),
            experience=_experience(profile.person, today),
            hours=profile.hours_a_month,
            ages=matching.ages_of(profile.desired_age),
        )
        for profile in profiles
    ]


def _away(profile: MentorProfile | MenteeProfile, gone: set[int], absent: set[int]) -> str:
    if profile.person_id in gone:
        return "больше не работает в организации"
    return "длительное отсутствие" if profile.person_id in absent else ""


def _offers(profiles: Sequence[MentorProfile]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    through = MentorCompetence.objects.filter(mentor__in=[profile.pk for profile in profiles])
    for mentor, competence in through.values_list("mentor_id", "competence_id"):
        found.setdefault(mentor, set()).add(competence)
    return {mentor: frozenset(ids) for mentor, ids in found.items()}


def _branches(organization: Organization) -> dict[int, tuple[frozenset[int], frozenset[int]]]:
    """Of each competence: itself with all above it (who offers the whole branch answers too), and its neighbours."""
    parents = dict(Competence.objects.known_to(organization).values_list("pk", "parent_id"))
    children: dict[int, set[int]] = {}
    for pk, parent in parents.items():
        if parent:
            children.setdefault(parent, set()).add(pk)
    found = {}
    for pk in parents:
        line: set[int] = set()
        above: int | None = pk
        while above and above not in line:
            line.add(above)
            above = parents.get(above)
        found[pk] = frozenset(line), frozenset(children.get(parents[pk] or 0, set()) - {pk})
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
