"""The plan of the mentoring system, as the organization approved it on paper."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.urls import reverse

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from orders.models import Order
from papers.models import Recorded
from people.models import Organization


class RoadMapQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Everybody with a role in the organization may read its plan."""
        return self.filter(organization=actor.organization) if actor.roles else self.none()

    def for_list(self) -> Self:
        return self.select_related("order", "scan").order_by("-starts_on", "-pk")

    def holding(self, today: date) -> Self:
        return self.filter(starts_on__lte=today, ends_on__gte=today)


class RoadMap(Versioned, Recorded):
    """A plan entered as it is: title, span, the order that approved it, the paper itself."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    title = models.CharField("название", max_length=300)
    starts_on = models.DateField("начало")
    ends_on = models.DateField("окончание")
    order = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="приказ")
    objects = RoadMapQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "дорожная карта", "дорожные карты"
        constraints = [CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="road_map_ends_after_start")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("roadmap:detail", args=[self.pk])

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on
