"""The annual report of an organization and the figures that go up to coordinators."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse

from core.actors import Actor
from core.models import Versioned
from core.schoolyear import SchoolYear
from core.scoping import ScopedQuerySet
from papers.models import Document
from people.models import Organization, User
from people.rules import OFFICE, Role
from reports.rules import counted_on


class ReportQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The office sees its organization's reports; coordinators get snapshots, never these rows."""
        here = self.filter(organization=actor.organization)
        return here if actor.roles & OFFICE else self.none()


class Report(Versioned):
    """One school year of one organization: the words; the figures are counted from rows until it is finished."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField("учебный год")
    aims = models.TextField("цель и задачи года", blank=True)
    training = models.TextField("обучение наставников", blank=True)
    results = models.TextField("результаты наставляемых, лучшие практики, поощрение", blank=True)
    events = models.TextField("мероприятия и информационная поддержка", blank=True)
    problems = models.TextField("проблемы", blank=True)
    conclusions = models.TextField("выводы и задачи на следующий год", blank=True)
    finished_on = models.DateField("завершён", null=True, blank=True)
    finished_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "отчёт", "отчёты"
        constraints = [
            UniqueConstraint(fields=["organization", "school_year"], name="report_once_a_year"),
            CheckConstraint(
                condition=Q(finished_on__isnull=True, document__isnull=True)
                | Q(finished_on__isnull=False, document__isnull=False),
                name="report_finished_has_its_document",
            ),
        ]

    def __str__(self) -> str:
        return f"Отчёт за {self.year} учебный год"

    def get_absolute_url(self) -> str:
        return reverse("reports:year", args=[self.school_year])

    @property
    def year(self) -> SchoolYear:
        return SchoolYear(self.school_year)

    @property
    def is_finished(self) -> bool:
        return self.finished_on is not None

    def counted_on(self, today: date) -> date:
        """The day as of which the figures stand: the day it was finished, or today, within the year."""
        return counted_on(self.year, self.finished_on or today)


class SnapshotQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """A coordinator sees the figures of organizations below, the office its own."""
        if Role.COORDINATOR in actor.roles:
            below = Organization.objects.below(actor.organization)
            return self.filter(Q(organization=actor.organization) | Q(organization__in=below))
        if actor.roles & OFFICE:
            return self.filter(organization=actor.organization)
        return self.none()


class Snapshot(models.Model):
    """The figures of one organization and school year as last counted: numbers alone, no person."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField("учебный год")
    # indicator code -> {"numerator": n | null, "denominator": m | null, "hidden": true for too few anonymous answers}
    figures = models.JSONField("показатели", default=dict)
    taken_at = models.DateTimeField("посчитано")
    is_final = models.BooleanField("по завершённому отчёту", default=False)
    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "снимок показателей", "снимки показателей"
        constraints = [UniqueConstraint(fields=["organization", "school_year"], name="snapshot_once_a_year")]

    def __str__(self) -> str:
        return f"{self.organization}: {self.school_year}"
