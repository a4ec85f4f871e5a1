"""What the check page says of a document; the documents of a year, and how far a file of them is."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.urls import reverse

from core.actors import Actor
from core.schoolyear import SchoolYear
from papers import policies
from papers.kinds import letters_about
from papers.models import Document, PrintJob, WordTemplate
from papers.rules import PrintState, Standing, WordKind
from people.models import Organization
from printing.document import (
    Acquaintance,
    AcquaintanceRow,
    Annex,
    Item,
    Letterhead,
    Paragraph,
    PrintedDocument,
    Signature,
    Table,
)


@dataclass(frozen=True)
class Progress:
    """How far a file of many documents is."""

    label: str
    done: int
    total: int
    goes_on: bool


def progress_of(job: PrintJob) -> Progress:
    items = job.items.all()
    total, done = items.count(), items.filter(document__printed=PrintState.MADE).count()
    label = "Печатаются документы" if done < total else "Документы собираются в один файл"
    return Progress(label, done, total, job.state == PrintState.QUEUED)


def years_of(actor: Actor) -> list[SchoolYear]:
    """The school years from which there are documents, the latest first."""
    dates = Document.objects.visible_to(actor).exclude(dated=None).values_list("dated", flat=True).distinct()
    return sorted({SchoolYear.containing(day) for day in dates if day}, reverse=True)


def kinds_of(actor: Actor) -> list[str]:
    """What the organization's documents call themselves: «ПРИКАЗ», …"""
    kinds = Document.objects.visible_to(actor).values_list("content__kind_title", flat=True).distinct()
    return sorted({kind for kind in kinds if kind})


def documents_of(actor: Actor, year: SchoolYear, kind: str = "") -> list[Document]:
    """The papers of a school year in the order of their dates; of one kind or all."""
    found = Document.objects.visible_to(actor).filter(dated__range=(year.starts_on, year.ends_on))
    return list((found.filter(content__kind_title=kind) if kind else found).order_by("dated", "frozen_at", "pk"))


@dataclass(frozen=True)
class Checked:
    """All that a stranger may know of a document: nothing personal, not even its heading."""

    kind: str
    number: str
    dated: str
    organization: str
    standing: str
    standing_label: str
    sha256: str  # of the PDF; empty while that is being printed

    @property
    def holds(self) -> bool:
        return self.standing == Standing.IN_FORCE


def checked_by(token: str) -> Checked | None:
    """The document that a printed code names."""
    document = Document.objects.filter(token=token).select_related("organization").first()
    if document is None:
        return None
    return Checked(
        kind=document.kind,
        number=document.number,
        dated=document.content.get("date", ""),
        organization=document.organization.full_name,
        standing=document.standing,
        standing_label=document.get_standing_display(),
        sha256=document.pdf_sha256,
    )


def is_same_file(file: Any, checked: Checked) -> bool:
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return bool(checked.sha256) and digest.hexdigest() == checked.sha256


@dataclass(frozen=True)
class LetterLink:
    """A letter that may be printed about a row; `reason`: why there is none."""

    title: str
    url: str
    reason: str = ""


def letters_for(actor: Actor, row: Any) -> list[LetterLink]:
    """What the page of the row may offer to print."""
    return [
        LetterLink(letter.title, reverse("papers:letter", args=[letter.code, row.pk]), letter.lacks(row))
        for letter in letters_about(type(row))
        if policies.can_print_letter(actor, row, letter)
    ]


@dataclass(frozen=True)
class TemplateOfKind:
    """A kind of paper with the organization's own Word file, or none."""

    label: str
    template: WordTemplate | None
    upload_url: str


def word_templates(actor: Actor) -> list[TemplateOfKind]:
    known = {template.kind: template for template in WordTemplate.objects.visible_to(actor).defer("content")}
    return [
        TemplateOfKind(kind.label, known.get(kind), reverse(f"papers:word_template_upload_{kind}")) for kind in WordKind
    ]


def sample_paper(organization: Organization) -> PrintedDocument:
    """A paper with everything in it, to try a template out."""
    table = Table(columns=("№", "Что"), rows=(("1", "строка таблицы"),))
    return PrintedDocument(
        title="Проба",
        letterhead=Letterhead(organization.full_name, organization.short_name, organization.place),
        addressee=("Адресату",),
        kind_title="ПРИКАЗ",
        date="01.09.2026",
        number="1",
        heading="Проба шаблона",
        preamble="В целях пробы",
        resolution="ПРИКАЗЫВАЮ:",
        items=(Item("Первый пункт:", (Item("подпункт"),), table), Item("Второй пункт.")),
        body=(Paragraph("Текст."), table),
        basis="Основание: проба.",
        signature=Signature("Директор", "М. П. Иванова"),
        executor="Исполнитель",
        annexes=(Annex("Приложение", (Paragraph("Текст приложения."), table)),),
        acquaintance=Acquaintance((AcquaintanceRow("Сизов Илья Олегович", "учитель"),)),
    )


def own_template(organization: Organization, kind: str) -> WordTemplate | None:
    """The organization's own Word file for such a paper; whoever may read the paper gets it in this shape."""
    return WordTemplate.objects.filter(organization=organization, kind=kind).first()
