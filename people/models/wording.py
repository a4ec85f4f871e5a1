"""How a post is declined in one organization, where the rules of the language would print it wrongly."""

from typing import Any, Self

from django.db import models
from django.db.models import UniqueConstraint

from core.actors import Actor
from core.scoping import ScopedQuerySet
from people.rules import OFFICIALS


class PostFormsQuerySet(ScopedQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        here = self.filter(organization=actor.organization)
        return here if actor.roles & OFFICIALS else self.none()

    def by_post(self, organization: Any) -> dict[str, dict[str, str]]:
        """All corrected posts of an organization: {"тьютор": {"gen": "…"}}."""
        return dict(self.filter(organization=organization).values_list("post", "forms"))


class PostForms(models.Model):
    """A post's corrected forms: they hold for everybody of the organization who has the post, now and later.

    They are copied into `Person.declensions` and `Organization.head_post_forms`, so that a paper asks nothing more.
    """

    organization = models.ForeignKey(
        "people.Organization", models.PROTECT, related_name="+", verbose_name="организация"
    )
    post = models.CharField("должность", max_length=200)
    forms = models.JSONField("формы, исправленные вручную", default=dict)
    objects = PostFormsQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "формы должности", "формы должностей"
        constraints = [UniqueConstraint(fields=["organization", "post"], name="post_forms_once")]

    def __str__(self) -> str:
        return self.post
