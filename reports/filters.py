"""Search and filters of the rows behind a figure, and of the organizations below."""

from typing import Any

import django_filters

from core.forms import ScopedFilterSet
from core.schoolyear import SchoolYear
from library.models import Material
from pairs.models import Pair, PairMember
from papers.models import Act
from people.models import Organization, Person
from people.rules import OrganizationKind
from programs.models import Meeting, Program, ProgramItem
from reports.kinds.indicator import RowKind
from reports.selectors import below
from surveys.models import Response


def _search(of: type, *fields: str) -> type[ScopedFilterSet]:
    """A filter set with the box «Поиск» alone."""
    meta = type("Meta", (), {"model": of, "fields": []})
    return type(f"{of.__name__}Search", (ScopedFilterSet,), {"search_fields": fields, "Meta": meta})


def _name(path: str) -> tuple[str, ...]:
    return tuple(f"{path}{part}" for part in ("family_name", "given_name", "patronymic"))


SEARCHES: dict[RowKind, type[ScopedFilterSet]] = {
    RowKind.PERSON: _search(Person, *_name(""), "post"),
    RowKind.PAIR: _search(Pair, *_name("mentor__person__")),
    RowKind.MEMBER: _search(PairMember, *_name("mentee__person__"), *_name("pair__mentor__person__")),
    RowKind.PROGRAM: _search(Program, "title", *_name("pair__mentor__person__")),
    RowKind.ITEM: _search(ProgramItem, "topic", *_name("program__pair__mentor__person__")),
    RowKind.MEETING: _search(Meeting, *_name("pair__mentor__person__")),
    RowKind.RESPONSE: _search(Response, *_name("person__"), "survey__title"),
    RowKind.ACT: _search(Act, "title", "number"),
    RowKind.MATERIAL: _search(Material, "title"),
}


class BelowFilter(ScopedFilterSet):
    """`year` chooses whose figures are shown; `counted` leaves those organizations that a total was counted from."""

    search_fields = ("short_name", "full_name")

    year = django_filters.ChoiceFilter(label="Учебный год", method="keep", empty_label="текущий")
    counted = django_filters.ChoiceFilter(
        label="Учтены в показателе", choices=below.countable, method="having", empty_label="все организации"
    )

    class Meta:
        model = Organization
        fields = ["year", "parent", "counted"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        actor = self.request.actor
        years = below.years_below(actor, actor.today())
        self.filters["year"].extra["choices"] = [(str(year.first), str(year)) for year in years]
        if actor.organization.kind == OrganizationKind.MUNICIPALITY:
            del self.filters["parent"]

    @property
    def form(self) -> Any:
        form = super().form
        if "parent" in form.fields:
            field = form.fields["parent"]
            field.queryset = field.queryset.filter(kind=OrganizationKind.MUNICIPALITY)
            field.label = "Муниципалитет"
        return form

    @property
    def school_year(self) -> SchoolYear:
        chosen = self.form.cleaned_data.get("year") if self.is_bound and self.form.is_valid() else ""
        return SchoolYear(int(chosen)) if chosen else SchoolYear.containing(self.request.actor.today())

    def keep(self, queryset: Any, name: str, value: str) -> Any:
        """The year narrows no row: it says which figures to show."""
        return queryset

    def having(self, queryset: Any, name: str, value: str) -> Any:
        return below.with_figure(queryset, value, self.school_year)
