"""Every write of papers: a scan, a frozen document, an act."""

import json
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.db import models

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from core.uploads import content_type_of
from papers import policies, tasks
from papers.models import Act, Document, Scan
from papers.rules import ActKind, ActState, fingerprint
from people.models import Organization, Person
from printing.document import PrintedDocument, to_json


@action("papers.scan_stored", "Скан загружен")
def store_scan(
    file: File, *, actor: Actor, person: Person | None = None, organization: Organization | None = None
) -> Scan:
    """Keep an uploaded PDF, JPEG or PNG under a name of ours. `person`: whose paper it is, who may see it too.

    `organization` is told only where the actor has none (SYSTEM) and no person is named.
    Raises RuleViolation for a wrong or damaged file and for a full disk.
    """
    organization = organization or (person.organization if person else actor.organization)
    if not policies.can_store_scan(actor, organization, person):
        raise PermissionDenied
    try:
        content_type = content_type_of(file)
    except ValidationError as error:
        raise RuleViolation(error.messages) from error
    scan = Scan(
        organization=organization,
        person=person,
        filename=str(file.name).rpartition("/")[2][-255:],
        content_type=content_type,
        size=file.size,
        sha256=_digest(file),
        uploaded_by=actor.user,
    )
    scan.file.name = _keep(scan, file)
    scan.save()
    record(scan, size=scan.size, type=content_type)
    return scan


def store_if_given(file: File | None, *, actor: Actor, person: Person | None = None) -> Scan | None:
    """The scan of a form where a scan is optional."""
    return store_scan(file, actor=actor, person=person) if file else None


def _digest(file: File) -> str:
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _keep(scan: Scan, file: File) -> str:
    """Write the file; on a full disk leave no half of it."""
    storage, name = scan.file.storage, scan.file.field.generate_filename(scan, str(file.name))
    try:
        return storage.save(name, file)
    except OSError as error:
        storage.delete(name)
        raise RuleViolation(
            "Файл не сохранён: на сервере не хватает места. Попробуйте позже или запишите без скана."
        ) from error


@action("papers.document_frozen", "Документ заморожен")
def freeze(row: models.Model, content: PrintedDocument, title: str, *, actor: Actor) -> Document:
    """Fix the final text of a row's paper with its SHA-256 and queue its PDF, all within the caller's transaction."""
    if not policies.can_freeze(actor, row.organization_id):  # type: ignore[attr-defined]
        raise PermissionDenied
    plain = json.loads(to_json(content))
    document = Document.objects.create(
        organization_id=row.organization_id,  # type: ignore[attr-defined]
        title=title[:300],
        object_type=row._meta.label_lower,
        object_id=row.pk,
        content=plain,
        sha256=fingerprint(plain),
    )
    tasks.print_document.enqueue(document.pk)
    record(document, of=row._meta.label_lower, object=row.pk)
    return document


@action("papers.document_print_asked", "Запрошена печать документа")
def print_again(document: Document, *, actor: Actor) -> Document:
    """Queue the PDF of a frozen document anew, after the printing failed."""
    if not policies.can_print_again(actor, document):
        raise PermissionDenied
    document = Document.objects.select_for_update().get(pk=document.pk)
    if document.printed == Document.Printed.MADE:
        raise RuleViolation("PDF уже готов.")
    document.printed, document.error = Document.Printed.QUEUED, ""
    document.save(update_fields=["printed", "error"])
    tasks.print_document.enqueue(document.pk)
    record(document)
    return document


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
