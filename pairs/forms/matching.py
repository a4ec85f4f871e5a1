"""Forms of matching: weights, the group meeting, wishes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.forms import ScopedForm
from pairs.matching import CRITERIA, HEAVIEST
from pairs.rules.matching import MOST_WISHES, MatchMode, wishes_problem
from papers.forms import PaperFields
from people.models import Person


class RunForm(ScopedForm):
    mode = forms.ChoiceField(
        label="Что важнее", choices=MatchMode.choices, initial=MatchMode.TOTAL, widget=forms.RadioSelect
    )


class WeightsForm(ScopedForm):
    """A number from 0 to 10 for each criterion."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for one in CRITERIA:
            self.fields[one.code] = forms.IntegerField(
                label=one.title, help_text=one.help, min_value=0, max_value=HEAVIEST
            )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(data.values()):
            raise ValidationError("Оставьте вес хотя бы одному критерию.")
        return data


class RoundForm(ScopedForm):
    met_on = forms.DateField(label="Дата групповой встречи")
    place = forms.CharField(label="Место", max_length=200, required=False)


class WishesForm(ScopedForm):
    """Up to five in order, and with whom rather not; both may stay empty."""

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices = [(str(person.pk), str(person)) for person in people]
        for place in range(1, min(MOST_WISHES, len(choices)) + 1):
            self.fields[f"wish_{place}"] = forms.ChoiceField(
                label=f"{place}-й выбор", choices=[("", "не выбрано"), *choices], required=False
            )
        self.fields["unwished"] = forms.MultipleChoiceField(
            label="С кем не хотелось бы",
            choices=choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="Причину указывать не нужно. Этого не увидит никто, кроме куратора и психолога.",
        )

    def wished(self) -> list[int]:
        names = [f"wish_{place}" for place in range(1, MOST_WISHES + 1)]
        return [int(self.cleaned_data[name]) for name in names if self.cleaned_data.get(name)]

    def unwished(self) -> list[int]:
        return [int(key) for key in self.cleaned_data["unwished"]]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and (problem := wishes_problem(self.wished(), self.unwished())):
            raise ValidationError(problem)
        return data


class PaperWishesForm(PaperFields, WishesForm):
    """The list of one participant, from paper."""
