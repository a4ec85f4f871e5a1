"""A longer term by consent of the mentor and every mentee (S4 annex 1, 7.2)."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from papers.models import Recorded
from people.models import Person
from programs.models.programs import Program
from programs.rules import MAX_MONTHS, MIN_MONTHS
from programs.states import ExtensionState


class ProgramExtensionQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(program__in=Program.objects.visible_to(actor))

    def proposed(self) -> Self:
        return self.filter(state=ExtensionState.PROPOSED)


class ProgramExtension(Versioned):
    """A proposed new term of a running program; it counts once the mentor and every mentee have agreed."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="extensions")
    months_before = models.PositiveSmallIntegerField("срок был, месяцев")
    months = models.PositiveSmallIntegerField("новый срок, месяцев")
    ends_on = models.DateField("новое окончание")
    state = models.CharField("состояние", max_length=10, choices=ExtensionState, default=ExtensionState.PROPOSED)
    proposed_on = models.DateField("предложено")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    applied_on = models.DateField("срок продлён", null=True, blank=True)
    objects = ProgramExtensionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "продление программы", "продления программ"
        ordering = ("pk",)
        constraints = [
            CheckConstraint(condition=Q(months__range=(MIN_MONTHS, MAX_MONTHS)), name="extension_within_a_year"),
            CheckConstraint(condition=Q(months__gt=models.F("months_before")), name="extension_is_longer"),
            CheckConstraint(condition=Q(state__in=ExtensionState.values), name="extension_state_known"),
            UniqueConstraint(fields=["program"], condition=Q(state=ExtensionState.PROPOSED), name="extension_one_open"),
        ]

    def __str__(self) -> str:
        return f"{self.program}: до {self.ends_on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        return self.program.get_absolute_url()

    @property
    def organization_id(self) -> int:
        return self.program.organization_id


class ExtensionAgreementQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(extension__in=ProgramExtension.objects.visible_to(actor))


class ExtensionAgreement(Recorded):
    """A participant's consent to the longer term."""

    extension = models.ForeignKey(ProgramExtension, models.CASCADE, related_name="agreements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agreed_on = models.DateField("согласовано")
    objects = ExtensionAgreementQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [UniqueConstraint(fields=["extension", "person"], name="extension_agreement_once")]

    def __str__(self) -> str:
        return str(self.person)
