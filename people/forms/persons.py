"""Forms about one person: what is known, the forms of the name, what happened at work."""

from datetime import date
from typing import Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms

from core.forms import ScopedForm, ScopedModelForm
from core.schoolyear import full_years
from people.kinds.staff_cells import MAX_AGE, MIN_AGE, read_experience, read_phone
from people.models import Person, StaffFact
from people.rules import StaffFactKind, experience_in_words


class PersonForm(ScopedModelForm):
    experience = forms.CharField(
        label="Педагогический стаж", required=False, help_text="Например: 18 лет или 4 г. 6 мес. На сегодня."
    )

    class Meta:
        model = Person
        fields = (
            "family_name",
            "given_name",
            "patronymic",
            "sex",
            "birth_date",
            "post",
            "subjects",
            "category",
            "hired_on",
            "is_staff_member",
            "is_teaching",
            "young_specialist_from",
            "young_specialist_until",
            "email",
            "phone",
        )
        help_texts = {
            "patronymic": "Если отчества нет, оставьте пустым.",
            "sex": "Нужен, чтобы склонять имя в приказах.",
            "is_staff_member": "Снимите отметку для наставника со стороны.",
            "young_specialist_until": "Пусто — срок не ограничен.",
        }

    layout = Layout(
        Row(Column("family_name"), Column("given_name"), Column("patronymic")),
        Row(Column("sex"), Column("birth_date")),
        Fieldset(
            "Работа",
            "post",
            "subjects",
            Row(Column("experience"), Column("category")),
            "hired_on",
            "is_staff_member",
            "is_teaching",
        ),
        Fieldset("Молодой специалист", Row(Column("young_specialist_from"), Column("young_specialist_until"))),
        Fieldset("Связь", Row(Column("email"), Column("phone"))),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["experience"].initial = experience_in_words(self.instance.teaching_experience_months)

    def clean_experience(self) -> int | None:
        read = read_experience(self.cleaned_data["experience"])
        if read.problem:
            raise forms.ValidationError(read.problem)
        return read.value

    def clean_phone(self) -> str:
        read = read_phone(self.cleaned_data["phone"])
        if read.problem and not read.value:
            raise forms.ValidationError(read.problem)
        return read.value

    def clean_birth_date(self) -> date | None:
        born = self.cleaned_data["birth_date"]
        if born and not MIN_AGE <= full_years(born, self.actor.today()) <= MAX_AGE:
            raise forms.ValidationError("Проверьте год рождения.")
        return born

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("young_specialist_from"), data.get("young_specialist_until")
        if last and not first:
            self.add_error("young_specialist_from", "Укажите, с какого дня.")
        elif last and last < first:
            self.add_error("young_specialist_until", "Эта дата раньше даты начала.")
        return data

    def details(self) -> dict[str, Any]:
        """For `add_person` and `change_person`."""
        data = {**self.cleaned_data}
        data["teaching_experience_months"] = data.pop("experience")
        return data

    def _post_clean(self) -> None:
        """The action validates and saves; the instance stays as the database has it."""


class FactForm(ScopedModelForm):
    class Meta:
        model = StaffFact
        fields = ("kind", "starts_on", "ends_on")
        labels = {"starts_on": "С какого дня", "ends_on": "По какой день"}
        help_texts = {
            "starts_on": "Для увольнения и перевода — первый день, когда человек здесь уже не работает.",
            "ends_on": "Только для отсутствия. Пусто — срок не известен.",
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Выберите"), *StaffFactKind.choices]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("ends_on") and data.get("kind") != StaffFactKind.ON_LEAVE:
            self.add_error("ends_on", "Дата окончания бывает только у отсутствия. Очистите её.")
        elif data.get("ends_on") and data.get("starts_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", "Эта дата раньше даты начала.")
        return data

    def _post_clean(self) -> None:
        """The action validates against the person's other facts."""


class EndFactForm(ScopedForm):
    ends_on = forms.DateField(label="Последний день отсутствия", help_text="На следующий день человек снова работает.")
