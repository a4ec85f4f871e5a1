"""What happened in one organization in one school year, as plain rows; the sets that indicators are counted from.

No database here: `reports.selectors.facts` reads the rows. A period counts when it overlaps the year; one person is
counted once however many pairs they are in.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from core.schoolyear import SchoolYear, add_months
from pairs.rules import EndGround
from registry.rules import REQUIRED_CONSENTS, Bank
from registry.rules.consents import Holding, state_of
from registry.rules.entries import in_first_years
from reports.rules import SATISFIED_FROM, overlaps


@dataclass(frozen=True)
class PersonFact:
    """A teacher of the organization. `gone_on`: the first day no longer there."""

    pk: int
    hired_on: date | None
    gone_on: date | None
    experience_months: int | None
    experience_as_of: date | None
    young_from: date | None
    young_until: date | None


@dataclass(frozen=True)
class EntryFact:
    """An entry in one of the banks; `person` and not the entry is what gets counted."""

    person: int
    entered_on: date
    left_on: date | None
    is_paused: bool
    categories: tuple[str, ...]
    trained_on: date | None = None  # of a mentor


@dataclass(frozen=True)
class MemberFact:
    pk: int
    person: int
    started_on: date | None
    ended_on: date | None


@dataclass(frozen=True)
class PairFact:
    """A pair that ever began to work; `members` are those of its periods that overlap the year."""

    pk: int
    mentor: int
    form: str
    kinds: tuple[str, ...]
    started_on: date
    ended_on: date | None
    end_ground: str
    members: tuple[MemberFact, ...]


@dataclass(frozen=True)
class ProgramFact:
    """An approved program. `extended_on`, `corrected_on`: the days on which everybody had agreed to it."""

    pk: int
    starts_on: date
    ended_on: date | None
    end_ground: str
    extended_on: tuple[date, ...] = ()
    corrected_on: tuple[date, ...] = ()


@dataclass(frozen=True)
class ItemFact:
    pk: int
    program: int
    term_on: date
    done_on: date | None


@dataclass(frozen=True)
class MeetingFact:
    pk: int
    pair: int
    minutes: int
    is_confirmed: bool


@dataclass(frozen=True)
class ConsentFact:
    person: int
    kind: str
    given_on: date
    valid_until: date | None
    withdrawn_on: date | None
    is_from_paper: bool = True

    def holds_on(self, day: date) -> bool:
        if self.given_on > day or (self.withdrawn_on is not None and self.withdrawn_on <= day):
            return False
        return self.valid_until is None or self.valid_until >= day


@dataclass(frozen=True)
class AnswerFact:
    """One submitted form of a round of satisfaction; nobody's in an anonymous round. `mean`: of its marks."""

    pk: int
    person: int | None
    is_anonymous: bool
    mean: float | None


@dataclass(frozen=True)
class AskedFact:
    """A person asked in a round of satisfaction."""

    person: int
    has_answered: bool


@dataclass(frozen=True)
class RoundFacts:
    """The rounds of one purpose in the year, taken together."""

    asked: tuple[AskedFact, ...] = ()
    answers: tuple[AnswerFact, ...] = ()

    @cached_property
    def told(self) -> list[AnswerFact]:
        """One answer a person (the latest), and every anonymous one; those without a mark say nothing of it."""
        latest = {answer.person or -answer.pk: answer for answer in self.answers if answer.mean is not None}
        return list(latest.values())

    @cached_property
    def satisfied(self) -> list[AnswerFact]:
        return [answer for answer in self.told if answer.mean is not None and answer.mean >= SATISFIED_FROM]


@dataclass(frozen=True)
class YearFacts:
    """Everything of one year, as of one day (`last`)."""

    year: SchoolYear
    last: date
    has_electronic_act: bool = False
    staff: tuple[PersonFact, ...] = ()
    curators: tuple[int, ...] = ()
    mentor_bank: tuple[EntryFact, ...] = ()
    mentee_bank: tuple[EntryFact, ...] = ()
    all_pairs: tuple[PairFact, ...] = ()
    first_pairings: tuple[tuple[int, date], ...] = ()  # person, the first day with a mentor ever
    all_programs: tuple[ProgramFact, ...] = ()
    items: tuple[ItemFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    consents: tuple[ConsentFact, ...] = ()
    mentee_round: RoundFacts = RoundFacts()
    mentor_round: RoundFacts = RoundFacts()
    regulations: tuple[int, ...] = ()
    materials: tuple[int, ...] = ()

    @property
    def first(self) -> date:
        return self.year.starts_on

    def _overlaps(self, started_on: date | None, ended_on: date | None) -> bool:
        return overlaps(started_on, ended_on, self.first, self.last)

    def _falls_in(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    # People

    @cached_property
    def teachers(self) -> dict[int, PersonFact]:
        """Teachers who worked here on any day of the year."""
        here = (p for p in self.staff if p.hired_on is None or p.hired_on <= self.last)
        return {p.pk: p for p in here if p.gone_on is None or p.gone_on > self.first}

    @cached_property
    def young(self) -> set[int]:
        """In their first three years, or with the status of a young specialist, on any day of the year."""
        return {pk for pk, person in self.teachers.items() if self._is_young(person)}

    def _is_young(self, person: PersonFact) -> bool:
        if self._overlaps(person.young_from, person.young_until):
            return True
        return in_first_years(person.experience_months, person.experience_as_of, self.first)

    def due_after(self, years: int) -> list[PersonFact]:
        """Young when hired, and hired so many years before a day of the year."""
        return [p for p in self.staff if self._falls_in(_anniversary(p, years)) and _was_young_when_hired(p)]

    def retained_after(self, years: int) -> list[PersonFact]:
        """Those of them who were still there on that day."""
        return [
            p for p in self.due_after(years) if p.gone_on is None or (_anniversary(p, years) or p.gone_on) < p.gone_on
        ]

    @cached_property
    def trained(self) -> list[int]:
        """Mentors of the bank who had been trained by the day counted."""
        return [pk for pk, entry in self.mentors.items() if entry.trained_on and entry.trained_on <= self.last]

    @cached_property
    def mentors(self) -> dict[int, EntryFact]:
        return {e.person: e for e in self.mentor_bank if self._overlaps(e.entered_on, e.left_on)}

    @cached_property
    def mentees(self) -> dict[int, EntryFact]:
        return {e.person: e for e in self.mentee_bank if self._overlaps(e.entered_on, e.left_on)}

    @cached_property
    def paired_mentors(self) -> set[int]:
        return {pair.mentor for pair in self.pairs}

    @cached_property
    def paired_mentees(self) -> set[int]:
        return {member.person for pair in self.pairs for member in pair.members}

    @cached_property
    def participants(self) -> set[int]:
        return self.paired_mentors | self.paired_mentees

    @cached_property
    def without_pair(self) -> set[int]:
        """In the bank on the last day counted, ready for a mentor, and in no pair that works on that day."""
        waiting = {
            e.person for e in self.mentees.values() if not e.is_paused and (e.left_on is None or e.left_on > self.last)
        }
        led = {m.person for pair in self.acting for m in pair.members if m.ended_on is None or m.ended_on > self.last}
        return waiting - led

    @cached_property
    def days_to_pair(self) -> dict[int, int]:
        """Days from the entry in the bank to the first pair, for those who got their first pair this year."""
        began = {person: day for person, day in self.first_pairings if self._falls_in(day)}
        return {
            person: max(0, (day - self.mentees[person].entered_on).days)
            for person, day in began.items()
            if person in self.mentees
        }

    # Pairs

    @cached_property
    def pairs(self) -> list[PairFact]:
        return [pair for pair in self.all_pairs if self._overlaps(pair.started_on, pair.ended_on)]

    @cached_property
    def groups(self) -> list[PairFact]:
        return [pair for pair in self.pairs if len({m.person for m in pair.members}) > 1]

    @cached_property
    def created(self) -> list[PairFact]:
        return [pair for pair in self.pairs if self._falls_in(pair.started_on)]

    @cached_property
    def ended(self) -> list[PairFact]:
        return [pair for pair in self.pairs if self._falls_in(pair.ended_on)]

    @cached_property
    def acting(self) -> list[PairFact]:
        """Pairs that go on after the last day counted; each pair of the year either acts or has ended."""
        return [pair for pair in self.pairs if not self._falls_in(pair.ended_on)]

    @cached_property
    def completed(self) -> list[PairFact]:
        return [pair for pair in self.ended if pair.end_ground == EndGround.COMPLETED]

    @cached_property
    def stopped(self) -> list[PairFact]:
        return [pair for pair in self.ended if pair.end_ground != EndGround.COMPLETED]

    @cached_property
    def load(self) -> dict[int, dict[int, int]]:
        """Of each mentor with a pair: every mentee of the year once, with the row that shows it."""
        led: dict[int, dict[int, int]] = {}
        for pair in self.pairs:
            mentees = led.setdefault(pair.mentor, {})
            for member in pair.members:
                mentees.setdefault(member.person, member.pk)
        return led

    @cached_property
    def heaviest_load(self) -> list[int]:
        """The mentees (rows) of the mentor who leads the most; of several such, of the first entered."""
        if not self.load:
            return []
        busiest = max(sorted(self.load), key=lambda mentor: len(self.load[mentor]))
        return list(self.load[busiest].values())

    # Programs

    @cached_property
    def programs(self) -> list[ProgramFact]:
        return [p for p in self.all_programs if self._overlaps(p.starts_on, p.ended_on)]

    @cached_property
    def ended_programs(self) -> list[ProgramFact]:
        return [program for program in self.programs if self._falls_in(program.ended_on)]

    @cached_property
    def completed_programs(self) -> list[ProgramFact]:
        return [program for program in self.ended_programs if program.end_ground == EndGround.COMPLETED]

    @cached_property
    def extended_programs(self) -> list[ProgramFact]:
        return [program for program in self.programs if any(map(self._falls_in, program.extended_on))]

    @cached_property
    def corrected_programs(self) -> list[ProgramFact]:
        return [program for program in self.programs if any(map(self._falls_in, program.corrected_on))]

    @cached_property
    def planned_items(self) -> list[ItemFact]:
        """Activities due by the day counted; what was due after a program ended was never due."""
        ends = {program.pk: program.ended_on for program in self.programs}
        due = (item for item in self.items if item.program in ends and self._falls_in(item.term_on))
        return [item for item in due if (end := ends[item.program]) is None or item.term_on <= end]

    @cached_property
    def done_items(self) -> list[ItemFact]:
        return [item for item in self.planned_items if item.done_on is not None and item.done_on <= self.last]

    # Consents

    @cached_property
    def fully_consented(self) -> set[int]:
        """Participants whose every obligatory consent held on their last day of taking part this year."""
        given: dict[tuple[int, str], list[ConsentFact]] = {}
        for consent in self.consents:
            given.setdefault((consent.person, consent.kind), []).append(consent)
        return {
            person
            for person, needed in self._needed_consents.items()
            if all(self._holds(given.get((person, kind), []), kind, day) for kind, day in needed.items())
        }

    def _holds(self, consents: list[ConsentFact], kind: str, day: date) -> bool:
        return state_of(kind, consents, day, has_electronic_act=self.has_electronic_act) == Holding.HOLDS

    @cached_property
    def _needed_consents(self) -> dict[int, dict[str, date]]:
        """Of each participant: the kind of consent and the last day it had to hold."""
        needed: dict[int, dict[str, date]] = {}
        for pair in self.pairs:
            self._need(needed, pair.mentor, Bank.MENTORS, pair.ended_on)
            for member in pair.members:
                self._need(needed, member.person, Bank.MENTEES, member.ended_on)
        return needed

    def _need(self, needed: dict[int, dict[str, date]], person: int, bank: Bank, ended_on: date | None) -> None:
        day = min(ended_on or self.last, self.last)
        kinds = needed.setdefault(person, {})
        for kind in REQUIRED_CONSENTS[bank]:
            kinds[kind] = max(day, kinds.get(kind, day))


def _anniversary(person: PersonFact, years: int) -> date | None:
    return add_months(person.hired_on, 12 * years) if person.hired_on else None


def _was_young_when_hired(person: PersonFact) -> bool:
    hired = person.hired_on
    if hired is None:
        return False
    if overlaps(person.young_from, person.young_until, hired, hired):
        return True
    return in_first_years(person.experience_months, person.experience_as_of, hired)
