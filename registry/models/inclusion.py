"""«Кого включить»: the yearly review of the staff list (S4 4.4.4)."""

from typing import Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from core.actors import Actor
from core.scoping import ScopedQuerySet
from people.models import Organization, Person, User
from people.rules import OFFICE, Role
from registry.rules import InclusionAnswer


class InclusionQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        here = self.filter(organization=actor.organization)
        return here if actor.roles & (OFFICE | {Role.ADMINISTRATOR}) else self.none()


class InclusionDecision(models.Model):
    """The curator's answer about one person in one school year."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField("учебный год")
    answer = models.CharField("решение", max_length=10, choices=InclusionAnswer)
    decided_on = models.DateField("когда")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    objects = InclusionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "решение о включении", "решения о включении"
        constraints = [
            UniqueConstraint(fields=["person", "school_year"], name="inclusion_once_a_year"),
            CheckConstraint(condition=Q(answer__in=InclusionAnswer.values), name="inclusion_answer_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_answer_display()}"


class InclusionReview(models.Model):
    """When the list of those who need mentoring was last brought up to date (S4 4.4.4: at least once a year)."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField("учебный год")
    reviewed_on = models.DateField("обновлён")
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    objects = InclusionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "обновление списка", "обновления списка"
        constraints = [UniqueConstraint(fields=["organization", "school_year"], name="inclusion_review_once_a_year")]

    def __str__(self) -> str:
        return f"{self.organization}: {self.reviewed_on:%d.%m.%Y}"
