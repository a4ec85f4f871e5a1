"""Entering a road map as it is."""

from typing import Any

from core.forms import ScopedModelForm
from orders.states import OrderState
from papers.forms import ScanField
from roadmap.models import RoadMap
from roadmap.rules import span_problem


class RoadMapForm(ScopedModelForm):
    scan = ScanField(label="Скан дорожной карты, если он есть")

    class Meta:
        model = RoadMap
        fields = ("title", "starts_on", "ends_on", "order")
        help_texts = {
            "title": "Как на титульном листе, например «Дорожная карта внедрения системы наставничества».",
            "order": "Которым она утверждена. Нет в списке — внесите приказ как есть в разделе «Приказы».",
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["order"]
        field.queryset = field.queryset.filter(state=OrderState.IN_FORCE).order_by("-dated")
        field.empty_label = "без приказа"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and (problem := span_problem(first, last)):
            self.add_error("ends_on", problem)
        return data
