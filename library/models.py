"""The methodical library: materials that the organization keeps and shows to its mentors and mentees."""

from typing import Self

from django.db import models
from django.urls import reverse

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from papers.models import Scan
from people.models import Organization, User


class MaterialQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Everybody of the organization reads its materials."""
        return self.filter(organization=actor.organization)


class Material(Versioned):
    """A recommendation, a memo, a sample: a file or a link with a few words about it."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    title = models.CharField("название", max_length=200)
    about = models.TextField("о чём", blank=True)
    link = models.URLField("ссылка", blank=True)
    file = models.ForeignKey(Scan, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="файл")
    added_on = models.DateField("добавлен")
    added_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    is_archived = models.BooleanField("в архиве", default=False)
    objects = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "материал", "материалы"
        indexes = [models.Index(fields=["organization", "-added_on"], name="material_organization")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("library:material", args=[self.pk])
