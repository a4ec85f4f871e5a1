"""From an idea to a proposal: who with whom, on which terms."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from pairs import policies
from pairs.models import Pair, PairMember
from pairs.rules import kinds_for
from pairs.selectors.obstacles import proposal_problems, reverse_problems, stem_problems, terms_problems
from pairs.states import REVISE, WITHDRAW
from registry.models import MenteeProfile, MentorProfile


@action("pair.proposed", "Пара предложена")
def propose(
    mentor: MentorProfile,
    mentees: Sequence[MenteeProfile],
    *,
    form: str,
    kinds: list[str],
    starts_on: date | None,
    ends_on: date | None,
    reason: str = "",
    stems_from: Pair | None = None,
    purpose: str = "",
    actor: Actor,
    today: date,
) -> Pair:
    """Propose a pair or a group; it takes the mentor's places at once.

    `stems_from` with `purpose`: a pair that works, and what this one is for: another mentor, a substitute, to join it.

    The mentor's row is locked first, so that of two proposals for the last place one is refused.
    """
    mentor = lock_mentor(mentor)
    if not policies.can_join(actor, mentor, mentees) or not (
        stems_from is None or policies.can_keep(actor, stems_from)
    ):
        raise PermissionDenied
    problems = proposal_problems(mentor, mentees, today=today)
    problems += terms_problems(kinds, len(mentees), starts_on, ends_on)
    problems += reverse_problems(mentor, mentees, kinds) + stem_problems(stems_from, purpose)
    if problems:
        raise RuleViolation(problems)
    planned: dict[str, Any] = {"starts_on": starts_on, "ends_on": ends_on, "proposed_on": today}
    planned |= {"stems_from": stems_from, "purpose": purpose}
    pair = create(mentor, mentees, form=form, kinds=kinds, reason=reason, **planned)
    record(pair, mentor=mentor.pk, mentees=[mentee.pk for mentee in mentees], form=form)
    return pair


def lock_mentor(mentor: MentorProfile) -> MentorProfile:
    """The mentor's entry anew, kept locked: whoever else wants a place of it waits."""
    rows = MentorProfile.objects.select_for_update(of=("self",)).select_related("person", "organization")
    return rows.get(pk=mentor.pk)


def create(
    mentor: MentorProfile,
    mentees: Sequence[MenteeProfile],
    *,
    kinds: list[str],
    since: date | None = None,
    **fields: Any,
) -> Pair:
    """The rows of a pair, its members' period open since the given day (none while it is only proposed)."""
    chosen = kinds_for(kinds, len(mentees))
    pair = Pair.objects.create(organization=mentor.organization, mentor=mentor, kinds=chosen, **fields)
    ended_on = fields.get("ended_on")
    PairMember.objects.bulk_create(
        PairMember(pair=pair, mentee=mentee, started_on=since, ended_on=ended_on) for mentee in mentees
    )
    return pair


@action("pair.changed", "Условия пары изменены")
def change(
    pair: Pair,
    *,
    form: str,
    kinds: list[str],
    starts_on: date | None,
    ends_on: date | None,
    reason: str,
    actor: Actor,
    today: date,
) -> Pair:
    """Change the terms before the order; answers to the former terms no longer count."""
    pair = lock(pair)
    if not policies.can_keep(actor, pair):
        raise PermissionDenied
    mentees = [member.mentee for member in pair.members.select_related("mentee")]
    problems = terms_problems(kinds, len(mentees), starts_on, ends_on)
    problems += reverse_problems(pair.mentor, mentees, kinds)
    if problems:
        raise RuleViolation(problems)
    before = (pair.form, pair.kinds, pair.starts_on, pair.ends_on)
    pair.form, pair.kinds = form, kinds_for(kinds, len(mentees))
    pair.starts_on, pair.ends_on, pair.reason = starts_on, ends_on, reason
    changed = before != (pair.form, pair.kinds, pair.starts_on, pair.ends_on)
    if changed:
        REVISE.apply(pair)
        pair.agreements.all().delete()
    pair.save(update_fields=["form", "kinds", "starts_on", "ends_on", "reason", "state"])
    record(pair, form=form, starts_on=starts_on, ends_on=ends_on, terms_changed=int(changed))
    return pair


@action("pair.withdrawn", "Предложение пары снято")
def withdraw(pair: Pair, *, actor: Actor, today: date) -> Pair:
    """Take the proposal back; the places are free again."""
    pair = lock(pair)
    if not policies.can_keep(actor, pair):
        raise PermissionDenied
    WITHDRAW.apply(pair)
    pair.save(update_fields=["state"])
    record(pair, withdrawn_on=today)
    return pair
