"""The search and filters of the list of pairs."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q

from core.forms import ScopedFilterSet
from core.schoolyear import SchoolYear
from core.text import plain, plain_column
from pairs.models import Application, Pair, PairMember
from pairs.rules.applications import ApplicationKind
from pairs.states import ApplicationState, PairState
from registry.models import MentorProfile
from registry.rules import MentoringForm, MentoringKind

YEARS_BACK = 10
NAMES = ("family_name", "given_name", "patronymic")


def entries(request: Any) -> Any:
    """Mentors of the reader's organization, by name."""
    return MentorProfile.objects.visible_to(request.actor).select_related("person").by_name()


class PairFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label="Поиск по участнику", method="by_participant")
    state = django_filters.ChoiceFilter(label="Состояние", choices=PairState.choices)
    form_of = django_filters.ChoiceFilter(label="Форма", field_name="form", choices=MentoringForm.choices)
    kind = django_filters.ChoiceFilter(label="Вид", choices=MentoringKind.choices, method="by_kind")
    year = django_filters.ChoiceFilter(label="Учебный год", choices=(), method="by_year")
    mentor = django_filters.ModelChoiceFilter(label="Наставник", queryset=entries)

    class Meta:
        model = Pair
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        this = SchoolYear.containing(self.request.actor.today()).first
        years = [(first, str(SchoolYear(first))) for first in range(this + 1, this - YEARS_BACK, -1)]
        self.filters["year"].extra["choices"] = years

    def by_kind(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(kinds__contains=[value])

    def by_year(self, queryset: Any, name: str, value: str) -> Any:
        """Pairs at work in that school year, and those proposed in it."""
        year = SchoolYear(int(value))
        worked = Q(pk__in=queryset.in_period(year.starts_on, year.ends_on).values("pk"))
        return queryset.filter(worked | Q(started_on=None, proposed_on__range=(year.starts_on, year.ends_on)))

    def by_participant(self, queryset: Any, name: str, value: str) -> Any:
        return of_people(queryset, value, self.request.actor)


def of_people(pairs: Any, words: str, actor: Any) -> Any:
    """Pairs where every word stands in a name of the mentor or of one mentee."""
    for word in plain(words).split():
        member = PairMember.objects.visible_to(actor).filter(pair=OuterRef("pk"))
        in_mentee, in_mentor = Q(), Q()
        for field in NAMES:
            member = member.alias(**{f"plain_{field}": plain_column(f"mentee__person__{field}")})
            pairs = pairs.alias(**{f"plain_{field}": plain_column(f"mentor__person__{field}")})
            in_mentee |= Q(**{f"plain_{field}__contains": word})
            in_mentor |= Q(**{f"plain_{field}__contains": word})
        pairs = pairs.filter(in_mentor | Exists(member.filter(in_mentee)))
    return pairs


class ApplicationFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label="Поиск по участнику", method="by_participant")
    kind = django_filters.ChoiceFilter(label="Вид", choices=ApplicationKind.choices)
    state = django_filters.ChoiceFilter(label="Состояние", choices=ApplicationState.choices)

    class Meta:
        model = Application
        fields: tuple[str, ...] = ()

    def by_participant(self, queryset: Any, name: str, value: str) -> Any:
        actor = self.request.actor
        return queryset.filter(pair__in=of_people(Pair.objects.visible_to(actor), value, actor).values("pk"))


class LoadFilter(ScopedFilterSet):
    search_fields = tuple(f"person__{field}" for field in NAMES)
    places = django_filters.ChoiceFilter(
        label="Места", choices=[("free", "есть свободные"), ("full", "заняты все")], method="by_places"
    )

    class Meta:
        model = MentorProfile
        fields: tuple[str, ...] = ()

    def by_places(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(free__gt=0) if value == "free" else queryset.filter(free__lte=0)
