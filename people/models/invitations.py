"""One-time ways to a first password."""

from typing import Self

from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils import timezone

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from people.rules import OFFICE, Role


class InvitationQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        here = self.filter(person__organization=actor.organization)
        return here if actor.roles & (OFFICE | {Role.ADMINISTRATOR}) else self.none()


class Invitation(Versioned):
    """A one-time way to a first password: a link by e-mail, or a code on a printed slip. Only hashes are kept."""

    class Kind(models.TextChoices):
        LINK = "link", "ссылка"
        CODE = "code", "код на бумаге"

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="invitations", verbose_name="человек")
    kind = models.CharField("вид", max_length=10, choices=Kind)
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField("создано", default=timezone.now)
    expires_at = models.DateTimeField("действует до")
    used_at = models.DateTimeField("использовано", null=True, blank=True)
    revoked_at = models.DateTimeField("отозвано", null=True, blank=True)
    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "приглашение", "приглашения"
        constraints = [
            UniqueConstraint(
                fields=["person"],
                condition=Q(used_at__isnull=True, revoked_at__isnull=True),
                name="invitation_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"

    @property
    def organization_id(self) -> int:
        return self.person.organization_id

    def get_absolute_url(self) -> str:
        return self.person.get_absolute_url()

    def is_open(self) -> bool:
        return self.used_at is None and self.revoked_at is None and self.expires_at > timezone.now()
