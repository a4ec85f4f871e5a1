"""What forbids a pair, and what only deserves a look: read from the banks, the consents and the other pairs."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Count

from core.problems import Problem
from pairs.models import Pair, PairMember
from pairs.rules import dates_problem, kinds_problem
from pairs.rules.changes import Purpose
from pairs.states import AHEAD, AT_WORK, TAKING_A_PLACE
from people.models import Person, StaffFact
from people.rules import StaffFactKind
from printing.russian import counted
from registry.models import MenteeProfile, MentorProfile
from registry.rules import ConsentKind, MentoringKind
from registry.selectors.consents import consent_problems
from registry.states import EntryState


def places_taken(mentors: Iterable[int], *, but: Pair | None = None) -> dict[int, int]:
    """How many mentees each mentor has, those of proposed pairs among them; a mentor without any is left out."""
    members = PairMember.objects.filter(pair__mentor__in=list(mentors), pair__state__in=TAKING_A_PLACE, end_ground="")
    if but is not None:
        members = members.exclude(pair=but)
    return dict(members.values_list("pair__mentor").annotate(taken=Count("pk")))


def proposal_problems(
    mentor: MentorProfile, mentees: Sequence[MenteeProfile], *, today: date, but: Pair | None = None
) -> list[Problem]:
    """What forbids to propose this pair; `but` is the pair itself when it exists already."""
    if not mentees:
        return [Problem("Выберите хотя бы одного наставляемого.")]
    found = []
    if mentor.person_id in {mentee.person_id for mentee in mentees}:
        found.append(Problem("Никто не может быть наставником самому себе. Выберите другого наставника."))
    found += _entry_problems([mentor, *mentees], today)
    found += _capacity_problems(mentor, len(mentees), but=but)
    found += _double_problems(mentor, mentees, but=but)
    return found


def terms_problems(kinds: list[str], mentees: int, starts_on: date | None, ends_on: date | None) -> list[Problem]:
    texts = [kinds_problem(kinds, mentees), dates_problem(starts_on, ends_on)]
    return [Problem(text) for text in texts if text]


def _entry_problems(entries: Sequence, today: date) -> list[Problem]:
    """Only active entries of working people whose consent to personal data holds."""
    found = []
    persons = [entry.person for entry in entries]
    gone = left(persons, today)
    for entry in entries:
        name, texts = entry.person.short_name, []
        if entry.state != EntryState.ACTIVE:
            texts.append(f"{name}: запись в банке — «{entry.get_state_display()}».")
        if entry.person_id in gone:
            texts.append(f"{name} больше не работает в организации.")
        found += [Problem(text, entry.get_absolute_url(), "Открыть запись") for text in texts]
    return found + consent_problems([(person, ConsentKind.PERSONAL_DATA) for person in persons], today)


def _capacity_problems(mentor: MentorProfile, wanted: int, *, but: Pair | None) -> list[Problem]:
    taken = places_taken([mentor.pk], but=but).get(mentor.pk, 0)
    if taken + wanted <= mentor.capacity:
        return []
    places = counted(max(0, mentor.capacity - taken), "место", "места", "мест")
    text = (
        f"{mentor.person.short_name} ведёт самое большее {counted(mentor.capacity, 'человека', 'человек', 'человек')}: "
        f"свободно {places}, а нужно {wanted}."
    )
    return [Problem(text, mentor.get_absolute_url(), "Открыть запись наставника")]


def _double_problems(mentor: MentorProfile, mentees: Sequence[MenteeProfile], *, but: Pair | None) -> list[Problem]:
    open_pairs = PairMember.objects.filter(pair__state__in=TAKING_A_PLACE, pair__mentor=mentor, end_ground="")
    if but is not None:
        open_pairs = open_pairs.exclude(pair=but)
    doubled = open_pairs.filter(mentee__in=mentees).select_related("pair", "mentee__person")
    return [
        Problem(
            f"{member.mentee.person.short_name} уже в паре с этим наставником.",
            member.pair.get_absolute_url(),
            "Открыть пару",
        )
        for member in doubled
    ]


def reverse_problems(mentor: MentorProfile, mentees: Sequence[MenteeProfile], kinds: list[str]) -> list[Problem]:
    """The same two people with swapped roles are a reverse pair, and must say so (S4 3.1)."""
    if MentoringKind.REVERSE in kinds:
        return []
    swapped = Pair.objects.filter(
        state__in=TAKING_A_PLACE,
        members__mentee__person=mentor.person_id,
        members__end_ground="",
        mentor__person__in=[mentee.person_id for mentee in mentees],
    ).distinct()
    text = "Эти же люди уже в паре, где роли наоборот. Отметьте вид «реверсивное»."
    return [Problem(text, pair.get_absolute_url(), "Открыть пару") for pair in swapped]


def stem_problems(pair: Pair | None, purpose: str) -> list[Problem]:
    """A pair that comes in for another one: that one works, and nobody else is asked for the same already."""
    if pair is None:
        return []
    if pair.state not in AT_WORK:
        return [Problem(f"Пара — «{pair.get_state_display()}»: заменять в ней уже некого.", pair.get_absolute_url())]
    if purpose == Purpose.JOIN:
        return []
    asked = Pair.objects.filter(stems_from=pair, purpose=purpose, state__in=AHEAD)
    text = "Другому наставнику это уже предложено. Сначала снимите то предложение."
    return [Problem(text, one.get_absolute_url(), "Открыть пару") for one in asked]


def proposal_warnings(mentor: MentorProfile, mentees: Sequence[MenteeProfile], *, today: date) -> list[Problem]:
    """What forbids nothing, yet the curator should know."""
    found = []
    others = (
        PairMember.objects.filter(mentee__in=mentees, end_ground="", pair__state__in=TAKING_A_PLACE)
        .exclude(pair__mentor=mentor)
        .select_related("pair__mentor__person", "mentee__person")
    )
    for member in others:
        if MentoringKind.TRADITIONAL in member.pair.kinds:
            name, other = member.mentee.person.short_name, member.pair.mentor.person.short_name
            text = f"{name} уже в традиционной паре: наставник {other}, пара {member.pair.get_state_display()}."
            found.append(Problem(text, member.pair.get_absolute_url(), "Открыть пару"))
    absent = away([mentor, *mentees], today)
    named = [entry.person.short_name for entry in [mentor, *mentees] if entry.person_id in absent]
    return found + [Problem(f"{name}: длительное отсутствие.") for name in named]


def left(persons: Iterable[Person], today: date) -> set[int]:
    """Ids of those who have left or been transferred by that day."""
    ids = {person.pk for person in persons}
    return ids - set(Person.objects.filter(pk__in=ids).working(today).values_list("pk", flat=True))


def away(entries: Sequence, today: date) -> set[int]:
    """Ids of the persons who are on a long leave on that day."""
    facts = StaffFact.objects.holding(today).filter(kind=StaffFactKind.ON_LEAVE)
    return set(facts.filter(person__in=[entry.person_id for entry in entries]).values_list("person_id", flat=True))
