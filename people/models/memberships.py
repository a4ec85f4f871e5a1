"""Roles, each for a period."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from core.actors import Actor
from core.scoping import ScopedQuerySet
from people.rules import OFFICE, Role


class PeriodQuerySet(ScopedQuerySet):
    def current(self, today: date) -> Self:
        """Periods that hold on that day; the last day is included."""
        return self.filter(started_on__lte=today).filter(Q(ended_on__isnull=True) | Q(ended_on__gte=today))


class MembershipQuerySet(ScopedQuerySet):
    def current(self, today: date) -> Self:
        """Roles that hold on that day; a role taken away does not hold on the day it was taken."""
        return self.filter(started_on__lte=today).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=today))

    def visible_to(self, actor: Actor) -> Self:
        """The office and the administrator see who has which role; anybody sees their own."""
        here = self.filter(person__organization=actor.organization)
        if actor.roles & (OFFICE | {Role.ADMINISTRATOR}):
            return here
        return here.filter(person__user=actor.user) if actor.user else self.none()


class Membership(models.Model):
    """A role that a person holds in their organization; a role taken away ends at once (`ended_on` is no day of it)."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="memberships", verbose_name="человек")
    role = models.CharField("роль", max_length=20, choices=Role)
    started_on = models.DateField("дана")
    ended_on = models.DateField("снята", null=True, blank=True)
    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "роль", "роли"
        constraints = [
            CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
            UniqueConstraint(fields=["person", "role"], condition=Q(ended_on__isnull=True), name="membership_one_open"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"

    def holds_on(self, day: date) -> bool:
        return self.started_on <= day and (self.ended_on is None or day < self.ended_on)

    @property
    def organization_id(self) -> int:
        return self.person.organization_id
