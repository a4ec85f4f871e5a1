"""Who may do what with an order: the curator drafts, the director approves, curator or secretary registers."""

from core.actors import SYSTEM, Actor
from core.scoping import same_organization
from orders.models import READERS, Acquaintance, Order
from orders.states import APPROVE, DISCARD, EDITABLE, MARK_SIGNED, OPEN, RETURN, SEND, OrderState
from people.models import Organization
from people.rules import Role

REGISTRARS = frozenset({Role.CURATOR, Role.SECRETARY})
SIGNED = frozenset({OrderState.APPROVED, OrderState.IN_FORCE})


def _here(actor: Actor, order: Order) -> bool:
    return same_organization(actor, order)


def can_list(actor: Actor) -> bool:
    """Whoever may be named in an order; a coordinator gets figures, not papers."""
    return bool(actor.roles - {Role.COORDINATOR})


def can_view(actor: Actor, order: Order) -> bool:
    """The readers of the organization, and whoever is named in it once it is in force (`visible_to` has checked)."""
    return _here(actor, order)


def can_print(actor: Actor, order: Order) -> bool:
    """Whoever sees an order may print it; one entered as it is has its scan instead."""
    return can_view(actor, order) and not order.entered_as_is


def can_see_history(actor: Actor, order: Order) -> bool:
    return bool(actor.roles & READERS) and _here(actor, order)


def can_draft(actor: Actor, organization: Organization | None = None) -> bool:
    """The curator, for the own organization."""
    if actor is SYSTEM:
        return True
    if organization is not None and organization.pk != actor.organization.pk:
        return False
    return Role.CURATOR in actor.roles


def can_edit(actor: Actor, order: Order) -> bool:
    return actor is SYSTEM or (Role.CURATOR in actor.roles and _here(actor, order))


def can_change_answers(actor: Actor, order: Order) -> bool:
    """What the kind was drafted from, while the text may be edited."""
    return can_edit(actor, order) and order.kind.form_class is not None


def can_settle(actor: Actor, order: Order) -> bool:
    """Who keeps the text compares it with the data."""
    return can_edit(actor, order)


def can_change_by_order(actor: Actor, order: Order) -> bool:
    """The curator drafts the order that changes or cancels this one; the director signs it as any other."""
    return can_edit(actor, order)


def can_follow(actor: Actor, target: Order, by: Order) -> bool:
    """Whoever brings an order into force changes or cancels the orders that it names, and no others."""
    if not by.changes.filter(target=target).exists():
        return False
    return actor is SYSTEM or (_here(actor, target) and _here(actor, by))


def can_send(actor: Actor, order: Order) -> bool:
    return can_edit(actor, order)


def can_discard(actor: Actor, order: Order) -> bool:
    return can_edit(actor, order)


def can_approve(actor: Actor, order: Order) -> bool:
    """The director signs, and only for the organization he heads; a coordinator may look."""
    if actor is SYSTEM:
        return True
    if Role.DIRECTOR not in actor.roles:
        return False
    return _here(actor, order)


def can_approve_some(actor: Actor) -> bool:
    return Role.DIRECTOR in actor.roles


def can_send_back(actor: Actor, order: Order) -> bool:
    return can_approve(actor, order)


def can_mark_signed(actor: Actor, order: Order) -> bool:
    """The curator or the secretary has the signed sheet in hand."""
    return actor is SYSTEM or (bool(actor.roles & REGISTRARS) and _here(actor, order))


def can_see_journal(actor: Actor) -> bool:
    """Whoever sees all orders sees which numbers are missing."""
    return bool(actor.roles & READERS)


def can_register(actor: Actor, order: Order) -> bool:
    return can_mark_signed(actor, order)


def can_add_original(actor: Actor, order: Order) -> bool:
    return can_mark_signed(actor, order)


def can_enter(actor: Actor, organization: Organization | None = None) -> bool:
    """An order from before the product, as it is."""
    if actor is SYSTEM:
        return True
    if organization is not None and organization.pk != actor.organization.pk:
        return False
    return bool(actor.roles & REGISTRARS)


def can_name_persons(actor: Actor, order: Order) -> bool:
    return can_mark_signed(actor, order)


def can_acquaint(actor: Actor, order: Order) -> bool:
    """The person named in the order, who has not said so yet."""
    if actor.user is None or not _here(actor, order):
        return False
    return Acquaintance.objects.filter(order=order, person__user=actor.user, acquainted_on=None).exists()


def can_record_acquaintance(actor: Actor, order: Order) -> bool:
    return can_mark_signed(actor, order)


def can_keep_patterns(actor: Actor) -> bool:
    """Whoever registers settles how numbers are written; the administrator may help."""
    return actor is SYSTEM or bool(actor.roles & (REGISTRARS | {Role.ADMINISTRATOR}))


def may_be_registered(order: Order) -> bool:
    """Before or after the signature, once."""
    return not order.number and order.state in OPEN | {OrderState.APPROVED}


def needs_original(order: Order) -> bool:
    """Approved on screen while the signed sheet is the original, or marked signed without its scan."""
    return order.state in SIGNED and not order.entered_as_is and (not order.signed_on_paper or order.scan_id is None)


def offered(actor: Actor, order: Order) -> dict[str, bool]:
    """What the page may offer: allowed to this actor and possible in this state."""
    in_force = order.state == OrderState.IN_FORCE
    return {
        "open_document": order.document_id is not None and can_see_history(actor, order),
        "edit": can_edit(actor, order) and order.state in EDITABLE,
        "change_answers": can_change_answers(actor, order) and order.state in EDITABLE,
        "settle": can_settle(actor, order) and order.state in OPEN,
        "change_by_order": in_force and can_change_by_order(actor, order),
        "send": can_send(actor, order) and SEND.allows(order),
        "discard": can_discard(actor, order) and DISCARD.allows(order),
        "approve": can_approve(actor, order) and APPROVE.allows(order),
        "send_back": can_send_back(actor, order) and RETURN.allows(order),
        "mark_signed": can_mark_signed(actor, order) and MARK_SIGNED.allows(order),
        "register": can_register(actor, order) and may_be_registered(order),
        "add_original": can_add_original(actor, order) and needs_original(order),
        "acquaint": in_force and can_acquaint(actor, order),
        "record_acquaintance": in_force and can_record_acquaintance(actor, order),
    }
