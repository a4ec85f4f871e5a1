"""Who may do what with pairs."""

from collections.abc import Iterable
from typing import Any

from core.actors import SYSTEM, Actor
from core.scoping import same_organization
from pairs.models import PAIR_READERS, Pair, PairImport
from pairs.rules import Answer
from pairs.states import AGREE, END, PUT_IN_ORDER, REVISE, TAKE_OUT, WITHDRAW, PairState
from people.rules import OFFICE, PARTICIPANTS, Role
from registry.models import MenteeProfile, MentorProfile

NOTE_READERS = OFFICE
REASON_READERS = OFFICE | {Role.COUNCIL}  # the council helps to choose pairs (S4 4.4.5)


def can_see_list(actor: Actor) -> bool:
    return bool(actor.roles & (PAIR_READERS | PARTICIPANTS))


def can_see(actor: Actor, pair: Pair) -> bool:
    """Whoever finds the pair among the visible ones may open it; the rest of the page is narrowed by what follows."""
    return same_organization(actor, pair)


def can_see_reason(actor: Actor, pair: Pair) -> bool:
    """Why the curator thought of this pair; participants do not read what is said about them."""
    return can_see(actor, pair) and bool(actor.roles & REASON_READERS)


def can_see_end_note(actor: Actor, pair: Pair) -> bool:
    """Why a pair really ended: the office alone."""
    return can_see(actor, pair) and bool(actor.roles & NOTE_READERS)


def can_see_everything(actor: Actor) -> bool:
    """Search and filter among all pairs of the organization."""
    return bool(actor.roles & PAIR_READERS)


def can_propose(actor: Actor) -> bool:
    """Pairs are formed by the curator (S4 4.4.4)."""
    return actor is SYSTEM or Role.CURATOR in actor.roles


def can_join(actor: Actor, mentor: MentorProfile, mentees: Iterable[MenteeProfile]) -> bool:
    """The curator makes pairs of people of the own organization; those of another do not exist for it."""
    home = mentor.organization_id if actor is SYSTEM else actor.organization.pk
    return can_propose(actor) and all(row.organization_id == home for row in (mentor, *mentees))


def can_keep(actor: Actor, pair: Pair) -> bool:
    """The curator keeps the pairs of the own organization, and records from paper what others did."""
    if actor is SYSTEM:
        return True
    return Role.CURATOR in actor.roles and same_organization(actor, pair)


def can_import(actor: Actor, pair_import: PairImport) -> bool:
    """The curator enters a list of pairs that the school already keeps."""
    return actor is SYSTEM or (can_propose(actor) and same_organization(actor, pair_import))


def can_answer(actor: Actor, pair: Pair) -> bool:
    """A participant answers once, for themselves, while the pair is proposed."""
    if actor.user is None or not same_organization(actor, pair):
        return False
    return own_person(actor, pair) is not None


def can_follow_order(actor: Actor, pair: Pair, order: Any) -> bool:
    """Whoever brings the order into force starts the pairs that it lists, and no others."""
    if pair.opened_by_id != order.pk:
        return False
    return actor is SYSTEM or same_organization(actor, order)


def own_person(actor: Actor, pair: Pair) -> Any:
    """The participant of the pair who the actor is, or none."""
    pk = getattr(actor.user, "pk", None)
    return next((person for person in pair.people if pk and person.user_id == pk), None)


def offered(actor: Actor, pair: Pair) -> dict[str, bool]:
    """What the page may offer: allowed to this actor and possible in this state."""
    keeps = can_keep(actor, pair)
    person = own_person(actor, pair)
    answered = {agreement.person_id for agreement in pair.agreements.all()}
    declined = any(agreement.answer == Answer.NO for agreement in pair.agreements.all())
    return {
        "answer": person is not None and person.pk not in answered and AGREE.allows(pair),
        "record": keeps and AGREE.allows(pair) and not declined,
        "change": keeps and REVISE.allows(pair),
        "withdraw": keeps and WITHDRAW.allows(pair),
        "draft_order": keeps and PUT_IN_ORDER.allows(pair),
        "take_out": keeps and TAKE_OUT.allows(pair),
        "end": keeps and END.allows(pair),
        "end_member": keeps and END.allows(pair) and len(pair.people) > 2,
        "propose_again": keeps and pair.state == PairState.DECLINED,
        "reason": can_see_reason(actor, pair),
        "end_note": can_see_end_note(actor, pair),
    }
