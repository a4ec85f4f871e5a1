"""What the banks show on a person's card in the staff list."""

from typing import Any

from core.actors import Actor
from people.models import Person
from people.rules import CardSection
from registry import policies
from registry.models import MenteeProfile, MentorProfile
from registry.states import EntryState


def banks_of(person: Person, actor: Actor) -> CardSection | None:
    """The person's entries in both banks, and the way into them; nothing for those who keep no banks."""
    if not policies.can_enter(actor, person):
        return None
    return CardSection("registry/_person_card.html", {"entries": _entries(person, actor)})


def _entries(person: Person, actor: Actor) -> dict[str, Any]:
    """The entry in each bank, or none where the person is not (or no longer) in it."""
    found: dict[str, Any] = {}
    for name, model in (("mentor", MentorProfile), ("mentee", MenteeProfile)):
        entry = model.objects.visible_to(actor).filter(person=person).first()
        found[name] = entry if entry is not None and entry.state != EntryState.CLOSED else None
    return found
