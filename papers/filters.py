"""How the list of acts is narrowed."""

import django_filters

from core.forms import ScopedFilterSet
from papers.models import Act
from papers.rules import ActKind, ActState


class ActFilter(ScopedFilterSet):
    search_fields = ("title", "number")
    kind = django_filters.ChoiceFilter(label="Вид", choices=ActKind.choices, empty_label="Любой")
    state = django_filters.ChoiceFilter(label="Состояние", choices=ActState.choices, empty_label="Любое")
    needs_check = django_filters.ChoiceFilter(
        label="Сверка", choices=[("True", "нужно сверить с текстом акта")], empty_label="Не важно"
    )

    class Meta:
        model = Act
        fields = ("kind", "state", "needs_check")
