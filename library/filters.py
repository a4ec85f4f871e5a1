"""Search in the library."""

from typing import Any

import django_filters

from core.forms import ScopedFilterSet
from library.models import Material
from library.rules import KEEPERS


class MaterialFilter(ScopedFilterSet):
    """The archive is looked at on purpose, by those who keep it."""

    search_fields = ("title", "about")

    where = django_filters.ChoiceFilter(
        label="Где", choices=[("archive", "в архиве")], method="by_place", empty_label="в копилке"
    )

    class Meta:
        model = Material
        fields = ["where"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not self.request.actor.roles & KEEPERS:
            del self.filters["where"]

    @property
    def qs(self) -> Any:
        asked = self.form.cleaned_data.get("where") if self.is_bound and self.form.is_valid() else ""
        return super().qs.filter(is_archived=asked == "archive")

    def by_place(self, queryset: Any, name: str, value: str) -> Any:
        return queryset
