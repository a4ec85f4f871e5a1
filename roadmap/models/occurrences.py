"""What becomes of an activity in a school year, and what shows it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from orders.models import Order
from papers.models import Recorded
from people.models import Organization
from roadmap.models.plans import Activity, RoadMap
from roadmap.states import OccurrenceState
from surveys.models import Survey


class OccurrenceQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(activity__stage__road_map__in=RoadMap.objects.visible_to(actor))

    def in_year(self, year: int) -> Self:
        """Of the school year that begins in `year`."""
        return self.filter(year=year)


class Occurrence(Versioned):
    """An activity in one school year: opened from its terms, closed on evidence."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="occurrences")
    year = models.PositiveSmallIntegerField("учебный год")  # by its first year
    starts_on = models.DateField("начало", null=True, blank=True)
    ends_on = models.DateField("срок", null=True, blank=True)  # none: the paper names no end
    state = models.CharField("состояние", max_length=10, choices=OccurrenceState, default=OccurrenceState.PLANNED)
    closed_on = models.DateField("выполнено или отменено", null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField("причина отмены", max_length=500, blank=True)
    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "мероприятие года", "мероприятия года"
        ordering = ("starts_on", "pk")
        indexes = [models.Index(fields=["organization", "year", "ends_on"], name="occurrence_due")]
        constraints = [
            CheckConstraint(condition=Q(state__in=OccurrenceState.values), name="occurrence_state_known"),
            CheckConstraint(
                condition=~Q(state=OccurrenceState.CANCELLED) | ~Q(reason=""), name="occurrence_cancelled_with_reason"
            ),
            UniqueConstraint(
                fields=["activity", "year", "starts_on", "ends_on"], name="occurrence_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity)


class EvidenceQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(occurrence__in=Occurrence.objects.visible_to(actor))


class Evidence(Recorded):
    """What shows that an activity took place: a scan, a link, an order, a survey, or a fact of the system."""

    occurrence = models.ForeignKey(Occurrence, models.CASCADE, related_name="evidence")
    text = models.CharField("что подтверждает", max_length=300)
    url = models.URLField("ссылка", max_length=500, blank=True)
    order = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="приказ")
    survey = models.ForeignKey(Survey, models.PROTECT, null=True, blank=True, related_name="+")
    fact = models.CharField(max_length=40, blank=True)  # roadmap.kinds.facts: found by the system
    figures = models.JSONField(default=dict, blank=True)  # {"count": 12, "of": 14}
    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "подтверждение", "подтверждения"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text
