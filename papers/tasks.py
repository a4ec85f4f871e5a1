"""The PDF of a frozen document, made once; the acts common to all, laid into the database after each migration."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from papers.kinds import COMMON_ACTS
from papers.models import Act, Document
from papers.rules import PRINT_AGAIN_MINUTES, ActKind
from printing.errors import PrintingError
from printing.formats import to_pdf

Printed = Document.Printed


@task()
def print_document(document_pk: int, tries: int = 0) -> str:
    """Make the PDF of a frozen document; safe to repeat. A failure is noted on the document and tried again later."""
    try:
        with transaction.atomic():
            return _make_pdf(document_pk)
    except (PrintingError, OSError) as error:
        reason = str(error) if isinstance(error, PrintingError) else "На сервере не удалось записать файл."
        Document.objects.filter(pk=document_pk).exclude(printed=Printed.MADE).update(
            printed=Printed.FAILED, error=reason[:300]
        )
        if tries < len(PRINT_AGAIN_MINUTES):
            later = timezone.now() + timedelta(minutes=PRINT_AGAIN_MINUTES[tries])
            print_document.using(run_after=later).enqueue(document_pk, tries + 1)
        return Printed.FAILED


def _make_pdf(document_pk: int) -> str:
    document = Document.objects.select_for_update().get(pk=document_pk)
    if document.printed == Printed.MADE:
        return Printed.MADE
    content = to_pdf(document.paper())  # raises before anything is written
    name = document.pdf.field.generate_filename(document, "")
    try:
        document.pdf.name = document.pdf.storage.save(name, ContentFile(content))
    except OSError:
        document.pdf.storage.delete(name)  # the disk is full: no half file
        raise
    document.printed, document.error = Printed.MADE, ""
    document.save(update_fields=["pdf", "printed", "error"])
    return Printed.MADE


def lay_common_acts() -> None:
    """Add the common acts that are not there yet; those there are never changed."""
    for act in COMMON_ACTS:
        Act.objects.get_or_create(
            organization=None,
            kind=ActKind.FEDERAL,
            number=act.number,
            dated=act.dated,
            defaults={
                "title": act.title,
                "valid_from": act.valid_from,
                "state": act.state,
                "needs_check": act.needs_check,
            },
        )
