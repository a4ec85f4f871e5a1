"""Uploaded staff lists."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from people.rules import Role


class StaffImportQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        here = self.filter(organization=actor.organization)
        return here if actor.roles & {Role.CURATOR, Role.ADMINISTRATOR} else self.none()


class StaffImport(Versioned):
    """An uploaded staff list between preview and confirmation: its rows as read, nothing of the file itself."""

    class State(models.TextChoices):
        PREVIEW = "preview", "проверка"
        DONE = "done", "внесён"
        DISCARDED = "discarded", "отменён"

    organization = models.ForeignKey(
        "people.Organization", models.PROTECT, related_name="+", verbose_name="организация"
    )
    filename = models.CharField("файл", max_length=255)
    sha256 = models.CharField(max_length=64)
    state = models.CharField("состояние", max_length=20, choices=State, default=State.PREVIEW)
    listed = models.JSONField("прочитанное", default=dict, help_text="Стирается, когда список внесён или отменён")
    left_out = models.JSONField("строки, которые не вносятся", default=list)
    summary = models.JSONField("итог", default=dict)
    proposals = models.JSONField("кадровые события, предложенные списком", default=list)
    created_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+", verbose_name="загрузил")
    created_at = models.DateTimeField("загружен", default=timezone.now)
    objects = StaffImportQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "загрузка списка сотрудников", "загрузки списков сотрудников"
        indexes = [models.Index(fields=["organization", "-created_at"], name="staff_import_organization")]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("people:import", args=[self.pk])
