"""Search and conditions of the lists of people, roles and letters."""

from typing import Any

import django_filters
from django.db.models import Q

from core.forms import ScopedFilterSet
from core.text import search
from people.models import Letter, Membership, Person
from people.rules import Category, Role, StaffFactKind

WORKING, AWAY, GONE, OUTSIDE, ALL = "working", "away", "gone", "outside", "all"
YES_NO = [("yes", "да"), ("no", "нет")]


class PersonFilter(ScopedFilterSet):
    """The list shows those at work and on leave unless asked otherwise."""

    search_fields = ("family_name", "given_name", "patronymic", "post", "subjects")
    state = django_filters.ChoiceFilter(
        label="Состояние",
        method="by_state",
        empty_label=None,
        choices=[
            (WORKING, "работают"),
            (AWAY, "длительно отсутствуют"),
            (GONE, "выбыли"),
            (OUTSIDE, "не сотрудники"),
            (ALL, "все"),
        ],
    )
    post = django_filters.CharFilter(label="Должность", method="by_post")
    category = django_filters.ChoiceFilter(label="Категория", choices=Category.choices, empty_label="любая")
    young = django_filters.ChoiceFilter(
        label="Молодой специалист", method="by_young", choices=YES_NO, empty_label="не важно"
    )
    sign_in = django_filters.ChoiceFilter(
        label="Вход в систему", method="by_sign_in", choices=[("yes", "есть"), ("no", "нет")], empty_label="не важно"
    )
    role = django_filters.ChoiceFilter(label="Роль", method="by_role", choices=Role.choices, empty_label="любая")

    class Meta:
        model = Person
        fields = ("category",)

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any):
        data = data.copy() if data is not None else {}
        data.setdefault("state", WORKING)
        super().__init__(data, *args, **kwargs)

    @property
    def today(self):
        return self.request.actor.today()

    def by_state(self, people: Any, name: str, value: str) -> Any:
        if value == OUTSIDE:
            return people.filter(is_staff_member=False)
        if value == GONE:
            return people.exclude(pk__in=people.working(self.today).values("pk"))
        if value == AWAY:
            return people.working(self.today).filter(fact_kind=StaffFactKind.ON_LEAVE)
        return people.of_staff(self.today) if value == WORKING else people

    def by_post(self, people: Any, name: str, value: str) -> Any:
        return search(people, value, "post")

    def by_young(self, people: Any, name: str, value: str) -> Any:
        young = Q(young_specialist_from__lte=self.today) & (
            Q(young_specialist_until=None) | Q(young_specialist_until__gte=self.today)
        )
        return people.filter(young) if value == "yes" else people.exclude(young)

    def by_sign_in(self, people: Any, name: str, value: str) -> Any:
        return people.filter(user__isnull=value == "no")

    def by_role(self, people: Any, name: str, value: str) -> Any:
        return people.filter(memberships__role=value, memberships__ended_on=None)


class MembershipFilter(ScopedFilterSet):
    search_fields = ("person__family_name", "person__given_name", "person__patronymic")
    role = django_filters.ChoiceFilter(label="Роль", choices=Role.choices, empty_label="любая")

    class Meta:
        model = Membership
        fields = ("role",)


class LetterFilter(ScopedFilterSet):
    search_fields = ("to", "subject")
    state = django_filters.ChoiceFilter(label="Состояние", choices=Letter.State.choices, empty_label="любое")

    class Meta:
        model = Letter
        fields = ("state",)
