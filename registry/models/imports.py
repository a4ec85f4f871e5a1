"""An uploaded bank between preview and confirmation."""

from typing import Self

from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from people.models import Organization, User
from people.rules import Role
from registry.rules import Bank


class BankImportQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        here = self.filter(organization=actor.organization)
        return here if actor.roles & {Role.CURATOR, Role.ADMINISTRATOR} else self.none()


class BankImport(Versioned):
    """The rows of an uploaded bank as read; nothing of the file itself is kept."""

    class State(models.TextChoices):
        PREVIEW = "preview", "проверка"
        DONE = "done", "внесён"
        DISCARDED = "discarded", "отменён"

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    bank = models.CharField("банк", max_length=10, choices=Bank)
    filename = models.CharField("файл", max_length=255)
    state = models.CharField("состояние", max_length=10, choices=State, default=State.PREVIEW)
    listed = models.JSONField("прочитанное", default=dict)
    summary = models.JSONField("итог", default=dict)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name="загрузил")
    created_at = models.DateTimeField("загружен", default=timezone.now)
    objects = BankImportQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "загрузка банка", "загрузки банков"
        constraints = [
            CheckConstraint(condition=Q(bank__in=Bank.values), name="bank_import_bank_known"),
            CheckConstraint(condition=Q(state__in=["preview", "done", "discarded"]), name="bank_import_state_known"),
        ]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("registry:import", args=[self.pk])
