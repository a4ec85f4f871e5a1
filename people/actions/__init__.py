"""Every change of people, their roles and their sign-in."""

from people.actions.facts import end_fact, record_fact, settle_fact, withdraw_fact
from people.actions.imports import (
    apply_staff_list,
    discard_staff_list,
    leave_rows_out,
    settle_proposals,
    upload_staff_list,
)
from people.actions.invitations import (
    accept_invitation,
    invite_by_letter,
    join_with_user,
    make_codes,
    revoke_invitation,
)
from people.actions.letters import send_again, send_letter
from people.actions.organizations import change_organization, create_organization
from people.actions.persons import add_person, change_person
from people.actions.roles import close_membership, open_membership, pass_curatorship
from people.actions.sign_in import (
    block_user,
    change_email,
    end_session,
    end_sessions,
    keep_sign_in,
    note_sign_in,
    password_changed,
    remove_second_step,
    switch_organization,
    unblock_user,
)
from people.actions.wording import correct_forms, correct_organization_forms

__all__ = [
    "accept_invitation",
    "add_person",
    "apply_staff_list",
    "block_user",
    "change_email",
    "change_organization",
    "change_person",
    "close_membership",
    "correct_forms",
    "correct_organization_forms",
    "create_organization",
    "discard_staff_list",
    "end_fact",
    "end_session",
    "end_sessions",
    "invite_by_letter",
    "join_with_user",
    "keep_sign_in",
    "leave_rows_out",
    "make_codes",
    "note_sign_in",
    "open_membership",
    "pass_curatorship",
    "password_changed",
    "record_fact",
    "remove_second_step",
    "revoke_invitation",
    "send_again",
    "send_letter",
    "settle_fact",
    "settle_proposals",
    "switch_organization",
    "unblock_user",
    "upload_staff_list",
    "withdraw_fact",
]
