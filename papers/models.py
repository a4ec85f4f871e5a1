"""What an organization has on paper: frozen documents, scans, the acts it cites."""

import json
from typing import Any, Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Count, F, Q, UniqueConstraint
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from papers.rules import ActKind, ActState, PrintState, Source, Standing, WordKind, fingerprint, new_token
from people.models import Organization, Person
from people.rules import OFFICE, Role
from printing.document import PrintedDocument, from_json
from printing.errors import PrintingError

KEEPERS = OFFICE | {Role.SECRETARY}  # who sees every paper of the organization


def stored_name(instance: Any, filename: str) -> str:
    """A name of ours; the user's name is kept as data and given back when the file is saved."""
    return f"{instance.organization_id}/{uuid4().hex}"


class ScanQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The keepers of papers see all of the organization, anybody what they uploaded or what is about them."""
        here = self.filter(organization=actor.organization)
        if actor.roles & KEEPERS:
            return here
        return here.filter(Q(uploaded_by=actor.user) | Q(person__user=actor.user)) if actor.user else self.none()


class Scan(models.Model):
    """An uploaded picture of a paper. `person`: the one whose paper it is, who may see it too."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    file = models.FileField("файл", upload_to=stored_name)
    filename = models.CharField("имя файла", max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField("размер")
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    objects = ScanQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "скан", "сканы"
        indexes = [models.Index(fields=["organization", "-uploaded_at"], name="scan_organization")]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("papers:scan", args=[self.pk])


class Recorded(models.Model):
    """How a fact reached the product: by the person on screen, or by the curator from paper."""

    source = models.CharField("как внесено", max_length=10, choices=Source, default=Source.SCREEN)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="внёс"
    )
    recorded_at = models.DateTimeField("внесено", default=timezone.now)
    scan = models.ForeignKey(Scan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="скан")

    class Meta:
        abstract = True
        constraints = [
            CheckConstraint(condition=Q(source__in=Source.values), name="%(app_label)s_%(class)s_source_known"),
        ]

    @staticmethod
    def told(actor: Actor, *, on_paper: bool = False, scan: Scan | None = None) -> dict[str, Any]:
        """The fields of this class for a fact that the actor gives on screen, or records from paper."""
        source = Source.PAPER if on_paper else Source.SCREEN
        return {"source": source, "recorded_by": actor.user, "scan": scan}

    @property
    def is_from_paper(self) -> bool:
        return self.source == Source.PAPER


class DocumentQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The keepers of papers; others reach a document through the row that it belongs to."""
        here = self.filter(organization=actor.organization)
        return here if actor.roles & KEEPERS else self.none()


class Document(models.Model):
    """A final text, frozen with its SHA-256 when it came into force; the PDF is made from it, once."""

    Printed = PrintState

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    title = models.CharField("название", max_length=300)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    content = models.JSONField("содержание")  # printing.document as JSON: the one source of PDF and DOCX
    sha256 = models.CharField("SHA-256", max_length=64)
    frozen_at = models.DateTimeField("заморожен", default=timezone.now)
    dated = models.DateField("дата документа", null=True)
    printed = models.CharField("печать", max_length=10, choices=PrintState, default=PrintState.QUEUED)
    pdf = models.FileField(upload_to=stored_name, blank=True)
    pdf_sha256 = models.CharField("SHA-256 файла", max_length=64, blank=True)
    error = models.CharField(max_length=300, blank=True)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)  # of its check page
    standing = models.CharField("действие", max_length=10, choices=Standing, default=Standing.IN_FORCE)
    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "документ", "документы"
        indexes = [
            models.Index(fields=["organization", "-frozen_at"], name="document_organization"),
            models.Index(fields=["object_type", "object_id"], name="document_object"),
        ]
        constraints = [
            CheckConstraint(condition=Q(printed__in=PrintState.values), name="document_print_state_known"),
            CheckConstraint(condition=Q(standing__in=Standing.values), name="document_standing_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("papers:document", args=[self.pk])

    @property
    def kind(self) -> str:
        """«Приказ»: what the paper calls itself."""
        return (self.content.get("kind_title") or "Документ").capitalize()

    @property
    def number(self) -> str:
        return self.content.get("number", "")

    def verify_url(self) -> str:
        """Where the code on the printed sheet leads."""
        return f"{settings.SITE_URL}{reverse('papers:verify', args=[self.token])}"

    def paper(self) -> PrintedDocument:
        """The frozen structure; PrintingError when it is not what was frozen."""
        if fingerprint(self.content) != self.sha256:
            raise PrintingError("Текст документа не совпадает с его контрольной суммой. Сообщите администратору.")
        return from_json(json.dumps(self.content))


class ActQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The organization's own acts and the common ones (federal, regional); every role may read them."""
        return self.filter(Q(organization=actor.organization) | Q(organization__isnull=True))

    def for_list(self) -> Self:
        return self.select_related("scan").order_by(F("organization").asc(nulls_last=True), "kind", "dated", "pk")


class Act(Versioned):
    """A normative act: common to all (no organization) or of one organization (its regulation, for instance)."""

    organization = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    kind = models.CharField("вид", max_length=20, choices=ActKind)
    title = models.CharField("название", max_length=500)
    number = models.CharField("номер", max_length=60, blank=True)
    dated = models.DateField("дата", null=True, blank=True)
    valid_from = models.DateField("действует с", null=True, blank=True)
    valid_until = models.DateField("действует по", null=True, blank=True)
    state = models.CharField("состояние", max_length=20, choices=ActState, default=ActState.IN_FORCE)
    needs_check = models.BooleanField("проверьте", default=False)
    scan = models.ForeignKey(Scan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="скан")
    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "акт", "акты"
        constraints = [
            CheckConstraint(condition=Q(kind__in=ActKind.values), name="act_kind_known"),
            CheckConstraint(condition=Q(state__in=ActState.values), name="act_state_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("papers:act", args=[self.pk])


class PrintJobQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        here = self.filter(organization=actor.organization)
        return here if actor.roles & KEEPERS else self.none()

    def unfinished(self) -> Self:
        return self.filter(state=PrintState.QUEUED)

    def for_list(self) -> Self:
        return self.annotate(total=Count("items")).order_by("-created_at", "-pk")


class PrintJob(models.Model):
    """Many frozen documents bound into one file with a register; made in the background, once."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    title = models.CharField("название", max_length=200)
    subtitle = models.CharField("подзаголовок", max_length=600)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField("запрошено", default=timezone.now)
    state = models.CharField("состояние", max_length=10, choices=PrintState, default=PrintState.QUEUED)
    error = models.CharField(max_length=300, blank=True)
    file = models.FileField(upload_to=stored_name, blank=True)
    objects = PrintJobQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "печать в один файл", "печать в один файл"
        indexes = [models.Index(fields=["organization", "-created_at"], name="print_job_organization")]
        constraints = [CheckConstraint(condition=Q(state__in=PrintState.values), name="print_job_state_known")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("papers:print", args=[self.pk])


class PrintJobItem(models.Model):
    """One document of the file, at its place."""

    job = models.ForeignKey(PrintJob, models.CASCADE, related_name="items")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField("номер")
    objects = ScopedQuerySet.as_manager()

    class Meta:
        ordering = ("position",)
        constraints = [
            UniqueConstraint(fields=["job", "position"], name="print_job_position_once"),
            UniqueConstraint(fields=["job", "document"], name="print_job_document_once"),
        ]

    def __str__(self) -> str:
        return str(self.position)


class WordTemplateQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        here = self.filter(organization=actor.organization)
        return here if actor.roles & KEEPERS else self.none()


class WordTemplate(Versioned):
    """The organization's own Word file for one kind of paper; without it the paper is ours."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    kind = models.CharField("для каких документов", max_length=10, choices=WordKind)
    filename = models.CharField("имя файла", max_length=255)
    content = models.BinaryField("файл")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField("загружен", default=timezone.now)
    objects = WordTemplateQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "шаблон Word", "шаблоны Word"
        constraints = [
            UniqueConstraint(fields=["organization", "kind"], name="word_template_once"),
            CheckConstraint(condition=Q(kind__in=WordKind.values), name="word_template_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.filename}"

    def get_absolute_url(self) -> str:
        return reverse("papers:word_templates")
