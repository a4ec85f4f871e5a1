"""Who reads the road map and the regulation, who keeps them."""

from datetime import date

from core.actors import SYSTEM, Actor
from core.scoping import same_organization
from orders.models import Order
from orders.states import EDITABLE
from people.models import Organization, Person
from people.rules import ABOVE, OFFICE, OFFICIALS, Role
from roadmap.models import CalendarAddress, Event, Occurrence, PlanUpload, Protocol, Regulation, RoadMap
from roadmap.models.plans import WRITERS
from roadmap.states import (
    CALL_OFF,
    CANCEL,
    DO,
    DROP,
    HOLD,
    PLAN_AGAIN,
    REOPEN,
    EventState,
    OccurrenceState,
    RoadMapState,
)


def can_list(actor: Actor) -> bool:
    """Everybody with a role in an organization that works by a plan."""
    return bool(actor.roles) and actor.organization.kind not in ABOVE


def can_view(actor: Actor, row: RoadMap | Regulation) -> bool:
    """Everybody with a role in the organization (drafts: `visible_to`)."""
    return can_list(actor) and same_organization(actor, row)


def can_enter(actor: Actor, organization: Organization | None = None) -> bool:
    """The curator writes the road map and the regulation (S4 4.4.4); the product enters those of the demo."""
    if actor is SYSTEM:
        return organization is not None
    if organization is not None and organization.pk != actor.organization.pk:
        return False
    return Role.CURATOR in actor.roles and actor.organization.kind not in ABOVE


def can_lay(actor: Actor, organization: Organization | None = None) -> bool:
    """Whoever keeps the road map drafts it, from a template or from a file."""
    return can_enter(actor, organization)


def can_change(actor: Actor, row: RoadMap | Regulation) -> bool:
    return can_enter(actor, row.organization)


def can_correct(actor: Actor, row: RoadMap | Regulation) -> bool:
    """What was entered from paper; what an order of the product approved changes by a new version alone."""
    return can_change(actor, row) and row.is_from_paper


def can_draft(actor: Actor, row: RoadMap | Regulation) -> bool:
    """The words of a draft are the curator's."""
    return can_change(actor, row)


def can_keep_upload(actor: Actor, upload: PlanUpload) -> bool:
    return can_enter(actor, upload.organization)


def can_see_doubts(actor: Actor, row: RoadMap | Regulation) -> bool:
    """What is missing is for those who write and approve."""
    return bool(actor.roles & WRITERS) and same_organization(actor, row)


def can_follow_order(actor: Actor, row: RoadMap | Regulation, order: Order) -> bool:
    """A row follows the order that it stands in; whoever signed or dropped that order has passed its policies."""
    return row.order_id == order.pk and (actor is SYSTEM or same_organization(actor, order))


def is_open(row: RoadMap | Regulation) -> bool:
    """A draft that does not lie before the director: it stands in no order, or in one that is still being worded."""
    if row.state != RoadMapState.DRAFT:
        return False
    return row.order is None or row.order.state in EDITABLE


def offered(actor: Actor, row: RoadMap | Regulation) -> dict[str, bool]:
    """What the page of a plan or a regulation may offer: allowed to this actor and possible in this state."""
    keeps = can_change(actor, row)
    return {
        "correct": can_correct(actor, row),
        "edit": keeps and is_open(row),
        "order": keeps and row.state == RoadMapState.DRAFT and row.order_id is None,
        "drop": keeps and DROP.allows(row) and row.order_id is None,
        "renew": keeps and row.state == RoadMapState.IN_FORCE,
        "doubts": can_see_doubts(actor, row),
    }


def can_open_year(actor: Actor, road_map: RoadMap) -> bool:
    """Follows from the plan's order, whoever brings that into force; the product opens the next years itself."""
    if road_map.state != RoadMapState.IN_FORCE:
        return False
    return actor is SYSTEM or (same_organization(actor, road_map) and bool(actor.roles & (OFFICE | {Role.SECRETARY})))


def can_follow_facts(actor: Actor, organization: Organization) -> bool:
    """The product by itself, every night; the office when it wants to see at once."""
    return actor is SYSTEM or (organization.pk == actor.organization.pk and bool(actor.roles & OFFICE))


def can_remind(actor: Actor, organization: Organization) -> bool:
    """The product by itself, every night."""
    return actor is SYSTEM


def can_note_fact(actor: Actor, organization: Organization) -> bool:
    """Follows a decision of an app above whose own policy was asked; here only the organization is compared."""
    return actor is SYSTEM or organization.pk == actor.organization.pk


def is_responsible(actor: Actor, occurrence: Occurrence) -> bool:
    """Named in the plan, or holding a role that it names where it names nobody."""
    if actor.user is None:
        return False
    for one in occurrence.activity.responsible.all():
        if one.person is not None and one.person.user_id == actor.user.pk:
            return True
        if one.person is None and one.role in actor.roles:
            return True
    return False


def is_followed(occurrence: Occurrence) -> bool:
    """A replaced version is history: nothing in it changes."""
    return occurrence.activity.stage.road_map.state == RoadMapState.IN_FORCE


def can_view_occurrence(actor: Actor, occurrence: Occurrence) -> bool:
    """Everybody with a role in the organization."""
    return can_list(actor) and same_organization(actor, occurrence)


def can_do(actor: Actor, occurrence: Occurrence) -> bool:
    """The curator, the director, and whoever answers for the activity."""
    if not is_followed(occurrence):
        return False
    if actor is SYSTEM:
        return True
    if not same_organization(actor, occurrence):
        return False
    return bool(actor.roles & OFFICE) or is_responsible(actor, occurrence)


def can_add_evidence(actor: Actor, occurrence: Occurrence) -> bool:
    return can_do(actor, occurrence) and occurrence.state != OccurrenceState.CANCELLED


def can_record(actor: Actor, occurrence: Occurrence) -> bool:
    """The curator enters from paper what others did."""
    return can_do(actor, occurrence) and can_enter(actor, occurrence.organization)


def can_cancel(actor: Actor, occurrence: Occurrence) -> bool:
    """The office, and an official who answers for it; a mentor or a mentee asks them."""
    if not can_do(actor, occurrence) or actor is SYSTEM:
        return False
    return bool(actor.roles & OFFICIALS)


def can_reopen(actor: Actor, occurrence: Occurrence) -> bool:
    """Whoever may cancel; anybody else their own mark."""
    if not can_do(actor, occurrence) or actor is SYSTEM:
        return False
    return bool(actor.roles & OFFICIALS) or occurrence.closed_by_id == actor.user.pk


def can_open_evidence(actor: Actor, occurrence: Occurrence) -> bool:
    """A scan may name people: those who keep the plan, and those who answer for the activity."""
    if not can_view_occurrence(actor, occurrence):
        return False
    return bool(actor.roles & (OFFICE | {Role.SECRETARY})) or is_responsible(actor, occurrence)


def can_record_some(actor: Actor) -> bool:
    """Has a page to enter a ticked list from paper."""
    return can_list(actor) and can_enter(actor)


def offered_for(actor: Actor, occurrence: Occurrence) -> dict[str, bool]:
    """What the page of an occurrence may offer: allowed to this actor and possible in this state."""
    return {
        "do": can_do(actor, occurrence) and DO.allows(occurrence),
        "evidence": can_add_evidence(actor, occurrence) and occurrence.state == OccurrenceState.DONE,
        "cancel": can_cancel(actor, occurrence) and CANCEL.allows(occurrence),
        "reopen": can_reopen(actor, occurrence) and REOPEN.allows(occurrence),
        "keep_open": can_reopen(actor, occurrence) and DO.allows(occurrence) and not occurrence.kept_open,
        "record": can_record(actor, occurrence),
    }


def can_view_event(actor: Actor, event: Event) -> bool:
    """Officials, and whoever is invited (`visible_to`)."""
    return can_list(actor) and same_organization(actor, event)


def can_plan_events(actor: Actor, organization: Organization | None = None) -> bool:
    """The curator and the director call people together."""
    if organization is not None and organization.pk != actor.organization.pk:
        return False
    return bool(actor.roles & OFFICE) and actor.organization.kind not in ABOVE


def can_keep_event(actor: Actor, event: Event) -> bool:
    """Whoever calls people together plans the event, moves it, marks who was there."""
    return can_plan_events(actor, event.organization)


def can_see_invited(actor: Actor, event: Event) -> bool:
    """Names of those invited and of those who came are for officials; others read how many."""
    return can_view_event(actor, event) and bool(actor.roles & OFFICIALS)


def can_open_attendance(actor: Actor, event: Event) -> bool:
    """The scan of the signed list names people: the office and the secretary."""
    return can_view_event(actor, event) and bool(actor.roles & (OFFICE | {Role.SECRETARY}))


def can_write_protocol(actor: Actor, event: Event) -> bool:
    """The curator, the director, and the secretary who keeps the papers."""
    if event.organization_id != actor.organization.pk:
        return False
    return bool(actor.roles & (OFFICE | {Role.SECRETARY}))


def can_read_protocol(actor: Actor, event: Event) -> bool:
    """Officials a draft as well; those invited once it is ready."""
    if not can_view_event(actor, event):
        return False
    protocol = protocol_of(event)
    return bool(actor.roles & OFFICIALS) or (protocol is not None and protocol.document_id is not None)


def protocol_of(event: Event) -> Protocol | None:
    return getattr(event, "protocol", None)


def can_have_calendar(actor: Actor, person: Person | None = None) -> bool:
    """Everybody with a role has a calendar of their own."""
    if not actor.roles or actor.person is None:
        return False
    return person is None or person.pk == actor.person.pk


def can_keep_address(actor: Actor, address: CalendarAddress) -> bool:
    """Everybody their own."""
    return can_have_calendar(actor, address.person)


def anybody(actor: Actor | None) -> bool:
    """A page opened by a secret; it asks for it itself."""
    return True


def offered_for_event(actor: Actor, event: Event, today: date) -> dict[str, bool]:
    """What the page of an event may offer: allowed to this actor and possible in this state."""
    keeps, writes, protocol = can_keep_event(actor, event), can_write_protocol(actor, event), protocol_of(event)
    is_open = event.state != EventState.CANCELLED
    return {
        "change": keeps and event.state == EventState.PLANNED,
        "invite": keeps and is_open,
        "hold": keeps and HOLD.allows(event) and event.day <= today,
        "marks": keeps and event.state == EventState.HELD,
        "call_off": keeps and CALL_OFF.allows(event),
        "plan_again": keeps and PLAN_AGAIN.allows(event),
        "files": keeps and is_open,
        "sheet": keeps and is_open,
        "invited": can_see_invited(actor, event),
        "attendance": can_open_attendance(actor, event),
        "write": writes and event.state == EventState.HELD and (protocol is None or protocol.document_id is None),
        "freeze": writes and protocol is not None and protocol.document_id is None,
        "correct": writes and protocol is not None and protocol.document_id is not None,
        "protocol": protocol is not None and can_read_protocol(actor, event),
    }
