"""Who may do what with scans, frozen documents and acts."""

from collections.abc import Iterable
from typing import Any

from core.actors import SYSTEM, Actor
from core.scoping import same_organization
from papers.kinds import Letter
from papers.models import KEEPERS, Act, Document, PrintJob, Scan, WordTemplate
from people.models import OFFICIALS, Organization, Person
from people.rules import Role


def anybody(actor: Actor | None, row: Any = None) -> bool:
    """Pages opened by a secret; they ask for it themselves."""
    return True


def can_store_scan(actor: Actor, organization: Organization, person: Person | None) -> bool:
    """An official brings any paper of the organization, anybody a paper of their own."""
    if actor is SYSTEM:
        return True
    if organization.pk != actor.organization.pk:
        return False
    if person is not None and person.organization_id != organization.pk:
        return False
    return bool(actor.roles & OFFICIALS) or (person is not None and person.user_id == actor.user.pk)


def can_view_scan(actor: Actor, scan: Scan) -> bool:
    """Whoever it is visible to."""
    return same_organization(actor, scan)


def can_freeze(actor: Actor, organization_id: int) -> bool:
    """Freezing follows a decision whose own policy was asked; here only the organization is compared."""
    return actor is SYSTEM or organization_id == actor.organization.pk


def can_keep_papers(actor: Actor) -> bool:
    return bool(actor.roles & KEEPERS)


def can_view_document(actor: Actor, document: Document) -> bool:
    return can_keep_papers(actor) and same_organization(actor, document)


def can_print_again(actor: Actor, document: Document) -> bool:
    return can_view_document(actor, document)


def can_print_many(actor: Actor, documents: Iterable[Document] = ()) -> bool:
    """Whoever keeps the papers binds them into one file, those of the own organization alone."""
    return can_keep_papers(actor) and all(same_organization(actor, document) for document in documents)


def can_view_print(actor: Actor, job: PrintJob) -> bool:
    return can_keep_papers(actor) and same_organization(actor, job)


def can_print_letter(actor: Actor, row: Any, letter: Letter | None = None) -> bool:
    """Whoever keeps the papers, and whom the letter itself admits; about rows of the own organization alone."""
    if not same_organization(actor, row):
        return False
    return can_keep_papers(actor) or (letter is not None and letter.allowed(actor, row))


def can_keep_templates(actor: Actor) -> bool:
    """The curator and the secretary bring the organization's own Word files."""
    return can_enter_act(actor)


def can_keep_template(actor: Actor, template: WordTemplate) -> bool:
    return actor is SYSTEM or (can_keep_templates(actor) and same_organization(actor, template))


def can_list_acts(actor: Actor) -> bool:
    """Everybody of the organization may read what it works by; a coordinator gets figures, not papers."""
    return bool(actor.roles - {Role.COORDINATOR})


def can_view_act(actor: Actor, act: Act) -> bool:
    """Whoever lists them: the organization's own and the common ones."""
    return can_list_acts(actor) and act.organization_id in {None, actor.organization.pk}


def can_enter_act(actor: Actor) -> bool:
    """The curator and the secretary keep the organization's acts."""
    return actor is SYSTEM or bool(actor.roles & {Role.CURATOR, Role.SECRETARY})


def can_change_act(actor: Actor, act: Act) -> bool:
    """The organization's own; a common act is the same for all and changes with the product."""
    return actor is SYSTEM or (can_enter_act(actor) and same_organization(actor, act))


def offered(actor: Actor, act: Act) -> dict[str, bool]:
    return {
        "change": can_change_act(actor, act),
        "copy": can_enter_act(actor) and act.organization_id is None,
    }
