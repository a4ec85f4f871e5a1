"""Search in the lists of road maps and of what is due."""

from typing import Any

import django_filters
from django import forms

from core.forms import ScopedFilterSet
from core.schoolyear import SchoolYear
from core.text import plain, plain_column
from people.rules import OFFICIALS
from roadmap.models import Event, Occurrence, RoadMap, Stage
from roadmap.rules.events import EventKind
from roadmap.rules.occurrences import Standing
from roadmap.states import EventState, RoadMapState

YEARS_BACK = 5


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


def stages(request: Any) -> Any:
    """Of the plans that are followed."""
    found = Stage.objects.visible_to(request.actor).filter(road_map__state=RoadMapState.IN_FORCE)
    return found.order_by("road_map", "position")


class DueFilter(ScopedFilterSet):
    """What is not closed yet unless another standing is asked for (the view sees to it)."""

    q = django_filters.CharFilter(label="Поиск", method="by_words")
    standing = django_filters.ChoiceFilter(label="Состояние", choices=Standing.choices, method="by_standing")
    year = django_filters.ChoiceFilter(label="Учебный год", choices=(), field_name="year")
    stage = django_filters.ModelChoiceFilter(label="Этап", queryset=stages, field_name="activity__stage")
    mine = django_filters.BooleanFilter(label="Где отвечаю я", method="by_mine", widget=forms.CheckboxInput)

    class Meta:
        model = Occurrence
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        this = SchoolYear.containing(self.request.actor.today()).first
        years = range(this + 1, this - YEARS_BACK, -1)
        self.filters["year"].extra["choices"] = [(first, str(SchoolYear(first))) for first in years]
        self.filters["standing"].extra["empty_label"] = "не закрыто"

    def by_words(self, queryset: Any, name: str, value: str) -> Any:
        queryset = queryset.alias(plain_text=plain_column("activity__text"))
        for word in plain(value).split():
            queryset = queryset.filter(plain_text__contains=word)
        return queryset

    def by_standing(self, queryset: Any, name: str, value: str) -> Any:
        """By the stored state and the day; what facts show done says so in its row until it is closed at night."""
        today = self.request.actor.today()
        asked = {
            Standing.OVERDUE: queryset.overdue(today),
            Standing.SOON: queryset.soon(today),
            Standing.PLANNED: queryset.later(today),
        }
        return asked.get(Standing(value), queryset.filter(state=value))

    def by_mine(self, queryset: Any, name: str, value: bool) -> Any:
        actor = self.request.actor
        return queryset.of_responsible(actor.user, actor.roles) if value else queryset


class EventFilter(ScopedFilterSet):
    search_fields = ("title", "place")

    kind = django_filters.ChoiceFilter(label="Вид", choices=EventKind.choices, empty_label="все")
    state = django_filters.ChoiceFilter(label="Состояние", choices=EventState.choices, empty_label="все")
    when = django_filters.ChoiceFilter(
        label="Когда", choices=[("coming", "предстоят"), ("past", "прошли")], method="by_time", empty_label="все"
    )
    mine = django_filters.BooleanFilter(label="Куда приглашён я", method="by_mine", widget=forms.CheckboxInput)

    class Meta:
        model = Event
        fields = ["kind", "state"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not self.request.actor.roles & OFFICIALS:
            del self.filters["mine"]  # they see no others

    def by_time(self, queryset: Any, name: str, value: str) -> Any:
        today = self.request.actor.today()
        return queryset.filter(day__gte=today) if value == "coming" else queryset.filter(day__lt=today)

    def by_mine(self, queryset: Any, name: str, value: bool) -> Any:
        return queryset.inviting(self.request.actor.user) if value else queryset
