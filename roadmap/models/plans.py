"""The plan of the mentoring system: its versions, stages and activities, in the words of the paper."""

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
from people.models import Organization, Person
from people.rules import Role
from roadmap.rules.deadline import Deadline
from roadmap.states import RoadMapState

WRITERS = frozenset({Role.CURATOR, Role.DIRECTOR, Role.SECRETARY, Role.COUNCIL})
NOT_YET = frozenset({RoadMapState.DRAFT, RoadMapState.DROPPED})


class RoadMapQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Everybody with a role in the organization may read its plan; a draft, those who write and approve it."""
        here = self.filter(organization=actor.organization)
        if actor.roles & WRITERS:
            return here
        return here.exclude(state__in=NOT_YET) if actor.roles else self.none()

    def for_list(self) -> Self:
        return self.select_related("order", "scan").order_by("-starts_on", "-pk")

    def in_force(self) -> Self:
        return self.filter(state=RoadMapState.IN_FORCE)

    def holding(self, today: date) -> Self:
        return self.filter(starts_on__lte=today, ends_on__gte=today)


class RoadMap(Versioned, Recorded):
    """One version of the organization's plan. A plan entered as it is may have no stages: title, span, the paper."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    title = models.CharField("название", max_length=300)
    starts_on = models.DateField("начало")
    ends_on = models.DateField("окончание")
    order = models.ForeignKey(Order, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="приказ")
    state = models.CharField("состояние", max_length=10, choices=RoadMapState, default=RoadMapState.DRAFT)
    template = models.CharField("образец", max_length=20, blank=True)  # roadmap.kinds.templates
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")  # the version before
    columns = models.JSONField("графы", default=list, blank=True)  # rules.plan.PlanColumn, in the paper's order
    in_force_from = models.DateField("действует с", null=True, blank=True)
    objects = RoadMapQuerySet.as_manager()

    class Meta(Recorded.Meta):
        verbose_name, verbose_name_plural = "дорожная карта", "дорожные карты"
        constraints = [
            *Recorded.Meta.constraints,
            CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="road_map_ends_after_start"),
            CheckConstraint(condition=Q(state__in=RoadMapState.values), name="road_map_state_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("roadmap:detail", args=[self.pk])

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on


class StageQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(road_map__in=RoadMap.objects.visible_to(actor))


class Stage(models.Model):
    """A stage (направление, этап) of a plan."""

    road_map = models.ForeignKey(RoadMap, models.CASCADE, related_name="stages")
    position = models.PositiveSmallIntegerField("место по порядку")
    number = models.CharField("номер", max_length=20, blank=True)
    title = models.CharField("название этапа", max_length=500)
    task = models.TextField("задача", blank=True)
    result = models.TextField("ожидаемый результат", blank=True)
    note = models.TextField("примечание", blank=True)
    doubts = models.JSONField(default=list, blank=True)  # what a person has yet to look at, in Russian
    objects = StageQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "этап", "этапы"
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return f"{self.number.rstrip('.')}. {self.title}" if self.number else self.title

    def get_absolute_url(self) -> str:
        return f"{self.road_map.get_absolute_url()}#stage-{self.pk}"

    @property
    def organization_id(self) -> int:
        return self.road_map.organization_id


class StageDocumentQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(stage__in=Stage.objects.visible_to(actor))


class StageDocument(models.Model):
    """A document needed at a stage (S2's «инструментарий»)."""

    stage = models.ForeignKey(Stage, models.CASCADE, related_name="documents")
    position = models.PositiveSmallIntegerField("место по порядку")
    text = models.CharField("документ", max_length=500)
    objects = StageDocumentQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "документ этапа", "документы этапа"
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.text


class ActivityQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(stage__in=Stage.objects.visible_to(actor))


class Activity(models.Model):
    """An activity with its term in the words of the paper and as values."""

    stage = models.ForeignKey(Stage, models.CASCADE, related_name="activities")
    position = models.PositiveSmallIntegerField("место по порядку")
    number = models.CharField("номер", max_length=20, blank=True)
    section = models.CharField("подраздел", max_length=500, blank=True)
    text = models.TextField("мероприятие")
    deadline = models.CharField("срок", max_length=500, blank=True)  # word for word, printed back unchanged
    meaning = models.CharField("как понимать срок", max_length=300, blank=True)  # in a person's words, where said
    terms = models.JSONField(default=list, blank=True)  # rules.Deadline.as_data(), one each
    result = models.TextField("ожидаемый результат", blank=True)
    note = models.TextField("примечание", blank=True)
    fact = models.CharField("подтверждается", max_length=40, blank=True)  # roadmap.kinds.facts
    doubts = models.JSONField(default=list, blank=True)  # what a person has yet to look at, in Russian
    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "мероприятие", "мероприятия"
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.text

    @property
    def deadlines(self) -> list[Deadline]:
        return [Deadline.from_data(data) for data in self.terms]


class ResponsibleQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(activity__in=Activity.objects.visible_to(actor))


class Responsible(models.Model):
    """Who answers for an activity: as the paper names them, linked to a role or a person where known."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="responsible")
    text = models.CharField("как в документе", max_length=300)
    role = models.CharField("роль", max_length=20, choices=Role, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    objects = ResponsibleQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "ответственный", "ответственные"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text
