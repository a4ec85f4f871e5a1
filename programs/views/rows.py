"""How the views of this app fetch their row: with its pair and people, in few queries."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from pairs.models import Pair
from programs.models import Program, ProgramChange, ProgramItem


class ProgramRow:
    """Mix in before a base of `core.views` that shows or changes a program."""

    model: Any = Program
    object: Any
    kwargs: dict[str, Any]

    def get_queryset(self):
        rows = super().get_queryset().for_list()  # type: ignore[misc]
        return rows.prefetch_related("agreements", "items")

    def back_url(self) -> str:
        return self.object.get_absolute_url()


class PairRow:
    """Mix in before a base of `core.views` that is about the programs or meetings of a pair."""

    model: Any = Pair

    def get_queryset(self):
        return super().get_queryset().for_list()  # type: ignore[misc]


class ItemRow(ProgramRow):
    """The program is the row whose version is guarded; the item is its child."""

    @property
    def item(self) -> ProgramItem:
        item = get_object_or_404(self.object.items.all(), pk=self.kwargs["item_pk"])
        item.program = self.object  # with the version that the page was rendered for
        return item


class ChangeRow(ProgramRow):
    """The program is the row whose version is guarded; `changes` names its extensions or its corrections.

    `agree` and `withdraw` are the actions of that kind of change.
    """

    changes = ""
    agree: Any
    withdraw: Any

    @cached_property
    def change(self) -> ProgramChange:
        """The one that waits for agreement; without one there is no such page."""
        change = getattr(self.object, self.changes).proposed().prefetch_related("agreements").first()
        if change is None:
            raise Http404
        change.program = self.object
        return change
