"""Rows reach pages only through `visible_to(actor)`."""

from typing import Any, Self

from django.db.models import QuerySet

from core.actors import Actor


class ScopedQuerySet(QuerySet):
    """The base of every queryset of ours; a model that says nothing shows nothing: it refuses."""

    def visible_to(self, actor: Actor) -> Self:
        raise TypeError(f"{self.model.__name__} does not say who sees it: write visible_to on its queryset.")

    def for_list(self) -> Self:
        """Everything that one row of the list shows, in as many queries however long the list."""
        return self


def visible(queryset: Any, actor: Actor) -> ScopedQuerySet:
    """Narrow any queryset of ours to what the actor sees; a queryset that cannot be narrowed is an error."""
    if not isinstance(queryset, ScopedQuerySet):
        raise TypeError(f"{queryset.model.__name__} has no scoped queryset and may not reach a form.")
    return queryset.visible_to(actor)


def same_organization(actor: Actor, row: Any) -> bool:
    """Whether the row belongs to the organization that is active; SYSTEM has none and is admitted by name before."""
    return row.organization_id == actor.organization.pk
