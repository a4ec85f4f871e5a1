"""The outbox."""

from typing import Self

from django.db import models
from django.urls import reverse
from django.utils import timezone

from core.actors import Actor
from core.scoping import ScopedQuerySet
from people.rules import Role
from people.states import LetterState


class LetterQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The administrator sees what the mail server did not take, never the texts."""
        here = self.filter(organization=actor.organization)
        return here if Role.ADMINISTRATOR in actor.roles else self.none()

    def due(self) -> Self:
        return self.filter(state=Letter.State.WAITING, next_try_at__lte=timezone.now())


class Letter(models.Model):
    """The outbox: a letter waits here until the mail server takes it."""

    State = LetterState

    organization = models.ForeignKey("people.Organization", models.PROTECT, null=True, related_name="+")
    to = models.EmailField("кому")
    subject = models.CharField("тема", max_length=200)
    body = models.TextField("текст", blank=True, help_text="Стирается, когда письмо ушло: в нём одноразовая ссылка")
    state = models.CharField("состояние", max_length=10, choices=LetterState, default=LetterState.WAITING)
    tries = models.PositiveSmallIntegerField("попыток", default=0)
    next_try_at = models.DateTimeField("следующая попытка", default=timezone.now)
    last_error = models.CharField("последняя ошибка", max_length=300, blank=True)
    created_at = models.DateTimeField("создано", default=timezone.now)
    sent_at = models.DateTimeField("отправлено", null=True, blank=True)
    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "письмо", "письма"
        indexes = [models.Index(fields=["state", "next_try_at"], name="letter_to_send")]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=LetterState.values), name="letter_state_known"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("people:letters")
