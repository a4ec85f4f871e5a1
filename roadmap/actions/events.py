"""Events: planned, moved, called off; people invited; held with who was there, which shows in the plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from papers.models import Scan
from people.actions.letters import send_letter
from people.models import Person
from roadmap import policies
from roadmap.models import Event, EventFile, EventInvitee, Occurrence
from roadmap.rules.events import MOST_OUTSIDERS, EventKind, outsiders_of, time_problem
from roadmap.selectors.invited import INVITED, MOVED, OFF, letters_to
from roadmap.states import CALL_OFF, EventState

PAST = "Состоявшееся мероприятие не меняют. Верните его в запланированные."


@dataclass(frozen=True)
class EventWords:
    """An event as its form tells it."""

    kind: str
    title: str
    day: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    agenda: str = ""


@action("event.planned", "Мероприятие запланировано")
def plan_event(words: EventWords, *, occurrence: Occurrence | None = None, actor: Actor, today: date) -> Event:
    """A new event; `occurrence`: the activity of the plan that it carries out."""
    if not policies.can_plan_events(actor):
        raise PermissionDenied
    event = Event(organization=actor.organization, recorded_by=actor.user)
    if occurrence is not None:
        _check_occurrence(occurrence, actor)
        event.occurrence = occurrence
    _say(event, words)
    event.save()
    record(event, kind=event.kind, day=event.day)
    return event


@action("event.changed", "Мероприятие изменено")
def change_event(event: Event, words: EventWords, *, letters: bool = True, actor: Actor, today: date) -> Event:
    """Other words, another time or place; those invited are told of it."""
    event = lock(event)
    if not policies.can_keep_event(actor, event):
        raise PermissionDenied
    if event.state != EventState.PLANNED:
        raise RuleViolation(PAST)
    before = _told(event)
    _say(event, words)
    event.save()
    sent = _write(event, MOVED) if letters and _told(event) != before and event.day >= today else 0
    record(event, day=event.day, letters=sent)
    return event


@action("event.people_invited", "Приглашены участники мероприятия")
def invite(
    event: Event,
    people: Iterable[Person],
    *,
    outsiders: Iterable[str] = (),
    letters: bool = True,
    actor: Actor,
    today: date,
) -> int:
    """Whoever is invited already stays so; returns how many are new. Letters go out before the event alone."""
    event = lock(event)
    if not policies.can_keep_event(actor, event):
        raise PermissionDenied
    if event.state == EventState.CANCELLED:
        raise RuleViolation("Мероприятие отменено.")
    new = _invite_people(event, people)
    named = invite_outsiders(event, outsiders)
    if not new and not named:
        raise RuleViolation("Отметьте, кого пригласить: все выбранные уже приглашены.")
    event.save(update_fields=["version"])
    sent = _write(event, INVITED, new) if letters and event.state == EventState.PLANNED and event.day >= today else 0
    record(event, people=len(new), outsiders=len(named), letters=sent)
    return len(new) + len(named)


@action("event.person_uninvited", "Участник убран из приглашённых")
def uninvite(event: Event, invitee: int, *, actor: Actor, today: date) -> Event:
    event = lock(event)
    if not policies.can_keep_event(actor, event):
        raise PermissionDenied
    if event.state != EventState.PLANNED:
        raise RuleViolation(PAST)
    event.invitees.filter(pk=invitee).delete()
    event.save(update_fields=["version"])
    record(event, invitee=invitee)
    return event


@action("event.called_off", "Мероприятие отменено")
def call_off(event: Event, *, reason: str, letters: bool = True, actor: Actor, today: date) -> Event:
    event = lock(event)
    if not policies.can_keep_event(actor, event):
        raise PermissionDenied
    if not reason.strip():
        raise RuleViolation("Напишите, почему мероприятие отменено.")
    CALL_OFF.apply(event)
    event.reason = reason.strip()
    event.save(update_fields=["state", "reason"])
    record(event, letters=_write(event, OFF) if letters and event.day >= today else 0)
    return event


@action("event.file_added", "К мероприятию приложен файл")
def add_file(event: Event, scan: Scan, *, title: str, actor: Actor, today: date) -> EventFile:
    event = lock(event)
    if not policies.can_keep_event(actor, event):
        raise PermissionDenied
    if event.state == EventState.CANCELLED or scan.organization_id != event.organization_id:
        raise RuleViolation("К этому мероприятию файл приложить нельзя.")
    file = EventFile.objects.create(event=event, scan=scan, title=title.strip() or scan.filename[:200])
    record(event, file=file.pk)
    return file


@action("event.file_dropped", "Файл мероприятия убран")
def drop_file(event: Event, file: int, *, actor: Actor, today: date) -> Event:
    """The scan itself stays among the papers of the organization."""
    event = lock(event)
    if not policies.can_keep_event(actor, event):
        raise PermissionDenied
    event.files.filter(pk=file).delete()
    event.save(update_fields=["version"])
    record(event, file=file)
    return event


def _say(event: Event, words: EventWords) -> None:
    if words.kind not in EventKind.values or not words.title.strip():
        raise RuleViolation("Укажите вид и тему.")
    if problem := time_problem(words.starts_at, words.ends_at):
        raise RuleViolation(problem)
    event.kind, event.title, event.day = words.kind, words.title.strip(), words.day
    event.starts_at, event.ends_at = words.starts_at, words.ends_at
    event.place, event.agenda = words.place.strip(), words.agenda.strip()


def _told(event: Event) -> tuple[str, str, str]:
    return event.when, event.place, event.agenda


def _check_occurrence(occurrence: Occurrence, actor: Actor) -> None:
    if not policies.can_view_occurrence(actor, occurrence):
        raise PermissionDenied
    if not policies.is_followed(occurrence):
        raise RuleViolation("Мероприятие относится к прежней редакции дорожной карты.")


def _invite_people(event: Event, people: Iterable[Person]) -> list[Person]:
    there = set(event.invitees.exclude(person=None).values_list("person", flat=True))
    new = list({person.pk: person for person in people if person.pk not in there}.values())
    if any(person.organization_id != event.organization_id for person in new):
        raise RuleViolation("Пригласить по списку можно только людей своей организации.")
    EventInvitee.objects.bulk_create(EventInvitee(event=event, person=person) for person in new)
    return new


def invite_outsiders(event: Event, names: Iterable[str], *, came: bool | None = None) -> list[str]:
    """Add those from outside who are not listed yet, within the caller's action; returns the new names."""
    there = set(event.invitees.exclude(name="").values_list("name", flat=True))
    new = [name for name in outsiders_of(names) if name not in there]
    if len(there) + len(new) > MOST_OUTSIDERS:
        raise RuleViolation(f"Приглашённых со стороны может быть не больше {MOST_OUTSIDERS}.")
    EventInvitee.objects.bulk_create(EventInvitee(event=event, name=name, came=came) for name in new)
    return new


def _write(event: Event, what: str, people: Iterable[Person] | None = None) -> int:
    """Letters through the outbox; returns how many."""
    if people is None:
        people = Person.objects.filter(pk__in=event.invitees.values("person")).select_related("user")
    letters = letters_to(event, people, what)
    for email, subject, body in letters:
        send_letter(email, subject, body, organization=event.organization)
    return len(letters)
