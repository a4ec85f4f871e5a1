"""A plan read from the organization's own file, looked through before anything of it is saved as a plan."""

from typing import Any, ClassVar, Self

from django.db import models
from django.urls import reverse

from core.actors import Actor
from people.models import ListImport, ListImportQuerySet
from people.rules import Role
from roadmap.models.plans import RoadMap


class PlanUploadQuerySet(ListImportQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        here = self.filter(organization=actor.organization)
        return here if Role.CURATOR in actor.roles else self.none()


class PlanUpload(ListImport):
    """`listed` is the plan as read (`roadmap.rules.stored`), erased once it is laid or discarded."""

    into = models.ForeignKey(  # an entered plan that gets its rows from this file
        RoadMap, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="дорожная карта без строк"
    )
    road_map = models.ForeignKey(RoadMap, models.PROTECT, null=True, blank=True, related_name="+")  # what it became
    objects: ClassVar[Any] = PlanUploadQuerySet.as_manager()

    class Meta(ListImport.Meta):
        verbose_name, verbose_name_plural = "загрузка дорожной карты", "загрузки дорожных карт"

    def get_absolute_url(self) -> str:
        return reverse("roadmap:uploaded", args=[self.pk])
