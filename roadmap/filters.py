"""Search in the list of road maps."""

from typing import Any

import django_filters

from core.forms import ScopedFilterSet
from roadmap.models import RoadMap


class RoadMapFilter(ScopedFilterSet):
    search_fields = ("title",)

    holds = django_filters.ChoiceFilter(
        label="Срок", choices=[("now", "действуют сегодня")], method="by_term", empty_label="все"
    )

    class Meta:
        model = RoadMap
        fields = ["holds"]

    def by_term(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.holding(self.request.actor.today())
