"""Consents, each kind a record of its own."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.urls import reverse

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from papers.models import Recorded
from people.models import Organization, Person
from people.rules import OFFICE
from registry.rules import ConsentKind


class ConsentQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The office sees all; anybody their own."""
        here = self.filter(organization=actor.organization)
        if actor.roles & OFFICE:
            return here
        return here.filter(person__user=actor.user) if actor.user else self.none()

    def holding(self, day: date) -> Self:
        """Given by that day, not withdrawn and not expired on it."""
        return self.filter(given_on__lte=day).filter(
            Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day),
            Q(valid_until__isnull=True) | Q(valid_until__gte=day),
        )


class Consent(Versioned, Recorded):
    """One consent of one person: its text as it was shown, when it was given, when withdrawn."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="человек")
    kind = models.CharField("вид согласия", max_length=20, choices=ConsentKind)
    text = models.TextField("текст", blank=True)  # empty for a paper from before the product
    text_sha256 = models.CharField("SHA-256 текста", max_length=64, blank=True)
    given_on = models.DateField("дано")
    valid_until = models.DateField("действует по", null=True, blank=True)
    withdrawn_on = models.DateField("отозвано", null=True, blank=True)
    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "согласие", "согласия"
        indexes = [models.Index(fields=["organization", "person", "kind"], name="consent_person_kind")]
        constraints = [
            CheckConstraint(condition=Q(kind__in=ConsentKind.values), name="consent_kind_known"),
            CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on")),
                name="consent_withdrawn_after_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("registry:consent", args=[self.pk])
