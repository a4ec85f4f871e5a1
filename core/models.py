"""The audit trail, the version of a row, the keys that make a form count once."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from core.actors import Actor
from core.scoping import ScopedQuerySet


class Versioned(models.Model):
    """A row whose version grows with each save, so that a stale page is noticed."""

    version = models.PositiveIntegerField("версия", default=1, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Any = None, **kwargs: Any) -> None:
        if self.pk and not self._state.adding:
            self.version += 1
            if update_fields is not None:
                update_fields = {*update_fields, "version"}
        super().save(*args, update_fields=update_fields, **kwargs)


class AuditQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor):
        """The trail of the actor's own organization; pages that show it ask a policy first."""
        return self.filter(organization_id=actor.organization.pk)

    def about(self, row: models.Model):
        return self.filter(object_type=row._meta.label_lower, object_id=row.pk)

    def done(self):
        return self.filter(outcome=AuditEntry.Outcome.DONE)

    def told(self) -> "list[AuditEntry]":
        """The entries, each with `who`: the name of the one who acted, in two queries however many there are."""
        entries: list[Any] = list(self.select_related("actor"))
        names = AuditEntry.names_of(entries)
        for entry in entries:
            entry.who = names.get((entry.actor_id, entry.organization_id)) or str(entry.actor or "система")
        return entries


class AuditEntry(models.Model):
    """What somebody decided, when; never changed or deleted (a trigger of the database sees to it).

    `facts` holds numbers, dates and codes, never a personal value.
    """

    class Outcome(models.TextChoices):
        DONE = "done", "выполнено"
        REFUSED = "refused", "отказано"

    at = models.DateTimeField(default=timezone.now, editable=False)
    action = models.CharField(max_length=60)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.DONE)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    organization_id = models.BigIntegerField(null=True)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)
    ip = models.GenericIPAddressField(null=True)
    objects = AuditQuerySet.as_manager()
    labels: ClassVar[dict[str, str]] = {}  # action name -> what the user reads; filled by core.actions
    names_of: ClassVar[Callable[[Iterable[Any]], dict[tuple[int | None, int], str]]] = staticmethod(lambda entries: {})
    # names by user and organization: `people` puts its own here when the product starts
    who = ""

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name, verbose_name_plural = "запись журнала", "журнал"
        indexes = [
            models.Index(fields=["organization_id", "-at"], name="audit_organization_at"),
            models.Index(fields=["object_type", "object_id", "-at"], name="audit_object_at"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return self.labels.get(self.action, self.action)


class Cached(models.Model):
    """Django's database cache; a model, so that `migrate` makes its table and the suite empties it."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key


class Submission(models.Model):
    """The key of one rendered form: the second of two equal submits is led to what the first one made."""

    key = models.UUIDField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    result_url = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return str(self.key)


class CostlyCalls(models.Model):
    """How many costly calls (papers drawn, lists exported, files read) a user has made in one minute, the last one."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    minute = models.DateTimeField(default=timezone.now)
    calls = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.calls}"
