"""The acts that the organization works by."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from papers import policies
from papers.models import Act, Scan
from papers.rules import ActKind, ActState
from people.models import Organization


@action("papers.act_entered", "Акт внесён")
def enter_act(
    *,
    actor: Actor,
    kind: str,
    title: str,
    number: str = "",
    dated: date | None = None,
    scan: Scan | None = None,
    organization: Organization | None = None,
    **details: Any,
) -> Act:
    """Enter an act of the organization as it is: what the school already works by.

    `details`: valid_from, valid_until, state. `organization` is told where the actor has none (SYSTEM).
    """
    if not policies.can_enter_act(actor):
        raise PermissionDenied
    act = Act(organization=organization or actor.organization)
    _describe(act, kind=kind, title=title, number=number, dated=dated, scan=scan, **details)
    act.save()
    record(act, kind=act.kind, dated=act.dated)
    return act


@action("papers.act_changed", "Акт изменён")
def change_act(act: Act, *, actor: Actor, **details: Any) -> Act:
    """Correct an act, with all its details (see `enter_act`); its scan stays unless a new one comes."""
    act = lock(act)
    if not policies.can_change_act(actor, act):
        raise PermissionDenied
    _describe(act, **details)
    act.save()
    record(act, kind=act.kind, state=act.state)
    return act


def _describe(
    act: Act,
    *,
    kind: str,
    title: str,
    number: str = "",
    dated: date | None = None,
    scan: Scan | None = None,
    valid_from: date | None = None,
    valid_until: date | None = None,
    state: str = ActState.IN_FORCE,
) -> None:
    if kind not in ActKind.values or not title.strip():
        raise RuleViolation("Укажите вид и название акта.")
    if valid_from and valid_until and valid_until < valid_from:
        raise RuleViolation("Акт не может прекратить действие раньше, чем начал действовать.")
    act.kind, act.title, act.number, act.dated = kind, title.strip(), number.strip(), dated
    act.valid_from, act.valid_until, act.state = valid_from, valid_until, state
    if scan is not None:
        act.scan = scan
