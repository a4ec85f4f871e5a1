"""The organization's regulation on mentoring: its versions, section by section."""

from typing import Any, Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from orders.models import Order
from papers.models import Act, Recorded
from people.models import Organization
from roadmap.models.plans import NOT_YET, WRITERS
from roadmap.states import RegulationState


class RegulationQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Everybody with a role in the organization may read what holds; a draft, those who write and approve it."""
        here = self.filter(organization=actor.organization)
        if actor.roles & WRITERS:
            return here
        return here.exclude(state__in=NOT_YET) if actor.roles else self.none()

    def for_list(self) -> Self:
        return self.select_related("order", "scan").order_by("-in_force_from", "-pk")

    def in_force(self) -> Self:
        return self.filter(state=RegulationState.IN_FORCE)


class Regulation(Versioned, Recorded):
    """One version of «Положение о системе наставничества». One entered as it is may have no text, only the scan."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    title = models.CharField("название", max_length=300)
    sections = models.JSONField("разделы", default=list, blank=True)  # {"code", "title", "text"} in their order
    state = models.CharField("состояние", max_length=10, choices=RegulationState, default=RegulationState.DRAFT)
    order = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="приказ")
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")  # the version before
    act = models.ForeignKey(Act, models.PROTECT, null=True, blank=True, related_name="+")  # as orders cite it
    in_force_from = models.DateField("действует с", null=True, blank=True)
    in_force_until = models.DateField("действовало по", null=True, blank=True)
    objects = RegulationQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name, verbose_name_plural = "положение", "положения"
        constraints = [
            *Recorded.Meta.constraints,
            CheckConstraint(condition=Q(state__in=RegulationState.values), name="regulation_state_known"),
            UniqueConstraint(
                fields=["organization"],
                condition=Q(state=RegulationState.IN_FORCE),
                name="regulation_one_in_force",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("roadmap:regulation", args=[self.pk])

    def section(self, code: str) -> dict[str, Any] | None:
        return next((section for section in self.sections if section["code"] == code), None)
