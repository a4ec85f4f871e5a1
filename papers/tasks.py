"""The PDF of a frozen document, made once; the acts common to all, laid into the database after each migration."""

from datetime import timedelta
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from papers.kinds import COMMON_ACTS
from papers.models import Act, Document, PrintJob
from papers.rules import PRINT_AGAIN_MINUTES, ActKind, Standing
from printing.binding import Cover, Leaf, bind
from printing.errors import PrintingError
from printing.formats import to_pdf
from printing.russian import numeric_date

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
    document.printed, document.error, document.pdf_sha256 = Printed.MADE, "", sha256(content).hexdigest()
    document.save(update_fields=["pdf", "printed", "error", "pdf_sha256"])
    return Printed.MADE


@task()
def print_many(job_pk: int) -> str:
    """Bind the documents of a job into one file; safe to repeat: what a killed worker has printed stays printed."""
    job = PrintJob.objects.get(pk=job_pk)
    try:
        for item in job.items.exclude(document__printed=Printed.MADE):
            with transaction.atomic():
                _make_pdf(item.document_id)
        with transaction.atomic():
            return _bind(job_pk)
    except (PrintingError, OSError) as error:
        reason = str(error) if isinstance(error, PrintingError) else "На сервере не удалось записать файл."
        PrintJob.objects.filter(pk=job_pk, state=Printed.QUEUED).update(state=Printed.FAILED, error=reason[:300])
        return Printed.FAILED


def _bind(job_pk: int) -> str:
    job = PrintJob.objects.select_for_update().get(pk=job_pk)
    if job.state == Printed.MADE:
        return Printed.MADE
    cover = Cover(job.title, job.subtitle, ("Документ", "Дата", "Номер"), (5, 1.6, 1.6))
    leaves = [_leaf(item.document) for item in job.items.select_related("document")]
    content = bind(cover, leaves)
    name = job.file.field.generate_filename(job, "")
    try:
        job.file.name = job.file.storage.save(name, ContentFile(content))
    except OSError:
        job.file.storage.delete(name)
        raise
    job.state, job.error = Printed.MADE, ""
    job.save(update_fields=["file", "state", "error"])
    return Printed.MADE


def _leaf(document: Document) -> Leaf:
    """The document as it was printed once; the register says what it is and whether it still holds."""
    held = "" if document.standing == Standing.IN_FORCE else f" ({document.get_standing_display()})"
    dated = document.content.get("date") or numeric_date(document.dated)
    with document.pdf.open("rb") as file:
        return Leaf(file.read(), (document.title + held, dated, document.number), document.title)


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
