"""Who may do what with programs and meetings."""

from typing import Any

from core.actors import SYSTEM, Actor
from core.scoping import same_organization
from pairs.models import PAIR_READERS, Pair
from pairs.states import PairState
from people.rules import PARTICIPANTS, Role
from programs.models import Meeting, Program, ProgramChange
from programs.states import AGREE, APPROVE, DROP, EDITABLE, RESUME, RETURN, SEND, ChangeState, ProgramState

READERS = PAIR_READERS | PARTICIPANTS


def own_person(actor: Actor, pair: Pair) -> Any:
    """The participant of the pair who the actor is, or none; somebody who left the group is none."""
    pk = getattr(actor.user, "pk", None)
    return next((person for person in pair.people if pk and person.user_id == pk), None)


def is_mentor(actor: Actor, pair: Pair) -> bool:
    pk = getattr(actor.user, "pk", None)
    return bool(pk) and Role.MENTOR in actor.roles and pair.mentor.person.user_id == pk


def is_curator(actor: Actor, pair: Pair) -> bool:
    """The curator of the pair's own organization, who also records what was done on paper."""
    if actor is SYSTEM:
        return True
    return Role.CURATOR in actor.roles and same_organization(actor, pair)


def is_director(actor: Actor, pair: Pair) -> bool:
    if actor is SYSTEM:
        return True
    return Role.DIRECTOR in actor.roles and same_organization(actor, pair)


def can_list(actor: Actor) -> bool:
    return bool(actor.roles & READERS)


def can_view(actor: Actor, program: Program) -> bool:
    """Whoever it is visible to."""
    return can_list(actor) and same_organization(actor, program)


def can_compose_for(actor: Actor, pair: Pair) -> bool:
    """Mentor and mentee together (S4 1.3), the curator, and the council, which drafts programs (S4 4.4.5)."""
    if is_curator(actor, pair) or own_person(actor, pair) is not None:
        return True
    return Role.COUNCIL in actor.roles and same_organization(actor, pair)


def can_compose(actor: Actor, program: Program) -> bool:
    return can_compose_for(actor, program.pair)


def can_enter_existing(actor: Actor, pair: Pair) -> bool:
    """A program from before the product is entered by the curator, from paper."""
    return is_curator(actor, pair)


def can_agree(actor: Actor, program: Program) -> bool:
    """Each participant, for themselves."""
    return own_person(actor, program.pair) is not None


def can_agree_as(actor: Actor, program: Program, person: Any, *, on_paper: bool) -> bool:
    """A participant for themselves, or the curator from that participant's paper; only people of the pair agree."""
    if person not in program.pair.people:
        return False
    return can_record(actor, program) if on_paper else own_person(actor, program.pair) == person


def can_record(actor: Actor, program: Program) -> bool:
    """The curator records from paper whatever others did on paper."""
    return is_curator(actor, program.pair)


def can_send(actor: Actor, program: Program) -> bool:
    return is_curator(actor, program.pair) or is_mentor(actor, program.pair)


def can_decide(actor: Actor, program: Program) -> bool:
    """The director approves programs, or returns them (S0 5)."""
    return is_director(actor, program.pair)


def can_draft_orders(actor: Actor) -> bool:
    """Orders about programs are drafted by the curator."""
    return actor is SYSTEM or Role.CURATOR in actor.roles


def can_put_in_order(actor: Actor, program: Program) -> bool:
    """The curator, programs of the own organization."""
    return is_curator(actor, program.pair)


def can_follow_order(actor: Actor, program: Program, order: Any) -> bool:
    """Whoever brings the order into force or cancels it: for the programs that it names, and no others."""
    if order.pk not in {program.approved_by_order_id, program.closed_by_id}:
        return False
    return actor is SYSTEM or same_organization(actor, order)


def can_see_queue(actor: Actor) -> bool:
    return Role.DIRECTOR in actor.roles


def can_mark(actor: Actor, program: Program) -> bool:
    """The mentor checks what is done (S4 annex 1, 4); the curator marks it from paper."""
    return is_curator(actor, program.pair) or is_mentor(actor, program.pair)


def can_end(actor: Actor, program: Program, ground_completed: bool = True) -> bool:
    """The mentor finishes a plan that is done; any other ground comes with a paper, which the curator records."""
    if is_curator(actor, program.pair):
        return True
    return ground_completed and is_mentor(actor, program.pair)


def can_propose_change(actor: Actor, program: Program) -> bool:
    """A longer term or a corrected plan, by consent of the mentor and every mentee (S4 annex 1, 7.2).

    Anyone of them or the curator begins.
    """
    return is_curator(actor, program.pair) or own_person(actor, program.pair) is not None


def can_log(actor: Actor, pair: Pair) -> bool:
    """The mentor logs meetings of the own pair."""
    return actor is SYSTEM or is_mentor(actor, pair)


def can_log_from_paper(actor: Actor, pair: Pair) -> bool:
    return is_curator(actor, pair)


def can_see_quiet(actor: Actor) -> bool:
    return bool(actor.roles & {Role.CURATOR, Role.DIRECTOR})


def can_view_pair_journal(actor: Actor, pair: Pair) -> bool:
    """Whoever sees the pair may print its journal."""
    return can_list(actor) and same_organization(actor, pair)


def can_view_meeting(actor: Actor, meeting: Meeting) -> bool:
    return can_view_pair_journal(actor, meeting.pair)


def can_change_meeting(actor: Actor, meeting: Meeting) -> bool:
    """The mentor, or the curator where it came from paper; until it is confirmed (an action asks)."""
    return is_mentor(actor, meeting.pair) or is_curator(actor, meeting.pair)


def can_reply(actor: Actor, meeting: Meeting) -> bool:
    """Each mentee who was in the pair that day, for themselves."""
    pk = getattr(actor.user, "pk", None)
    return bool(pk) and any(member.mentee.person.user_id == pk for member in meeting.expected_members())


def can_reply_from_paper(actor: Actor, meeting: Meeting) -> bool:
    return is_curator(actor, meeting.pair)


def offered(actor: Actor, program: Program) -> dict[str, bool]:
    """What the page of a program may offer: allowed to this actor and possible in this state."""
    pair = program.pair
    person = own_person(actor, pair)
    agreed = {agreement.person_id for agreement in program.agreements.all()}
    running = program.state == ProgramState.RUNNING
    everybody = all(one.pk in agreed for one in pair.people)
    return {
        "edit": can_compose(actor, program) and program.state in EDITABLE,
        "agree": person is not None and person.pk not in agreed and AGREE.allows(program),
        "record_agreement": can_record(actor, program) and AGREE.allows(program) and not everybody,
        "send": can_send(actor, program) and SEND.allows(program),
        "resume": can_send(actor, program) and RESUME.allows(program) and everybody,
        "decide": can_decide(actor, program) and RETURN.allows(program),
        "approve_on_paper": can_record(actor, program) and APPROVE.allows(program),
        "drop": can_send(actor, program) and DROP.allows(program),
        "mark": can_mark(actor, program) and running,
        "mark_on_paper": can_record(actor, program) and running,
        "end": can_end(actor, program) and running,
        "end_early": can_record(actor, program) and running,
        "ask_to_end": person is not None and running,
        "change": can_propose_change(actor, program) and running,
        "log": is_mentor(actor, pair) and pair.state == PairState.ACTIVE,
        "log_from_paper": can_log_from_paper(actor, pair) and pair.state in {PairState.ACTIVE, PairState.ENDED},
    }


def offered_on_change(actor: Actor, change: ProgramChange) -> dict[str, bool]:
    """Of a proposed extension or correction."""
    person = own_person(actor, change.program.pair)
    is_open = change.state == ChangeState.PROPOSED
    return {
        "agree": is_open and person is not None and person.pk not in change.agreed,
        "record": is_open and can_record(actor, change.program),
        "withdraw": is_open and can_propose_change(actor, change.program),
    }


def offered_on_meeting(actor: Actor, meeting: Meeting, is_settled: bool) -> dict[str, bool]:
    """`is_settled`: confirmed by everybody's word or by silence."""
    person = own_person(actor, meeting.pair)
    said = {reply.person_id for reply in meeting.replies.all()}
    return {
        "edit": can_change_meeting(actor, meeting) and not is_settled,
        "withdraw": can_change_meeting(actor, meeting) and not is_settled,
        "reply": can_reply(actor, meeting) and person is not None and person.pk not in said and not is_settled,
        "record_reply": can_reply_from_paper(actor, meeting) and not is_settled,
    }
