"""Search and filters of programs and meetings."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q

from core.forms import ScopedFilterSet
from core.schoolyear import SchoolYear
from core.text import plain, plain_column
from pairs.models import Pair, PairMember
from programs.models import Meeting, Program
from programs.rules import MeetingKind, MeetingStatus
from programs.states import ProgramState

YEARS_BACK = 10
NAMES = ("family_name", "given_name", "patronymic")
DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def pairs(request: Any) -> Any:
    return Pair.objects.visible_to(request.actor).for_list()


class ParticipantFilterSet(ScopedFilterSet):
    """Searches the names of a pair's people; every word stands in the mentor's name or in one mentee's."""

    def by_participant(self, queryset: Any, name: str, value: str) -> Any:
        found = Pair.objects.visible_to(self.request.actor)
        for word in plain(value).split():
            member = PairMember.objects.visible_to(self.request.actor).filter(pair=OuterRef("pk"))
            in_mentor, in_mentee = Q(), Q()
            for field in NAMES:
                found = found.alias(**{f"plain_{field}": plain_column(f"mentor__person__{field}")})
                member = member.alias(**{f"plain_{field}": plain_column(f"mentee__person__{field}")})
                in_mentor |= Q(**{f"plain_{field}__contains": word})
                in_mentee |= Q(**{f"plain_{field}__contains": word})
            found = found.filter(in_mentor | Exists(member.filter(in_mentee)))
        return queryset.filter(pair__in=found)

    def years(self) -> list[tuple[int, str]]:
        this = SchoolYear.containing(self.request.actor.today()).first
        return [(first, str(SchoolYear(first))) for first in range(this + 1, this - YEARS_BACK, -1)]


class ProgramFilter(ParticipantFilterSet):
    q = django_filters.CharFilter(label="Поиск по участнику", method="by_participant")
    state = django_filters.ChoiceFilter(label="Состояние", choices=ProgramState.choices)
    year = django_filters.ChoiceFilter(label="Учебный год", choices=(), method="by_year")
    late = django_filters.BooleanFilter(label="Срок истёк, не завершена", method="by_late", widget=forms.CheckboxInput)

    class Meta:
        model = Program
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.filters["year"].extra["choices"] = self.years()

    def by_year(self, queryset: Any, name: str, value: str) -> Any:
        """Programs whose term, as it was or is planned, overlaps the school year."""
        year = SchoolYear(int(value))
        return queryset.filter(starts_on__lte=year.ends_on).filter(
            Q(ended_on__gte=year.starts_on) | Q(ended_on=None, ends_on__gte=year.starts_on)
        )

    def by_late(self, queryset: Any, name: str, value: bool) -> Any:
        return queryset.past_planned_end(self.request.actor.today()) if value else queryset


class MeetingFilter(ParticipantFilterSet):
    q = django_filters.CharFilter(label="Поиск по участнику", method="by_participant")
    pair = django_filters.ModelChoiceFilter(label="Пара", queryset=pairs)
    kind = django_filters.ChoiceFilter(label="Вид", choices=MeetingKind.choices)
    status = django_filters.ChoiceFilter(
        label="Подтверждение", field_name="reply_status", choices=MeetingStatus.choices
    )
    since = django_filters.DateFilter(label="С даты", field_name="held_on", lookup_expr="gte", widget=DAY)
    until = django_filters.DateFilter(label="По дату", field_name="held_on", lookup_expr="lte", widget=DAY)

    class Meta:
        model = Meeting
        fields: tuple[str, ...] = ()
