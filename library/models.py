"""The methodical library: materials that the organization keeps and shows to its mentors and mentees."""

from typing import Self

from django.db import models
from django.db.models import CheckConstraint, Q
from django.urls import reverse

from core.actors import Actor
from core.models import Versioned
from core.scoping import ScopedQuerySet
from library.rules import KEEPERS
from papers.models import Scan
from people.models import Organization, User


class MaterialQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Everybody of the organization reads its materials; the archive is for those who keep it."""
        here = self.filter(organization=actor.organization)
        if actor.roles & KEEPERS:
            return here
        return here.filter(is_archived=False) if actor.roles else self.none()

    def for_list(self) -> Self:
        return self.select_related("file").order_by("-added_on", "-pk")


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
        constraints = [
            CheckConstraint(condition=~Q(link="") | Q(file__isnull=False), name="material_has_a_file_or_a_link")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("library:material", args=[self.pk])
