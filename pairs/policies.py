"""Who may do what with pairs."""

from collections.abc import Iterable
from typing import Any

from core.actors import SYSTEM, Actor
from core.scoping import same_organization
from pairs.models import PAIR_READERS, Application, Pair, PairChange, PairImport
from pairs.models.matching import CLOSED_READERS
from pairs.rules import Answer
from pairs.rules.applications import ApplicationKind
from pairs.states import (
    AGREE,
    ANSWER_BY_ORDER,
    END,
    PUT_IN_ORDER,
    REFUSE,
    RESUME,
    REVISE,
    SUSPEND,
    TAKE_BACK,
    TAKE_OUT,
    WITHDRAW,
    ApplicationState,
    PairState,
)
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
    """Why the curator thought of this pair; a participant, whoever it is, does not read what is said about them."""
    return can_see(actor, pair) and bool(actor.roles & REASON_READERS) and not took_part(actor, pair)


def can_see_end_note(actor: Actor, pair: Pair) -> bool:
    """Why a pair really ended: the office alone, and nobody of it who was in the pair."""
    return can_see_history(actor, pair) and not took_part(actor, pair)


def can_see_history(actor: Actor, pair: Pair) -> bool:
    """What was decided about the pair, when: the office."""
    return can_see(actor, pair) and bool(actor.roles & NOTE_READERS)


def can_see_everything(actor: Actor) -> bool:
    """Search and filter among all pairs of the organization."""
    return bool(actor.roles & PAIR_READERS)


def can_print_awards(actor: Actor) -> bool:
    """Certificates, diplomas and thanks are the curator's and the head's to give."""
    return bool(actor.roles & OFFICE)


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


def can_match(actor: Actor) -> bool:
    """Pairs are formed by the curator (S4 4.4.4), the best assignment of the whole bank too."""
    return can_propose(actor)


def can_see_closed(actor: Actor) -> bool:
    """Runs of matching and preferences: the curator and the psychologist (S2 5.3)."""
    return bool(actor.roles & CLOSED_READERS)


def can_see_run(actor: Actor, row: Any) -> bool:
    """A run or a round of preferences of the own organization."""
    return can_see_closed(actor) and same_organization(actor, row)


def can_keep_run(actor: Actor, row: Any) -> bool:
    """The curator accepts and repeats runs, opens and closes rounds, records preferences from paper."""
    return actor is SYSTEM or (Role.CURATOR in actor.roles and same_organization(actor, row))


def can_wish(actor: Actor, meeting: Any) -> bool:
    """A participant answers for themselves while the round is open."""
    return actor.user is not None and same_organization(actor, meeting) and meeting.closed_on is None


def can_follow_change(actor: Actor, change: PairChange, order: Any) -> bool:
    """Whoever brings the order into force, cancels or drops it, carries out the change that it names and no other."""
    if order is None or change.order_id != order.pk:
        return False
    return actor is SYSTEM or same_organization(actor, order)


def can_close_by_order(actor: Actor, pair: Pair, order: Any) -> bool:
    """Whoever brings an order of the pair's own organization into force."""
    if order.organization_id != pair.organization_id:
        return False
    return actor is SYSTEM or same_organization(actor, order)


def own_person(actor: Actor, pair: Pair) -> Any:
    """The participant of the pair who the actor is, or none."""
    pk = getattr(actor.user, "pk", None)
    return next((person for person in pair.people if pk and person.user_id == pk), None)


def took_part(actor: Actor, pair: Pair) -> bool:
    """Whether the actor is or ever was a participant: what others said stays closed to them in any role."""
    pk = getattr(actor.user, "pk", None)
    everybody = [pair.mentor.person, *(member.mentee.person for member in pair.members.all())]
    return bool(pk) and any(person.user_id == pk for person in everybody)


def can_apply(actor: Actor, pair: Pair) -> bool:
    """A participant, for themselves: to be released, to have another mentor, to end (S4 annex 1, 4.1, 5.1, 7.1)."""
    return same_organization(actor, pair) and own_person(actor, pair) is not None


def can_list_applications(actor: Actor) -> bool:
    """The curator leads them on, the director decides."""
    return bool(actor.roles & OFFICE)


def can_view_application(actor: Actor, application: Application) -> bool:
    """Whoever it is visible to: the office, whoever signed it, and the pair where it proposes to end together."""
    return same_organization(actor, application)


def can_read_reason(actor: Actor, application: Application) -> bool:
    """Quiet reasons: who signed, the curator and the director, but never another participant in any role."""
    if not can_view_application(actor, application):
        return False
    if signed(actor, application):
        return True
    return bool(actor.roles & OFFICE) and not took_part(actor, application.pair)


def signed(actor: Actor, application: Application) -> bool:
    pk = getattr(actor.user, "pk", None)
    return bool(pk) and any(person.user_id == pk for person in application.people)


def can_join_application(actor: Actor, application: Application) -> bool:
    """Another participant joins a proposal to end."""
    return application.kind == ApplicationKind.END and can_apply(actor, application.pair)


def can_take_back(actor: Actor, application: Application) -> bool:
    """Who signed; the curator records from paper that somebody has changed their mind."""
    return can_keep(actor, application.pair) or (same_organization(actor, application) and signed(actor, application))


def can_decline(actor: Actor, application: Application) -> bool:
    """The director; a mentor's refusal cannot be declined (ТК РФ 351.8)."""
    if application.kind == ApplicationKind.RELEASE or not same_organization(actor, application):
        return False
    return Role.DIRECTOR in actor.roles


def can_print_notice(actor: Actor, application: Application) -> bool:
    """The curator hands the notice over, the director signs it."""
    return bool(actor.roles & OFFICE) and same_organization(actor, application)


def offered_on_application(actor: Actor, application: Application) -> dict[str, bool]:
    """Of one application: allowed to this actor and possible in this state."""
    waits = application.state == ApplicationState.SUBMITTED
    has_signed = signed(actor, application)
    return {
        "join": waits and not has_signed and can_join_application(actor, application),
        "take_back": TAKE_BACK.allows(application) and can_take_back(actor, application),
        "decline": REFUSE.allows(application) and can_decline(actor, application),
        "order": ANSWER_BY_ORDER.allows(application) and can_keep(actor, application.pair),
        "reason": can_read_reason(actor, application),
        "office": bool(actor.roles & OFFICE),
    }


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
        "draft_order": keeps and PUT_IN_ORDER.allows(pair) and not pair.purpose,
        "change_order": keeps and PUT_IN_ORDER.allows(pair) and bool(pair.purpose),
        "order": keeps and END.allows(pair),
        "pause": keeps and SUSPEND.allows(pair),
        "resume": keeps and RESUME.allows(pair),
        "take_out": keeps and TAKE_OUT.allows(pair),
        "end": keeps and END.allows(pair),
        "end_member": keeps and END.allows(pair) and len(pair.people) > 2,
        "propose_again": keeps and pair.state == PairState.DECLINED,
        "apply": END.allows(pair) and can_apply(actor, pair),
        "record_application": keeps and END.allows(pair),
        "history": can_see_history(actor, pair),
        "reason": can_see_reason(actor, pair),
        "end_note": can_see_end_note(actor, pair),
    }
