"""Filters of the banks, of the staff to choose from, of the board of consents."""

from typing import Any

import django_filters
from django.db.models import Exists, F, OuterRef, Q

from core.forms import ScopedFilterSet
from people.models import Person
from registry.models import Competence, MenteeProfile, MentorProfile
from registry.policies import sees_closed
from registry.rules import (
    CLOSED_CATEGORY,
    Bank,
    ConsentKind,
    MenteeCategory,
    MentorCategory,
    MentoringForm,
    MentoringKind,
)
from registry.rules.entries import categories_to_find
from registry.rules.hooks import open_pair
from registry.states import EntryState

PROFILES = {Bank.MENTORS: MentorProfile, Bank.MENTEES: MenteeProfile}
NAMES = ("person__family_name", "person__given_name", "person__patronymic")


def leaves_for(request: Any) -> Any:
    return Competence.objects.visible_to(request.actor).leaves()


class HasCode(django_filters.ChoiceFilter):
    """Rows whose list of codes holds the chosen one."""

    def filter(self, queryset: Any, value: str) -> Any:
        return queryset.filter(**{f"{self.field_name}__contains": [value]}) if value else queryset


class EntryFilter(ScopedFilterSet):
    state = django_filters.ChoiceFilter(label="Состояние", choices=EntryState.choices)
    form = HasCode(field_name="forms", label="Форма", choices=MentoringForm.choices)
    kind = HasCode(field_name="kinds", label="Вид", choices=MentoringKind.choices)


class MentorFilter(EntryFilter):
    search_fields = (*NAMES, "person__post", "person__subjects", "workplace", "interests", "achievements")
    category = HasCode(field_name="categories", label="Категория", choices=MentorCategory.choices)
    competence = django_filters.ModelChoiceFilter(
        field_name="offers__competence", queryset=leaves_for, label="В чём может помочь"
    )
    is_external = django_filters.BooleanFilter(label="Внешний наставник")
    free = django_filters.BooleanFilter(label="Есть свободное место", method="by_free_place")

    class Meta:
        model = MentorProfile
        fields = ("category", "competence", "form", "kind", "is_external", "free", "state")

    def by_free_place(self, queryset: Any, name: str, value: bool) -> Any:
        free = Q(load__lt=F("capacity"), state=EntryState.ACTIVE)
        return queryset.filter(free) if value else queryset.exclude(free)


class MenteeFilter(EntryFilter):
    search_fields = (*NAMES, "person__post", "person__subjects", "request")
    category = django_filters.ChoiceFilter(label="Категория", choices=MenteeCategory.choices, method="by_category")
    competence = django_filters.ModelChoiceFilter(
        field_name="needs__competence", queryset=leaves_for, label="Затруднение"
    )

    paired = django_filters.BooleanFilter(label="Есть пара", method="by_pair")

    class Meta:
        model = MenteeProfile
        fields = ("category", "competence", "form", "kind", "paired", "state")

    def by_pair(self, queryset: Any, name: str, value: bool) -> Any:
        return queryset.filter(open_pair()) if value else queryset.exclude(open_pair())

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not sees_closed(self.request.actor):
            open_choices = [choice for choice in MenteeCategory.choices if choice[0] != CLOSED_CATEGORY]
            self.filters["category"].extra["choices"] = open_choices

    def by_category(self, queryset: Any, name: str, value: str) -> Any:
        found = Q(pk__in=())
        for code in categories_to_find(value, closed_too=sees_closed(self.request.actor)):
            found |= Q(categories__contains=[code])
        return queryset.filter(found)


class StaffFilter(ScopedFilterSet):
    """Whom to choose from."""

    search_fields = ("family_name", "given_name", "patronymic", "post", "subjects")

    class Meta:
        model = Person
        fields = ("category", "is_staff_member")


class BoardFilter(ScopedFilterSet):
    """Whose consents: by default of people in the banks."""

    search_fields = ("family_name", "given_name", "patronymic")
    whose = django_filters.ChoiceFilter(
        label="Кого показать",
        choices=[*Bank.choices, ("all", "все сотрудники")],
        empty_label="оба банка",
        method="by_bank",
    )
    lacking = django_filters.ChoiceFilter(
        label="Не хватает",
        choices=[("any", "любого обязательного"), *ConsentKind.choices],
        method="by_lacking",
    )

    class Meta:
        model = Person
        fields = ("whose", "lacking")

    def by_bank(self, queryset: Any, name: str, value: str) -> Any:
        return queryset if value == "all" else queryset.filter(in_banks(self.request.actor, value))

    def by_lacking(self, queryset: Any, name: str, value: str) -> Any:
        """Left to the board, which knows what each person needs."""
        return queryset


def in_banks(actor: Any, *banks: str) -> Q:
    """People with an open entry in one of these banks."""
    inside = Q(pk__in=())
    for bank in banks:
        entries = PROFILES[Bank(bank)].objects.visible_to(actor).exclude(state=EntryState.CLOSED)
        inside |= Q(Exists(entries.filter(person=OuterRef("pk"))))
    return inside
