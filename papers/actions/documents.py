"""Frozen documents: their final text, whether they still hold, their printing."""

import json
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import models

from core.actions import action, record
from core.actors import Actor
from core.problems import RuleViolation
from papers import policies, tasks
from papers.models import Document
from papers.rules import VERIFY_NOTE, Standing, day_of, fingerprint, laid_out
from printing.document import PrintedDocument, QrCode, to_json


@action("papers.document_frozen", "Документ заморожен")
def freeze(row: models.Model, content: PrintedDocument, title: str, *, actor: Actor) -> Document:
    """Fix the final text of a row's paper with its SHA-256 and queue its PDF, all within the caller's transaction."""
    if not policies.can_freeze(actor, row.organization_id):  # type: ignore[attr-defined]
        raise PermissionDenied
    document = Document(
        organization=row.organization,  # type: ignore[attr-defined]
        title=title[:300],
        object_type=row._meta.label_lower,
        object_id=row.pk,
        dated=day_of(content.date) or row.organization.today(),  # type: ignore[attr-defined]
    )
    code = QrCode(document.verify_url(), VERIFY_NOTE)
    document.content = json.loads(to_json(replace(laid_out(content, document.organization), qr=code)))
    document.sha256 = fingerprint(document.content)
    _supersede(row)
    document.save()
    tasks.print_document.enqueue(document.pk)
    record(document, of=row._meta.label_lower, object=row.pk)
    return document


def _supersede(row: models.Model) -> None:
    """A new wording of the same paper changes the one before."""
    Document.objects.filter(object_type=row._meta.label_lower, object_id=row.pk, standing=Standing.IN_FORCE).update(
        standing=Standing.CHANGED
    )


@action("papers.document_standing_changed", "Изменено действие документа")
def set_standing(document: Document, standing: str, *, actor: Actor) -> Document:
    """Say on the check page that another document has changed or cancelled this one, or that it holds again."""
    if not policies.can_freeze(actor, document.organization_id):
        raise PermissionDenied
    document = Document.objects.select_for_update().get(pk=document.pk)
    document.standing = Standing(standing)
    document.save(update_fields=["standing"])
    record(document, standing=document.standing)
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
