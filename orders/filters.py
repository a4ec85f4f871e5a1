"""How the list of orders is narrowed."""

from typing import Any

import django_filters

from core.forms import ScopedFilterSet
from core.schoolyear import SchoolYear
from orders.kinds import kind_choices
from orders.models import Order
from orders.states import OrderState


class OrderFilter(ScopedFilterSet):
    search_fields = ("title", "number")
    state = django_filters.ChoiceFilter(label="Состояние", choices=OrderState.choices, empty_label="Любое")
    kind_name = django_filters.ChoiceFilter(label="Вид", empty_label="Любой")
    school_year = django_filters.ChoiceFilter(label="Учебный год", empty_label="Любой")

    class Meta:
        model = Order
        fields = ("state", "kind_name", "school_year")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.filters["kind_name"].extra["choices"] = kind_choices()  # declared while the product starts
        self.filters["school_year"].extra["choices"] = self.years()

    def years(self) -> list[tuple[int, str]]:
        """The years that the reader's orders belong to, the newest first."""
        orders = Order.objects.visible_to(self.request.actor).order_by("-school_year")
        return [(year, str(SchoolYear(year))) for year in orders.values_list("school_year", flat=True).distinct()]
