"""How the views of this app fetch their row: with its pair and people, in few queries."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from pairs.models import Pair
from programs.models import Program, ProgramExtension, ProgramItem


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


class ExtensionRow(ProgramRow):
    @property
    def extension(self) -> ProgramExtension:
        """The extension that waits for agreement; without one there is no such page."""
        extension = self.object.extensions.proposed().prefetch_related("agreements").first()
        if extension is None:
            raise Http404
        extension.program = self.object
        return extension
