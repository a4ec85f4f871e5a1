"""The form of an organization."""

from collections.abc import Callable
from typing import Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms

from core.forms import ScopedModelForm, SiteField
from people.models import Organization
from people.rules import ABOVE, BY_BANK, OrganizationKind, Role, roles_of_kind
from people.rules.requisites import inn_problem, ogrn_problem
from printing.russian import genitive_of_organization

ZONES = [
    ("Europe/Kaliningrad", "Калининград (МСК−1)"),
    ("Europe/Moscow", "Москва (МСК)"),
    ("Europe/Samara", "Самара (МСК+1)"),
    ("Asia/Yekaterinburg", "Екатеринбург (МСК+2)"),
    ("Asia/Omsk", "Омск (МСК+3)"),
    ("Asia/Krasnoyarsk", "Красноярск (МСК+4)"),
    ("Asia/Irkutsk", "Иркутск (МСК+5)"),
    ("Asia/Yakutsk", "Якутск, Чита (МСК+6)"),
    ("Asia/Vladivostok", "Владивосток (МСК+7)"),
    ("Asia/Magadan", "Магадан, Сахалин (МСК+8)"),
    ("Asia/Kamchatka", "Камчатка, Анадырь (МСК+9)"),
]


class OrganizationForm(ScopedModelForm):
    time_zone = forms.ChoiceField(label="Часовой пояс", help_text="По нему считаются сроки и «сегодня».")

    second_step_roles = forms.MultipleChoiceField(
        label="Вход с кодом из приложения обязателен для ролей",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Кто ещё не включил код, увидит только страницу, где его включают.",
    )

    class Meta:
        model = Organization
        fields = (
            "kind",
            "full_name",
            "short_name",
            "genitive_name",
            "place",
            "address",
            "inn",
            "ogrn",
            "site",
            "head_post",
            "head",
            "time_zone",
            "electronic_act",
            "second_step_roles",
            "letterhead",
            "left_margin",
            "font_size",
            "dates_in_words",
        )
        field_classes = {"site": SiteField}

    layout = Layout(
        "kind",
        "full_name",
        "short_name",
        "genitive_name",
        Row(Column("place"), Column("time_zone")),
        "address",
        Row(Column("inn"), Column("ogrn")),
        "site",
        Fieldset("Руководитель", "head_post", "head"),
        Fieldset(
            "Документы",
            "electronic_act",
            "letterhead",
            Row(Column("left_margin"), Column("font_size")),
            "dates_in_words",
        ),
        Fieldset("Вход в систему", "second_step_roles"),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        here = self.instance
        above = here.kind in ABOVE
        self.fields["kind"].choices = [(k, label) for k, label in OrganizationKind.choices if (k in ABOVE) == above]
        self.fields["head"].queryset = self.fields["head"].queryset.working(here.today()).by_name()
        self.fields["head"].empty_label = "Не указан"
        roles = roles_of_kind(here.kind) | (frozenset() if above else BY_BANK)
        self.fields["second_step_roles"].choices = [(role, label) for role, label in Role.choices if role in roles]
        known = dict(ZONES)
        own = [] if here.time_zone in known else [(here.time_zone, here.time_zone)]
        self.fields["time_zone"].choices = [*ZONES, *own]
        if not here.genitive_name:
            self.initial["genitive_name"] = genitive_of_organization(here.short_name)

    def clean_inn(self) -> str:
        return self._checked("inn", inn_problem)

    def clean_ogrn(self) -> str:
        return self._checked("ogrn", ogrn_problem)

    def _checked(self, name: str, problem_of: Callable[[str], str]) -> str:
        if problem := problem_of(self.cleaned_data[name]):
            raise forms.ValidationError(problem)
        return self.cleaned_data[name]

    def _post_clean(self) -> None:
        """The action saves; the instance stays as the database has it."""
