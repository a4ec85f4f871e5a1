"""What a staff fact means for the banks: an entry of somebody who left is still open."""

from core.actors import Actor
from people.models import StaffFact
from people.rules import Consequence, StaffFactKind
from registry.rules import Bank
from registry.selectors.consents import PROFILES
from registry.states import EntryState

NEXT_STEP = {
    StaffFactKind.LEFT: "выведите из банка, когда завершены пары",
    StaffFactKind.TRANSFERRED: "выведите из банка, когда завершены пары",
    StaffFactKind.ON_LEAVE: "приостановите запись на время отсутствия",
}


def concerned(staff_fact: StaffFact, actor: Actor) -> list[Consequence]:
    """Every entry that is still open (of somebody on leave: not paused), with its next step."""
    is_leave = staff_fact.kind == StaffFactKind.ON_LEAVE
    waiting = [EntryState.ACTIVE] if is_leave else [EntryState.ACTIVE, EntryState.PAUSED]
    found = []
    for bank, model in PROFILES.items():
        for entry in model.objects.visible_to(actor).filter(person=staff_fact.person_id, state__in=waiting):
            label = Bank(bank).label
            text = f"{label[:1].upper()}{label[1:]}: {NEXT_STEP[StaffFactKind(staff_fact.kind)]}."
            found.append(Consequence(text, entry.get_absolute_url(), "Открыть запись"))
    return found
