"""A program from before the product is entered as it is: no drafting, checks only warn."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from pairs.models import Pair
from papers.models import Scan
from programs import policies
from programs.models import Program, ProgramItem
from programs.rules import months_between
from programs.selectors.drafts import propose_items
from programs.states import ProgramState


@action("program.entered_as_is", "Программа внесена готовой")
def enter_existing(
    pair: Pair,
    *,
    actor: Actor,
    today: date,
    starts_on: date,
    ends_on: date,
    approved_on: date,
    scan: Scan | None = None,
    with_items: bool = True,
    **texts: Any,
) -> Program:
    """Enter a running program approved on paper. `with_items` proposes a plan from the needs, to tick off later."""
    pair = lock(pair)
    if not policies.can_enter_existing(actor, pair):
        raise PermissionDenied
    if Program.objects.filter(pair=pair).not_closed().exists():
        raise RuleViolation("У пары уже есть программа.")
    if ends_on <= starts_on:
        raise RuleViolation("Окончание должно быть позже начала.")
    if approved_on > today:
        raise RuleViolation("Дата утверждения ещё не наступила.")
    months = months_between(starts_on, ends_on)
    program = Program.objects.create(
        pair=pair,
        starts_on=starts_on,
        ends_on=ends_on,
        months=months,
        state=ProgramState.RUNNING,
        approved_on=approved_on,
        approved_on_paper=True,
        approval_scan=scan,
        entered_as_is=True,
        created_by=actor.user,
        **texts,
    )
    if with_items:
        _plan(program, min(months, 12))
    record(program, pair=pair.pk, starts_on=starts_on, ends_on=ends_on, approved_on=approved_on)
    return program


def _plan(program: Program, months: int) -> None:
    ProgramItem.objects.bulk_create(
        ProgramItem(program=program, position=number, **vars(item) | {"term_on": min(item.term_on, program.ends_on)})
        for number, item in enumerate(propose_items(program.pair, program.starts_on, months), start=1)
    )
