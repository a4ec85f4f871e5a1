"""Probes of every address with a scan, a frozen document or an act."""

from datetime import date

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from core.actors import SYSTEM
from papers import actions
from papers.models import Act, Document, PrintJob, PrintJobItem, Scan, WordTemplate
from people.models import Organization
from printing.document import Paragraph, PrintedDocument
from registry.tests.made import make_mentor
from tests.cast import Cast
from tests.probes import Probe

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 24


def picture(name: str = "лист.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PNG, content_type="image/png")


def scan(organization: Organization, cast: Cast) -> Scan:
    return actions.store_scan(picture(), actor=SYSTEM, organization=organization)


def act(organization: Organization, cast: Cast) -> Act:
    return actions.enter_act(
        actor=SYSTEM,
        organization=organization,
        kind="regulation",
        title="Положение о наставничестве",
        number="41",
        dated=date(2025, 9, 1),
    )


def common_act(organization: Organization, cast: Cast) -> Act:
    """A common act for the own school; for another one its own act, which nobody else sees."""
    if organization == cast.school:
        return Act.objects.filter(organization=None).earliest("pk")
    return act(organization, cast)


def document(organization: Organization, cast: Cast) -> Document:
    paper = PrintedDocument(title="Положение", body=(Paragraph("Текст."),))
    return actions.freeze(act(organization, cast), paper, "Положение", actor=SYSTEM)


def failed(organization: Organization, cast: Cast) -> Document:
    made = document(organization, cast)
    made.printed = Document.Printed.FAILED
    made.save(update_fields=["printed"])
    return made


def job(organization: Organization, cast: Cast) -> PrintJob:
    """A file of one document, asked for and not made yet."""
    made = PrintJob.objects.create(organization=organization, title="Папка директора", subtitle="Школа")
    PrintJobItem.objects.create(job=made, document=document(organization, cast), position=1)
    return made


def bound(organization: Organization, cast: Cast) -> PrintJob:
    made = job(organization, cast)
    made.file.save("", ContentFile(b"%PDF-"), save=False)
    made.state = Document.Printed.MADE
    made.save()
    return made


def failed_job(organization: Organization, cast: Cast) -> PrintJob:
    made = job(organization, cast)
    made.state = Document.Printed.FAILED
    made.save(update_fields=["state"])
    return made


ACT = {"kind": "regulation", "title": "Положение (новая редакция)", "dated": "2025-09-02", "state": "in_force"}
NOT_KEEPERS = ("mentor", "mentee", "administrator", "municipal")


def mentor(organization: Organization, cast: Cast):
    return make_mentor(organization)


def letter(row):
    return {"code": "mentor-pack", "pk": row.pk}


def template(organization: Organization, cast: Cast) -> WordTemplate:
    return WordTemplate.objects.create(organization=organization, kind="order", filename="бланк.docx", content=b"PK")


def template_is_gone(row: WordTemplate) -> bool:
    return not WordTemplate.objects.filter(pk=row.pk).exists()


PROBES = {
    "papers:word_template": Probe(template, denied=("mentee", "mentor", "director", "no_role", "municipal")),
    "papers:word_template_drop": Probe(template, "post", effect=template_is_gone),
    "papers:letter": Probe(mentor, kwargs=letter),
    "papers:letter_pdf": Probe(mentor, kwargs=letter, denied=("mentee", "mentor", "no_role", "municipal")),
    "papers:letter_docx": Probe(mentor, kwargs=letter, denied=("mentee", "mentor", "no_role", "municipal")),
    "papers:scan": Probe(scan, denied=NOT_KEEPERS),
    "papers:document": Probe(document, denied=NOT_KEEPERS),
    "papers:document_pdf": Probe(document, denied=NOT_KEEPERS),
    "papers:document_docx": Probe(document, denied=NOT_KEEPERS),
    "papers:document_print": Probe(
        failed,
        "post",
        effect=lambda row: Document.objects.get(pk=row.pk).printed == Document.Printed.QUEUED,
        denied=NOT_KEEPERS,
    ),
    "papers:print": Probe(job, denied=NOT_KEEPERS),
    "papers:print_file": Probe(bound, denied=NOT_KEEPERS),
    "papers:print_again": Probe(
        failed_job,
        "post",
        effect=lambda row: PrintJob.objects.get(pk=row.pk).state == Document.Printed.QUEUED,
        denied=NOT_KEEPERS,
    ),
    "papers:act": Probe(act, denied=("no_role", "municipal")),
    "papers:act_change": Probe(
        act,
        "post",
        role="secretary",
        data=lambda row: ACT,
        effect=lambda row: Act.objects.get(pk=row.pk).title == ACT["title"],
        denied=("mentor", "director", "municipal"),
    ),
    "papers:act_copy": Probe(
        common_act,
        "post",
        data=lambda row: ACT,
        effect=lambda row: Act.objects.filter(title=ACT["title"], organization__isnull=False).exists(),
        denied=("mentor", "director", "administrator"),
    ),
}
