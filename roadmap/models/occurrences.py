"""What becomes of an activity in a school year, and what shows it."""

from datetime import date, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, F, OuterRef, Q, UniqueConstraint
from django.urls import reverse

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from orders.models import Order
from papers.models import Recorded
from people.models import Organization, Person
from roadmap.models.plans import Activity, Responsible, RoadMap
from roadmap.rules.occurrences import SOON_DAYS, Reminder, Standing, standing_of
from roadmap.states import OccurrenceState, RoadMapState
from surveys.models import Survey


class OccurrenceQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(activity__stage__road_map__in=RoadMap.objects.visible_to(actor))

    def in_year(self, year: int) -> Self:
        """Of the school year that begins in `year`."""
        return self.filter(year=year)

    def followed(self) -> Self:
        """Of plans that are in force: those of drafts and of replaced versions wait for nobody."""
        return self.filter(activity__stage__road_map__state=RoadMapState.IN_FORCE)

    def open(self) -> Self:
        return self.filter(state=OccurrenceState.PLANNED)

    def overdue(self, today: date) -> Self:
        return self.open().filter(ends_on__lt=today)

    def soon(self, today: date) -> Self:
        return self.open().filter(ends_on__range=(today, today + timedelta(days=SOON_DAYS)))

    def later(self, today: date) -> Self:
        """Open, neither overdue nor due soon, or without an end."""
        return self.open().filter(Q(ends_on=None) | Q(ends_on__gt=today + timedelta(days=SOON_DAYS)))

    def of_responsible(self, user: Any, roles: frozenset[str]) -> Self:
        """Those that the person answers for: by name, or by a role where nobody is named."""
        own = Responsible.objects.filter(activity=OuterRef("activity"))
        return self.filter(Exists(own.filter(Q(person__user=user) | Q(person=None, role__in=roles))))

    def of_nobody(self) -> Self:
        """Those for which the paper names nobody whom the product knows."""
        known = Responsible.objects.filter(activity=OuterRef("activity")).exclude(person=None, role="")
        return self.filter(~Exists(known))

    def for_list(self) -> Self:
        return (
            self.select_related("activity__stage__road_map", "closed_by")
            .prefetch_related("activity__responsible__person")
            .order_by(F("ends_on").asc(nulls_last=True), "activity__stage__position", "activity__position", "pk")
        )


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
    closed_by_fact = models.CharField("закрыто автоматически", max_length=40, blank=True)  # roadmap.kinds.facts
    kept_open = models.BooleanField("закрывают люди", default=False)  # somebody said otherwise: no fact closes it
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

    def get_absolute_url(self) -> str:
        return reverse("roadmap:occurrence", args=[self.pk])

    def standing(self, today: date) -> Standing:
        return standing_of(self.state, self.ends_on, today)

    @property
    def term(self) -> str:
        """«01.09.2026 – 30.09.2026», «до 30.09.2026», «с 01.09.2026», «без даты»."""
        if self.starts_on and self.ends_on:
            if self.starts_on == self.ends_on:
                return f"{self.ends_on:%d.%m.%Y}"
            return f"{self.starts_on:%d.%m.%Y} – {self.ends_on:%d.%m.%Y}"
        if self.ends_on:
            return f"до {self.ends_on:%d.%m.%Y}"
        return f"с {self.starts_on:%d.%m.%Y}" if self.starts_on else "без даты"


class EvidenceQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(occurrence__in=Occurrence.objects.visible_to(actor))


class Evidence(Recorded):
    """What shows that an activity took place: a scan, a link, an order, a survey, an event, or a fact of the system."""

    occurrence = models.ForeignKey(Occurrence, models.CASCADE, related_name="evidence")
    text = models.CharField("что подтверждает", max_length=300)
    url = models.URLField("ссылка", max_length=500, blank=True)
    order = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="приказ")
    survey = models.ForeignKey(Survey, models.PROTECT, null=True, blank=True, related_name="+")
    event = models.ForeignKey("roadmap.Event", models.PROTECT, null=True, blank=True, related_name="+")
    fact = models.CharField(max_length=40, blank=True)  # roadmap.kinds.facts: found by the system
    figures = models.JSONField(default=dict, blank=True)  # {"count": 12, "of": 14}
    objects = EvidenceQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name, verbose_name_plural = "подтверждение", "подтверждения"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text


class SentReminder(models.Model):
    """A letter about an occurrence that a person was sent, so that none is sent twice."""

    occurrence = models.ForeignKey(Occurrence, models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Reminder)
    sent_on = models.DateField("отправлено")
    objects = ScopedQuerySet.as_manager()  # shown to nobody

    class Meta:
        constraints = [
            UniqueConstraint(fields=["occurrence", "person", "kind"], name="reminder_once"),
            CheckConstraint(condition=Q(kind__in=Reminder.values), name="reminder_kind_known"),
        ]
        indexes = [models.Index(fields=["person", "sent_on"], name="reminder_person_day")]

    def __str__(self) -> str:
        return f"{self.occurrence_id}: {self.kind}"


class NotedFactQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(organization=actor.organization) if actor.roles else self.none()


class NotedFact(models.Model):
    """What an app above told the plan: a report made, an event held."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    fact = models.CharField(max_length=40)  # roadmap.kinds.facts
    school_year = models.PositiveSmallIntegerField("учебный год")
    day = models.DateField("когда")
    text = models.CharField("что", max_length=300)
    url = models.CharField("где", max_length=500)
    objects = NotedFactQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "факт", "факты"
        constraints = [
            UniqueConstraint(fields=["organization", "fact", "school_year", "url"], name="noted_fact_once"),
        ]

    def __str__(self) -> str:
        return self.text
