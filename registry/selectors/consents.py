"""Who lacks which consent; each question is one query however many people it is about."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.problems import Problem
from people.models import Organization, Person
from printing.document import Block
from registry.models import Consent, MenteeProfile, MentorProfile
from registry.rules import REQUIRED_CONSENTS, WRITTEN, Bank, ConsentKind, Published
from registry.rules.consent_texts import consent_blocks
from registry.rules.consents import Holding, kinds_for, lack_in_words, state_of
from registry.rules.entries import in_words
from registry.states import EntryState

LACKING = "lacking"  # instead of a kind: whatever each person has not signed yet
PROFILES = {Bank.MENTORS: MentorProfile, Bank.MENTEES: MenteeProfile}


def record_url(person_ids: Iterable[int], kind: str) -> str:
    """The page that records consents from paper, with these people ticked."""
    people = "&".join(f"person={pk}" for pk in person_ids)
    return f"{reverse('registry:consents_record')}?kind={kind}&{people}"


def consents_lacking(
    person_ids: Iterable[int], kinds: Iterable[str], on: date, *, written: bool = False
) -> dict[int, set[str]]:
    """Kinds of consent that do not hold on that day, by person; people who lack nothing are left out.

    `written`: on paper, or on screen where the organization has a local act on electronic documents (S4 4.4.3).
    """
    ids, kinds = set(person_ids), list(kinds)
    held = Consent.objects.holding(on).filter(person_id__in=ids, kind__in=kinds)
    pairs = set((held.written() if written else held).values_list("person_id", "kind"))
    lacking = {pk: {str(kind) for kind in kinds if (pk, kind) not in pairs} for pk in ids}
    return {pk: missing for pk, missing in lacking.items() if missing}


def consent_problems(people: Iterable[tuple[Person, str]], on: date) -> list[Problem]:
    """What forbids to go on for these people and kinds, one problem each, with a link to mend it.

    A consent to duties counts for an order only in writing; the others in either way.
    """
    asked = list(people)
    found = _states([(person, str(kind)) for person, kind in asked], on)
    return [
        Problem(
            lack_in_words(person.short_name, kind, found[person.pk, str(kind)]),
            record_url([person.pk], str(kind)),
            "Отметить подписанное",
        )
        for person, kind in asked
        if found[person.pk, str(kind)] != Holding.HOLDS
    ]


def written_consent_missing(person: Person, kind: str, on: date) -> str:
    """Why the written consent of one person does not hold on that day; empty when it does (S4 4.4.3)."""
    return next((problem.text for problem in consent_problems([(person, kind)], on)), "")


def _states(asked: list[tuple[Person, str]], on: date) -> dict[tuple[int, str], str]:
    consents: dict[tuple[int, str], list[Consent]] = defaultdict(list)
    rows = Consent.objects.filter(person_id__in={p.pk for p, _ in asked}, kind__in={k for _, k in asked})
    for consent in rows.select_related("organization"):
        consents[consent.person_id, consent.kind].append(consent)
    states = {}
    for person, kind in asked:
        listed = consents[person.pk, kind]
        act = bool(listed and listed[0].organization.electronic_act)
        states[person.pk, kind] = state_of(kind, listed, on, has_electronic_act=act)
    return states


@dataclass(frozen=True)
class Cell:
    """One kind of consent of one person on the board."""

    kind: str
    state: str
    consent: Consent | None = None

    @property
    def label(self) -> str:
        label = ConsentKind(self.kind).label
        return label[:1].upper() + label[1:]


@dataclass(frozen=True)
class BoardRow:
    person: Person
    banks: tuple[str, ...]
    cells: tuple[Cell, ...]
    lacking: tuple[str, ...]  # the required kinds that do not hold

    @property
    def pk(self) -> int:
        return self.person.pk

    @property
    def printable(self) -> list[str]:
        """The kinds that concern the person and are not signed yet; all of them when nothing is lacking."""
        asked = [cell for cell in self.cells if cell.state != Holding.NOT_ASKED]
        return [cell.kind for cell in asked if cell.state != Holding.HOLDS] or [cell.kind for cell in asked]

    def lacks(self, kind: str) -> bool:
        return any(c.kind == kind and c.state not in {Holding.HOLDS, Holding.NOT_ASKED} for c in self.cells)


def board(
    actor: Actor, people: Iterable[Person], today: date, to_be: Mapping[int, set[str]] | None = None
) -> list[BoardRow]:
    """Every kind of consent of these people: one query for consents, one for each bank.

    `to_be`: the banks that people are going to be entered in, by person.
    """
    people = list(people)
    ids = [person.pk for person in people]
    banks = banks_of(actor, ids)
    consents: dict[tuple[int, str], list[Consent]] = defaultdict(list)
    for consent in Consent.objects.visible_to(actor).filter(person_id__in=ids).order_by("given_on", "pk"):
        consents[consent.person_id, consent.kind].append(consent)
    act = bool(actor.organization.electronic_act)
    to_be = to_be or {}
    return [
        _board_row(person, banks.get(person.pk, set()) | to_be.get(person.pk, set()), consents, today, act)
        for person in people
    ]


def outside_banks(actor: Actor, people: Iterable[Person]) -> list[Person]:
    """Those who are in no bank yet: which consents they will need depends on what they are going to be."""
    people = list(people)
    inside = banks_of(actor, [person.pk for person in people])
    return [person for person in people if person.pk not in inside]


def banks_of(actor: Actor, person_ids: list[int]) -> dict[int, set[str]]:
    """The banks in which these people have an open entry."""
    found: dict[int, set[str]] = defaultdict(set)
    for bank, model in PROFILES.items():
        rows = model.objects.filter(organization=actor.organization, person_id__in=person_ids)
        for pk in rows.exclude(state=EntryState.CLOSED).values_list("person_id", flat=True):
            found[pk].add(bank)
    return found


def _board_row(person: Person, banks: set[str], consents: dict, today: date, act: bool) -> BoardRow:
    asked = kinds_for(banks)
    required = {kind for bank in banks for kind in REQUIRED_CONSENTS[Bank(bank)]} or {ConsentKind.PERSONAL_DATA}
    cells = []
    for kind in ConsentKind:
        listed = consents.get((person.pk, kind), [])
        state = state_of(kind, listed, today, has_electronic_act=act)
        if state == Holding.MISSING and kind not in asked:
            state = Holding.NOT_ASKED
        held = [consent for consent in listed if consent.holds_on(today)] or listed
        cells.append(Cell(kind, state, held[-1] if held else None))
    lacking = tuple(cell.kind for cell in cells if cell.kind in required and cell.state != Holding.HOLDS)
    return BoardRow(person, tuple(sorted(banks)), tuple(cells), lacking)


@dataclass(frozen=True)
class OwnConsent:
    """One kind as its person sees it."""

    kind: ConsentKind
    state: str
    consents: list[Consent]
    is_required: bool
    must_be_written: bool

    @property
    def label(self) -> str:
        return self.kind.label

    @property
    def slug(self) -> str:
        return self.kind.replace("_", "-")

    @property
    def needs_paper(self) -> bool:
        return self.state == Holding.NOT_WRITTEN or (self.must_be_written and self.state != Holding.HOLDS)

    @property
    def give_url(self) -> str:
        return reverse(f"registry:consent_give_{self.kind}")

    @property
    def form_url(self) -> str:
        return reverse(f"registry:consent_form_{self.kind}")

    @property
    def can_be_given(self) -> bool:
        return self.state not in {Holding.HOLDS, Holding.NOT_WRITTEN}


def own_consents(actor: Any, today: date) -> list[OwnConsent]:
    """The kinds that concern the actor, each with every consent ever given."""
    if getattr(actor, "person", None) is None:
        return []
    person, organization = actor.person, actor.organization
    banks = banks_of(actor, [person.pk]).get(person.pk, set())
    required = {kind for bank in banks for kind in REQUIRED_CONSENTS[Bank(bank)]}
    listed: dict[str, list[Consent]] = defaultdict(list)
    for consent in Consent.objects.filter(organization=organization, person=person).order_by("-given_on", "-pk"):
        listed[consent.kind].append(consent)
    act = bool(organization.electronic_act)
    kinds = [kind for kind in ConsentKind if kind in kinds_for(banks) or listed[kind]]
    return [
        OwnConsent(
            kind,
            state_of(kind, listed[kind], today, has_electronic_act=act),
            listed[kind],
            kind in required,
            kind in WRITTEN and not act,
        )
        for kind in kinds
    ]


def entries_lacking(organization: Organization, today: date) -> dict[int, set[str]]:
    """People with an open entry who lack a required consent, by person."""
    lacking: dict[int, set[str]] = defaultdict(set)
    for bank, model in PROFILES.items():
        open_entries = model.objects.filter(organization=organization).exclude(state=EntryState.CLOSED)
        ids = list(open_entries.values_list("person_id", flat=True))
        for kind in REQUIRED_CONSENTS[bank]:
            for pk in consents_lacking(ids, [kind], today, written=kind in WRITTEN):
                lacking[pk].add(str(kind))
    return dict(lacking)


def form_blocks(people: Iterable[Person], kinds: Iterable[str], *, on_screen: bool = False) -> list[tuple[Block, ...]]:
    """Blank forms, one a person and kind; `people` with their organization and its head."""
    people, kinds = list(people), list(kinds)
    in_function = set(
        MentorProfile.objects.filter(person__in=people, in_job_function=True).values_list("person_id", flat=True)
    )
    return [
        consent_blocks(
            kind,
            person,
            person.organization,
            on_screen=on_screen,
            in_job_function=person.pk in in_function,
            on=None if on_screen else person.organization.today(),
        )
        for person in people
        for kind in kinds
    ]


def lacking_form_blocks(
    actor: Actor, people: Iterable[Person], today: date, to_be: Mapping[int, set[str]] | None = None
) -> list[tuple[Block, ...]]:
    """For each person the forms that are not signed yet; who lacks nothing gets all that concern them."""
    return [
        blocks
        for row in board(actor, people, today, to_be)
        for blocks in form_blocks([row.person], row.lacking or row.printable)
    ]


def published_in_words(consent: Consent) -> str:
    return in_words(Published, consent.published)


def stored_marks(consent: Consent) -> tuple[str, ...]:
    """The corner of a printed consent: how and when it was given, whether it was withdrawn."""
    moment = timezone.localtime(consent.recorded_at, ZoneInfo(consent.organization.time_zone))
    how = (
        f"Подписано на бумаге {consent.given_on:%d.%m.%Y}"
        if consent.is_from_paper
        else f"Дано в системе {moment:%d.%m.%Y %H:%M}"
    )
    marks = [how, f"Контрольная сумма текста: {consent.text_sha256[:16]}…"]
    if consent.withdrawn_on:
        marks.append(f"Отозвано {consent.withdrawn_on:%d.%m.%Y}")
    return tuple(marks)
