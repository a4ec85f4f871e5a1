"""Consents, each kind a record of its own."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.urls import reverse

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from papers.models import Recorded, Scan
from papers.rules import Source
from people.models import Organization, Person, User
from people.rules import OFFICE, Role
from registry.rules import ConsentKind
from registry.rules.consents import about

CONSENT_READERS = OFFICE | {Role.ADMINISTRATOR}


class ConsentQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The office and the administrator see all; anybody their own."""
        here = self.filter(organization=actor.organization)
        if actor.roles & CONSENT_READERS:
            return here
        return here.filter(person__user=actor.user) if actor.user else self.none()

    def holding(self, day: date) -> Self:
        """Given by that day, not withdrawn and not expired on it."""
        return self.filter(given_on__lte=day).filter(
            Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day),
            Q(valid_until__isnull=True) | Q(valid_until__gte=day),
        )

    def written(self) -> Self:
        """On paper; on screen too, where a local act makes electronic documents originals (S4 4.4.3)."""
        return self.filter(Q(source=Source.PAPER) | ~Q(organization__electronic_act=""))

    def for_list(self) -> Self:
        return self.select_related("person", "scan", "withdrawal_scan", "recorded_by")


class Consent(Versioned, Recorded):
    """One consent of one person: its text as it was shown, when it was given, when withdrawn."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="человек")
    kind = models.CharField("вид согласия", max_length=20, choices=ConsentKind)
    text = models.TextField("текст", blank=True)  # empty for a paper from before the product
    text_sha256 = models.CharField("контрольная сумма текста", max_length=64, blank=True)
    given_on = models.DateField("дано")
    valid_until = models.DateField("действует по", null=True, blank=True)
    withdrawn_on = models.DateField("отозвано", null=True, blank=True)
    published = models.JSONField("что разрешено публиковать", default=list, blank=True)  # registry.rules.Published
    conditions = models.TextField("условия и запреты", blank=True)
    entered_as_is = models.BooleanField("внесено готовым", default=False)
    withdrawal_source = models.CharField("как внесён отзыв", max_length=10, choices=Source, blank=True)
    withdrawal_scan = models.ForeignKey(
        Scan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="скан отзыва"
    )
    withdrawal_recorded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="внёс отзыв"
    )
    objects = ConsentQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name, verbose_name_plural = "согласие", "согласия"
        indexes = [models.Index(fields=["organization", "person", "kind"], name="consent_person_kind")]
        constraints = [
            *Recorded.Meta.constraints,
            CheckConstraint(condition=Q(withdrawal_source__in=["", *Source.values]), name="consent_withdrawal_source"),
            CheckConstraint(condition=Q(kind__in=ConsentKind.values), name="consent_kind_known"),
            CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on")),
                name="consent_withdrawn_after_given",
            ),
            CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("given_on")), name="consent_term"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("registry:consent", args=[self.pk])

    @property
    def about(self) -> str:
        return about(self.kind)

    def holds_on(self, day: date) -> bool:
        """Given by that day, not withdrawn and not expired on it."""
        if self.given_on > day or (self.withdrawn_on is not None and self.withdrawn_on <= day):
            return False
        return self.valid_until is None or self.valid_until >= day
