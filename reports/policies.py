"""Who sees, writes and finishes the annual report; who sees the figures of organizations below."""

from core.actors import SYSTEM, Actor
from core.scoping import same_organization
from orders.policies import can_draft
from people.models import Organization
from people.rules import OFFICE, Role
from reports.models import Report


def can_list(actor: Actor) -> bool:
    """The office has its years; a coordinator is led on to the organizations below."""
    return bool(actor.roles & (OFFICE | {Role.COORDINATOR}))


def can_view(actor: Actor, report: Report) -> bool:
    """The director and the curator of the organization; figures alone go up."""
    return bool(actor.roles & OFFICE) and same_organization(actor, report)


def can_write(actor: Actor, report: Report) -> bool:
    """The curator writes the annual report (S4 4.4.4), until it is finished."""
    return may_keep(actor, report) and not report.is_finished


def can_finish(actor: Actor, report: Report) -> bool:
    return can_write(actor, report)


def can_reopen(actor: Actor, report: Report) -> bool:
    """A mistake found later: the report goes back to the curator, what was frozen stays among the papers."""
    return may_keep(actor, report) and report.is_finished


def may_keep(actor: Actor, report: Report) -> bool:
    if actor is SYSTEM:
        return True
    return Role.CURATOR in actor.roles and same_organization(actor, report)


def can_send_up(actor: Actor, report: Report) -> bool:
    """Whose figures they are, sends them to the coordinators; for past years too."""
    return may_keep(actor, report)


def can_take_snapshot(actor: Actor, organization: Organization) -> bool:
    """The product itself does so every night; the curator whenever they send the figures up."""
    if actor is SYSTEM:
        return True
    return Role.CURATOR in actor.roles and organization.pk == actor.organization.pk


def can_see_below(actor: Actor) -> bool:
    """A coordinator: counts of the organizations below, never a person (S4 4.2–4.3)."""
    return Role.COORDINATOR in actor.roles


def offered(actor: Actor, report: Report) -> dict[str, bool]:
    """What the page of a report may offer."""
    return {
        "write": can_write(actor, report),
        "finish": can_finish(actor, report),
        "reopen": can_reopen(actor, report),
        "send_up": can_send_up(actor, report),
        "draft_orders": same_organization(actor, report) and can_draft(actor),
    }
