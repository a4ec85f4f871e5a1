"""Entries of both banks: in, changed, paused, out, back again."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import Problem, RuleViolation
from core.states import Transition
from people.actions import close_membership, open_membership
from people.models import Person
from registry import policies
from registry.actions.consents import record_consent
from registry.models import Competence, MenteeProfile, MentorCompetence, MentorProfile, Need
from registry.models.banks import Profile
from registry.rules import NEED_WEIGHTS, Bank, ConsentKind
from registry.rules.entries import agreement_problem, stored_categories
from registry.rules.hooks import closing_problems
from registry.selectors import consent_problems, consents_lacking
from registry.states import CLOSE, PAUSE, REOPEN, RESUME, EntryState

Entry = TypeVar("Entry", bound=Profile)
COMMON = frozenset({"forms", "kinds", "contacts", "note", "categories", "imported", "entered_on"})
OF_MENTOR = COMMON | {
    *("is_external", "desired_age", "workplace", "capacity", "achievements", "interests", "hours_a_month"),
    *("in_job_function", "agreement_number", "agreement_date", "agreement_payment", "trained_on", "training"),
}
OF_MENTEE = COMMON | {"request", "strengths"}
FIELDS = {Bank.MENTORS: OF_MENTOR, Bank.MENTEES: OF_MENTEE}


@action("registry.mentor_entered", "Внесён в банк наставников")
def enter_mentor(
    person: Person, *, actor: Actor, today: date, as_is: bool = False, entered_on: date | None = None, **fields: Any
) -> MentorProfile:
    """Make (or bring back) the mentor's entry; asks for a consent to personal data unless it was there already.

    `fields`: any of OF_MENTOR. Raises RuleViolation with a link to mend it.
    """
    return _enter(MentorProfile, person, actor, today, as_is, entered_on, fields)


@action("registry.mentee_entered", "Внесён в банк наставляемых")
def enter_mentee(
    person: Person, *, actor: Actor, today: date, as_is: bool = False, entered_on: date | None = None, **fields: Any
) -> MenteeProfile:
    """As `enter_mentor`; `fields`: any of OF_MENTEE."""
    return _enter(MenteeProfile, person, actor, today, as_is, entered_on, fields)


ENTER = {Bank.MENTORS: enter_mentor, Bank.MENTEES: enter_mentee}


@action("registry.people_entered", "Внесены в банк по списку")
def enter_people(
    bank: str, people: Iterable[Person], *, actor: Actor, today: date, consent_on: date | None = None
) -> list[Profile]:
    """A ticked list at once, all or nobody. `consent_on`: those who lack the consent signed it on paper that day."""
    people = list(people)
    if not people:
        raise RuleViolation("Отметьте хотя бы одного человека.")
    if consent_on is not None:
        lacking = consents_lacking([p.pk for p in people], [ConsentKind.PERSONAL_DATA], today)
        for person in people:
            if person.pk in lacking:
                record_consent(person, ConsentKind.PERSONAL_DATA, actor=actor, today=today, given_on=consent_on)
    if problems := consent_problems([(p, ConsentKind.PERSONAL_DATA) for p in people], today):
        raise RuleViolation(problems)
    entries = [ENTER[Bank(bank)](person, actor=actor, today=today) for person in people]
    record(people[0].organization, bank=str(bank), count=len(entries))
    return entries


def _enter(
    model: Any,
    person: Person,
    actor: Actor,
    today: date,
    as_is: bool,
    entered_on: date | None,
    fields: Mapping[str, Any],
) -> Any:
    person = lock(person)
    if not policies.can_enter(actor, person):
        raise PermissionDenied
    entry = model.objects.select_for_update().filter(organization_id=person.organization_id, person=person).first()
    if problems := _entry_problems(entry, person, today, as_is):
        raise RuleViolation(problems)
    if entry is None:
        entry = model(organization_id=person.organization_id, person=person)
    else:
        REOPEN.apply(entry)
        entry.left_on = None
    entry.entered_on = entered_on or today
    entry.entered_as_is = as_is
    _assign(entry, fields, actor)
    entry.save()
    open_membership(person, model.role, actor=actor, today=today)
    record(entry, entered_on=entry.entered_on, as_is=int(as_is))
    return entry


def _entry_problems(entry: Profile | None, person: Person, today: date, as_is: bool) -> list[Problem]:
    if entry is not None and entry.state != EntryState.CLOSED:
        return [Problem(f"{person.short_name}: запись в банке уже есть.", entry.get_absolute_url(), "Открыть")]
    if as_is:
        return []
    problems = consent_problems([(person, ConsentKind.PERSONAL_DATA)], today)
    if not Person.objects.working(today).filter(pk=person.pk).exists():
        problems.append(Problem(f"{person.short_name}: больше не работает в организации."))
    return problems


def _assign(entry: Profile, fields: Mapping[str, Any], actor: Actor) -> None:
    """Put cleaned values on the entry. An unknown name is a mistake of the caller."""
    if unknown := set(fields) - FIELDS[entry.bank]:
        raise TypeError(f"An entry of {entry.bank} has no {', '.join(sorted(unknown))}.")
    for name, value in fields.items():
        setattr(entry, name, value)
    if "categories" in fields and isinstance(entry, MenteeProfile):
        before = type(entry).objects.filter(pk=entry.pk).values_list("categories", flat=True).first() or []
        entry.categories = stored_categories(fields["categories"], before, closed_too=policies.sees_closed(actor))
    if isinstance(entry, MentorProfile) and (
        problem := agreement_problem(entry.agreement_number, entry.agreement_date)
    ):
        raise RuleViolation(problem)


@action("registry.entry_changed", "Запись банка изменена")
def change_entry(entry: Entry, *, actor: Actor, **fields: Any) -> Entry:
    """Correct an entry. The trail says that it changed, not what of: categories may be closed."""
    entry = lock(entry)
    if not policies.can_keep_entry(actor, entry):
        raise PermissionDenied
    if entry.state == EntryState.CLOSED:
        raise RuleViolation("Запись закрыта. Верните её в банк, затем меняйте.")
    _assign(entry, fields, actor)
    entry.save()
    record(entry)
    return entry


@action("registry.needs_set", "Затруднения указаны")
def set_needs(mentee: MenteeProfile, needs: Mapping[int, int], *, actor: Actor) -> MenteeProfile:
    """The mentee's difficulties: importance (1–3) by id of the competence; what is not named is dropped."""
    mentee = lock(mentee)
    if not policies.can_keep_entry(actor, mentee):
        raise PermissionDenied
    _refuse_unknown(mentee, needs)
    if set(needs.values()) - {weight for weight, _ in NEED_WEIGHTS}:
        raise RuleViolation("Важность затруднения бывает от 1 до 3.")
    mentee.needs.exclude(competence_id__in=needs).delete()
    for competence_id, weight in needs.items():
        Need.objects.update_or_create(mentee=mentee, competence_id=competence_id, defaults={"weight": weight})
    mentee.save(update_fields=["request"])  # the version moves with the needs
    record(mentee, count=len(needs))
    return mentee


@action("registry.offers_set", "Компетенции указаны")
def set_offers(mentor: MentorProfile, competences: Iterable[int], *, actor: Actor) -> MentorProfile:
    """What the mentor offers: ids of competences; what is not named is dropped."""
    mentor = lock(mentor)
    if not policies.can_keep_entry(actor, mentor):
        raise PermissionDenied
    ids = set(competences)
    _refuse_unknown(mentor, ids)
    mentor.offers.exclude(competence_id__in=ids).delete()
    known = set(mentor.offers.values_list("competence_id", flat=True))
    MentorCompetence.objects.bulk_create(
        MentorCompetence(mentor=mentor, competence_id=pk) for pk in sorted(ids - known)
    )
    mentor.save(update_fields=["interests"])  # the version moves with the offers
    record(mentor, count=len(ids))
    return mentor


def _refuse_unknown(entry: Profile, ids: Iterable[int]) -> None:
    ids = set(ids)
    known = Competence.objects.known_to(entry.organization).filter(parent__isnull=False, pk__in=ids)
    if known.count() != len(ids):
        raise RuleViolation("Выбрана компетенция, которой нет в справочнике организации.")


@action("registry.entry_paused", "Запись приостановлена")
def pause_entry(entry: Entry, *, actor: Actor) -> Entry:
    return _moved(entry, PAUSE, actor)


@action("registry.entry_resumed", "Запись возобновлена")
def resume_entry(entry: Entry, *, actor: Actor) -> Entry:
    return _moved(entry, RESUME, actor)


def _moved(entry: Entry, move: Transition, actor: Actor) -> Entry:
    entry = lock(entry)
    if not policies.can_keep_entry(actor, entry):
        raise PermissionDenied
    move.apply(entry)
    entry.save(update_fields=["state"])
    record(entry, state=entry.state)
    return entry


@action("registry.entry_closed", "Выбыл из банка")
def close_entry(entry: Entry, *, actor: Actor, today: date) -> Entry:
    """Take an entry out of its bank; its role ends. Nothing is deleted."""
    entry = lock(entry)
    if not policies.can_keep_entry(actor, entry):
        raise PermissionDenied
    if problems := closing_problems(entry):
        raise RuleViolation(problems)
    CLOSE.apply(entry)
    entry.left_on = today
    entry.save(update_fields=["state", "left_on"])
    close_membership(entry.person, entry.role, actor=actor, today=today)
    record(entry, left_on=today)
    return entry


@action("registry.entry_reopened", "Возвращён в банк")
def reopen_entry(entry: Entry, *, actor: Actor, today: date) -> Entry:
    """Back into the bank, with its categories, needs and offers as they were."""
    entry = lock(entry)
    if not policies.can_keep_entry(actor, entry):
        raise PermissionDenied
    if problems := _entry_problems(None, entry.person, today, as_is=False):
        raise RuleViolation(problems)
    REOPEN.apply(entry)
    entry.left_on = None
    entry.entered_on = today
    entry.save(update_fields=["state", "left_on", "entered_on"])
    open_membership(entry.person, entry.role, actor=actor, today=today)
    record(entry, entered_on=today)
    return entry
