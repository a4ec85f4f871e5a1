"""Who may do what, role by role; buttons follow the policies and the state."""

import pytest

from core.actors import SYSTEM
from pairs.models import Pair
from programs import policies
from programs.models import Meeting, Program
from programs.states import ProgramState
from programs.tests import scene

EVERYBODY = {
    "director",
    "curator",
    "mentor",
    "mentee",
    "psychologist",
    "council",
    "administrator",
    "secretary",
    "municipal",
    "stranger",
    "foreign_director",
    "foreign_mentor",
    "foreign_mentee",
}
READERS = {"director", "curator", "mentor", "mentee", "psychologist", "council"}
OF_A_PROGRAM = {
    policies.can_view: READERS,
    policies.can_compose: {"curator", "mentor", "mentee", "council"},
    policies.can_agree: {"mentor", "mentee"},
    policies.can_record: {"curator"},
    policies.can_send: {"curator", "mentor"},
    policies.can_decide: {"director"},
    policies.can_mark: {"curator", "mentor"},
    policies.can_end: {"curator", "mentor"},
    policies.can_propose_change: {"curator", "mentor", "mentee"},
}
OF_A_PAIR = {
    policies.can_compose_for: {"curator", "mentor", "mentee", "council"},
    policies.can_enter_existing: {"curator"},
    policies.can_log: {"mentor"},
    policies.can_log_from_paper: {"curator"},
    policies.can_view_pair_journal: READERS,
}
OF_A_MEETING = {
    policies.can_view_meeting: READERS,
    policies.can_change_meeting: {"curator", "mentor"},
    policies.can_reply: {"mentee"},
    policies.can_reply_from_paper: {"curator"},
}


@pytest.fixture
def pair(cast):
    return scene.make_pair(cast.school, mentor=cast.mentor, mentees=[cast.mentee])


def allowed(cast, policy, row):
    return {who for who in EVERYBODY if policy(cast.actor(getattr(cast, who)), row)}


def test_a_program(cast, pair):
    program = scene.make_running(pair)
    assert {policy: allowed(cast, policy, program) for policy in OF_A_PROGRAM} == OF_A_PROGRAM


def test_the_programs_and_meetings_of_a_pair(cast, pair):
    assert {policy: allowed(cast, policy, pair) for policy in OF_A_PAIR} == OF_A_PAIR


def test_a_meeting(cast, pair):
    meeting = scene.make_meeting(pair)
    assert {policy: allowed(cast, policy, meeting) for policy in OF_A_MEETING} == OF_A_MEETING


def test_lists_and_queues(cast):
    def admitted(policy):
        return {who for who in EVERYBODY if policy(cast.actor(getattr(cast, who)))}

    assert admitted(policies.can_list) == READERS | {"stranger", "foreign_director", "foreign_mentor", "foreign_mentee"}
    assert admitted(policies.can_see_queue) == {"director", "foreign_director"}
    assert admitted(policies.can_see_quiet) == {"director", "curator", "stranger", "foreign_director"}


def test_only_the_curator_ends_early(cast, pair):
    program = scene.make_running(pair)
    ending = {who for who in EVERYBODY if policies.can_end(cast.actor(getattr(cast, who)), program, False)}
    assert ending == {"curator"}


def test_the_product_itself_may_what_an_office_may(pair):
    program = scene.make_running(pair)
    assert policies.can_decide(SYSTEM, program)
    assert policies.can_log(SYSTEM, pair)
    assert policies.own_person(SYSTEM, pair) is None


def test_somebody_who_left_a_group_no_longer_takes_part(cast, pair):
    pair.members.update(end_ground="left", ended_on=scene.TODAY)
    assert policies.own_person(cast.actor(cast.mentee), Pair.objects.get(pk=pair.pk)) is None


def test_rows_are_seen_by_those_who_see_the_pair(cast, pair):
    program = scene.make_running(pair)
    meeting = scene.make_meeting(pair)
    for who in EVERYBODY:
        actor = cast.actor(getattr(cast, who))
        assert list(Program.objects.visible_to(actor)) == ([program] if who in READERS else [])
        assert list(Meeting.objects.visible_to(actor)) == ([meeting] if who in READERS else [])


def buttons(cast, who, program):
    program = Program.objects.get(pk=program.pk)
    return {name for name, shown in policies.offered(cast.actor(getattr(cast, who)), program).items() if shown}


def test_buttons_follow_the_state(cast, pair):
    draft = scene.make_draft(pair)
    logs = {"log_from_paper"}
    assert buttons(cast, "mentor", draft) == {"edit", "agree", "drop", "log"}
    assert buttons(cast, "mentee", draft) == {"edit", "agree"}
    assert buttons(cast, "curator", draft) == {"edit", "record_agreement", "drop"} | logs
    assert buttons(cast, "director", draft) == set()
    draft.delete()
    sent = scene.make_sent(pair)
    assert buttons(cast, "director", sent) == {"decide"}
    assert buttons(cast, "curator", sent) == {"approve_on_paper", "drop"} | logs
    Program.objects.filter(pk=sent.pk).update(state=ProgramState.RUNNING, approved_on=scene.TODAY)
    assert buttons(cast, "mentor", sent) == {"mark", "end", "ask_to_end", "change", "log"}
    assert buttons(cast, "mentee", sent) == {"ask_to_end", "change"}
    assert buttons(cast, "curator", sent) == {"mark", "mark_on_paper", "end", "end_early", "change"} | logs
