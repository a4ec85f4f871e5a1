"""Who may do what with the banks and the consents."""

from core.actors import SYSTEM, Actor
from core.scoping import same_organization
from orders.models import Order
from orders.states import OrderState
from people.models import Person
from people.rules import Role
from registry.models import BankImport, Competence, Consent
from registry.models.banks import BANK_READERS, SEE_CLOSED, Profile
from registry.models.consents import CONSENT_READERS
from registry.rules import Bank
from registry.rules.orders import SCHOOL
from registry.states import CLOSE, PAUSE, REOPEN, RESUME, EntryState

KEEPERS = frozenset({Role.CURATOR, Role.ADMINISTRATOR})  # «ведёт банк совместно с куратором» (S4 4.4.4)


def can_read_banks(actor: Actor) -> bool:
    return bool(actor.roles & BANK_READERS)


def can_keep_banks(actor: Actor) -> bool:
    return actor is SYSTEM or bool(actor.roles & KEEPERS)


def can_export(actor: Actor) -> bool:
    """The file carries contacts: those who keep the banks and who heads the organization."""
    return bool(actor.roles & (KEEPERS | {Role.DIRECTOR}))


def can_see_entry(actor: Actor, profile: Profile) -> bool:
    """Whoever sees the row; a participant sees their own entry."""
    return same_organization(actor, profile)


def can_keep_entry(actor: Actor, profile: Profile) -> bool:
    if actor is SYSTEM:
        return True
    return can_keep_banks(actor) and same_organization(actor, profile)


def can_enter(actor: Actor, person: Person) -> bool:
    if actor is SYSTEM:
        return True
    return can_keep_banks(actor) and same_organization(actor, person)


def can_read_inclusion(actor: Actor) -> bool:
    """Who should be included is the office's question (S4 4.4.4)."""
    return bool(actor.roles & (KEEPERS | {Role.DIRECTOR}))


def sees_closed(actor: Actor) -> bool:
    """The closed category of S4 5.2.3 is the curator's and the psychologist's."""
    return actor is SYSTEM or bool(actor.roles & SEE_CLOSED)


def can_read_consents(actor: Actor) -> bool:
    return bool(actor.roles & CONSENT_READERS)


def can_record_consents(actor: Actor) -> bool:
    return actor is SYSTEM or bool(actor.roles & KEEPERS)


def can_record_consent(actor: Actor, person: Person) -> bool:
    """From paper."""
    if actor is SYSTEM:
        return True
    return can_record_consents(actor) and same_organization(actor, person)


def can_give(actor: Actor, person: Person) -> bool:
    """On screen, by the person alone."""
    return actor.user is not None and person.user_id == actor.user.pk and same_organization(actor, person)


def can_see_own_consents(actor: Actor) -> bool:
    """Anybody with a role reads their own consents."""
    return bool(actor.roles) and getattr(actor, "person", None) is not None


def can_see_consent(actor: Actor, consent: Consent) -> bool:
    """Whoever it is visible to."""
    return same_organization(actor, consent)


def is_own(actor: Actor, consent: Consent) -> bool:
    return actor.user is not None and consent.person.user_id == actor.user.pk


def can_withdraw(actor: Actor, consent: Consent) -> bool:
    """The person on screen, or those who keep the banks from a paper."""
    if actor is SYSTEM:
        return True
    if not same_organization(actor, consent):
        return False
    return is_own(actor, consent) or can_record_consents(actor)


def can_keep_competence(actor: Actor, competence: Competence) -> bool:
    """Only the organization's own additions; the common dictionary stays."""
    return can_keep_banks(actor) and same_organization(actor, competence)


def can_import(actor: Actor, bank_import: BankImport) -> bool:
    return can_keep_banks(actor) and same_organization(actor, bank_import)


def can_follow_order(actor: Actor, entry: Profile, order: Order) -> bool:
    """An entry follows the order that lists it; whoever signed or cancelled that order has passed its policies."""
    if entry.organization_id != order.organization_id:
        return False
    listed = entry.pk in order.data.get("entries", []) or entry.listed_by_id == order.pk
    return listed and (actor is SYSTEM or same_organization(actor, order))


def can_mark_trained(actor: Actor, order: Order) -> bool:
    """Those who keep the banks, for a school of mentors that an order opened."""
    if order.kind_name != SCHOOL or order.state != OrderState.IN_FORCE:
        return False
    return actor is SYSTEM or (can_keep_banks(actor) and same_organization(actor, order))


def offered(actor: Actor, profile: Profile) -> dict[str, bool]:
    """What the card may offer: allowed to this actor and possible in this state."""
    keeps = can_keep_entry(actor, profile)
    return {
        "edit": keeps and profile.state != EntryState.CLOSED,
        "needs": keeps and profile.bank == Bank.MENTEES and profile.state != EntryState.CLOSED,
        "pause": keeps and PAUSE.allows(profile),
        "resume": keeps and RESUME.allows(profile),
        "close": keeps and CLOSE.allows(profile),
        "reopen": keeps and REOPEN.allows(profile),
        "consents": can_record_consents(actor),
        "note": keeps,
    }


def offered_for_consent(actor: Actor, consent: Consent) -> dict[str, bool]:
    open_still = consent.withdrawn_on is None
    return {
        "withdraw": open_still and can_withdraw(actor, consent),
        "from_paper": can_record_consents(actor) and not is_own(actor, consent),
    }
