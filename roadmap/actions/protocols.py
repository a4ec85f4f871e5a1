"""The protocol of an event: composed, frozen as a document, returned to be corrected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from papers.actions import freeze, set_standing
from papers.rules import Standing
from people.models import Person
from roadmap import policies
from roadmap.models import Event, Protocol
from roadmap.rules.events import MOST_ITEMS, ProtocolItem
from roadmap.selectors.protocols import protocol_paper
from roadmap.states import EventState

READY = "Протокол уже готов. Чтобы изменить его, верните его в проект."


@dataclass(frozen=True)
class ProtocolWords:
    """A protocol as its form tells it."""

    chair: Person
    keeper: Person
    items: Sequence[ProtocolItem]
    number: str = ""


@action("event.protocol_composed", "Составлен протокол")
def compose(event: Event, words: ProtocolWords, *, actor: Actor, today: date) -> Protocol:
    """A draft, or its new words."""
    event = lock(event)
    if not policies.can_write_protocol(actor, event):
        raise PermissionDenied
    if event.state != EventState.HELD:
        raise RuleViolation("Сначала отметьте присутствовавших: протокол называет их.")
    protocol = policies.protocol_of(event) or Protocol(event=event, organization=event.organization)
    if protocol.document_id is not None:
        raise RuleViolation(READY)
    if {words.chair.organization_id, words.keeper.organization_id} != {event.organization_id}:
        raise RuleViolation("Председатель и секретарь — люди своей организации.")
    items = [item for item in words.items if item.heard.strip() or item.decided.strip()]
    if not items or len(items) > MOST_ITEMS:
        raise RuleViolation(f"В протоколе от одного до {MOST_ITEMS} вопросов.")
    protocol.chair, protocol.keeper, protocol.number = words.chair, words.keeper, words.number.strip()
    protocol.items = [{"heard": item.heard.strip(), "decided": item.decided.strip()} for item in items]
    protocol.save()
    event.save(update_fields=["version"])
    record(event, items=len(items))
    return protocol


@action("event.protocol_frozen", "Протокол готов")
def finish(event: Event, *, actor: Actor, today: date) -> Event:
    """Its final text is frozen; PDF and Word are made of that alone."""
    event = lock(event)
    if not policies.can_write_protocol(actor, event):
        raise PermissionDenied
    protocol = policies.protocol_of(event)
    if protocol is None:
        raise RuleViolation("Протокол ещё не составлен.")
    if protocol.document_id is not None:
        raise RuleViolation(READY)
    if problems := _problems(protocol):
        raise RuleViolation(problems)
    paper = protocol_paper(protocol)
    protocol.document = freeze(protocol, paper, paper.title, actor=actor)
    protocol.save(update_fields=["document"])
    event.save(update_fields=["version"])
    record(event, document=protocol.document.pk)
    return event


@action("event.protocol_returned", "Протокол возвращён в проект")
def correct(event: Event, *, actor: Actor, today: date) -> Event:
    """A mistake was found: the document that was ready is marked as changed, the words may be mended."""
    event = lock(event)
    if not policies.can_write_protocol(actor, event):
        raise PermissionDenied
    protocol = policies.protocol_of(event)
    if protocol is None or protocol.document is None:
        raise RuleViolation("Готового протокола нет.")
    set_standing(protocol.document, Standing.CHANGED, actor=actor)
    protocol.document = None
    protocol.save(update_fields=["document"])
    event.save(update_fields=["version"])
    record(event)
    return event


def _problems(protocol: Protocol) -> list[str]:
    found = [] if protocol.number else ["Укажите номер протокола."]
    for place, item in enumerate(protocol.questions, start=1):
        if not item.heard:
            found.append(f"Вопрос {place}: напишите, что слушали.")
        if not item.decided:
            found.append(f"Вопрос {place}: напишите, что решили.")
    return found
