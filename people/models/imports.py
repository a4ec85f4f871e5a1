"""Uploaded lists: what three apps keep between preview and confirmation, and the list of staff among them."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from people.rules import Role
from people.states import ImportState

IMPORTERS = frozenset({Role.CURATOR, Role.ADMINISTRATOR})


class ListImportQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        here = self.filter(organization=actor.organization)
        return here if actor.roles & IMPORTERS else self.none()


class ListImport(Versioned):
    """An uploaded list between preview and confirmation: its rows as read, nothing of the file itself."""

    State = ImportState

    organization = models.ForeignKey(
        "people.Organization", models.PROTECT, related_name="+", verbose_name="организация"
    )
    filename = models.CharField("файл", max_length=255)
    state = models.CharField("состояние", max_length=10, choices=ImportState, default=ImportState.PREVIEW)
    listed = models.JSONField("прочитанное", default=dict)
    summary = models.JSONField("итог", default=dict)
    created_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+", verbose_name="загрузил")
    created_at = models.DateTimeField("загружен", default=timezone.now)
    objects: ClassVar[Any] = ListImportQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["organization", "-created_at"], name="%(class)s_organization")]
        constraints = [CheckConstraint(condition=Q(state__in=ImportState.values), name="%(class)s_state_known")]

    def __str__(self) -> str:
        return self.filename


class StaffImport(ListImport):
    """A list of staff. `listed` is erased once it is entered or discarded."""

    sha256 = models.CharField(max_length=64)
    left_out = models.JSONField("строки, которые не вносятся", default=list)
    proposals = models.JSONField("кадровые события, предложенные списком", default=list)

    class Meta(ListImport.Meta):
        verbose_name, verbose_name_plural = "загрузка списка сотрудников", "загрузки списков сотрудников"

    def get_absolute_url(self) -> str:
        return reverse("people:import", args=[self.pk])
