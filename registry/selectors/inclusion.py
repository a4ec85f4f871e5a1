"""«Кого включить»: whom the staff list offers to the mentees' bank, and why (S4 4.4.4)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from core.actors import Actor
from core.schoolyear import SchoolYear
from people.models import Person, StaffFact
from people.rules import StaffFactKind
from registry.models import InclusionDecision, InclusionReview, MenteeProfile
from registry.rules import InclusionAnswer, InclusionReason
from registry.rules.entries import inclusion_reasons
from registry.rules.hooks import had_a_pair
from registry.selectors.consents import consents_lacking
from registry.states import EntryState


@dataclass(frozen=True)
class Candidate:
    person: Person
    reasons: tuple[InclusionReason, ...]
    answer: str
    decided_on: date | None
    entry: MenteeProfile | None  # those of the bank without a pair last year
    has_consent: bool

    @property
    def pk(self) -> int:
        return self.person.pk

    @property
    def reasons_in_words(self) -> str:
        return ", ".join(reason.label for reason in self.reasons)

    @property
    def answer_in_words(self) -> str:
        return InclusionAnswer(self.answer).label if self.answer else ""

    @property
    def waits_for_entry(self) -> bool:
        return self.answer == InclusionAnswer.YES and self.entry is None


def candidates(actor: Actor, today: date) -> list[Candidate]:
    """In the order of names; five queries, and what the app of the pairs asks, however many people."""
    organization = actor.organization
    staff = list(
        Person.objects.visible_to(actor).filter(is_staff_member=True, is_teaching=True).working(today).by_name()
    )
    absences = _absences(organization)
    entries = {e.person_id: e for e in MenteeProfile.objects.filter(organization=organization)}
    open_entries = {pk: entry for pk, entry in entries.items() if entry.state != EntryState.CLOSED}
    year = SchoolYear.containing(today)
    decisions = {
        d.person_id: d for d in InclusionDecision.objects.filter(organization=organization, school_year=year.first)
    }
    found = []
    for person in staff:
        entry = open_entries.get(person.pk)
        reasons = () if entry else inclusion_reasons(person, absences[person.pk], today)
        if reasons:
            found.append((person, reasons, None))
    found += _without_a_pair(staff, open_entries, organization.pk, year)
    return _with_answers(found, decisions, today)


def _absences(organization) -> dict[int, list[tuple[date, date | None]]]:
    absences: dict[int, list[tuple[date, date | None]]] = defaultdict(list)
    facts = StaffFact.objects.filter(
        person__organization=organization, kind=StaffFactKind.ON_LEAVE, withdrawn_at=None
    ).values_list("person_id", "starts_on", "ends_on")
    for pk, start, end in facts:
        absences[pk].append((start, end))
    return absences


def _without_a_pair(staff: list[Person], entries: dict, organization_id: int, year: SchoolYear) -> list:
    """Of the bank, entered before this school year, and without a pair through the last one."""
    last = SchoolYear(year.first - 1)
    paired = had_a_pair(organization_id, last.starts_on, last.ends_on)
    if paired is None:
        return []
    waiting = [p for p in staff if p.pk in entries and p.pk not in paired and entries[p.pk].entered_on < year.starts_on]
    return [(person, (InclusionReason.NO_PAIR,), entries[person.pk]) for person in waiting]


def _with_answers(found: list, decisions: dict[int, InclusionDecision], today: date) -> list[Candidate]:
    lacking = consents_lacking([person.pk for person, _, _ in found], ["personal_data"], today)
    return [
        Candidate(
            person,
            reasons,
            decisions[person.pk].answer if person.pk in decisions else "",
            decisions[person.pk].decided_on if person.pk in decisions else None,
            entry,
            person.pk not in lacking,
        )
        for person, reasons, entry in found
    ]


def last_review(actor: Actor) -> InclusionReview | None:
    """When the list was last brought up to date."""
    return InclusionReview.objects.filter(organization=actor.organization).order_by("-reviewed_on").first()


def is_reviewed_this_year(actor: Actor, today: date) -> bool:
    year = SchoolYear.containing(today)
    return InclusionReview.objects.filter(organization=actor.organization, school_year=year.first).exists()
