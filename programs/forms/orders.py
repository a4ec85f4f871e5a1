"""Ticked rows of an order about programs."""

from typing import Any

from django import forms

from core.forms import ScopedForm


class RowsForm(ScopedForm):
    """Programs or changes, each ticked beforehand."""

    rows = forms.MultipleChoiceField(label="Что войдёт в приказ", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, listed: dict[str, tuple[Any, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.listed = listed
        field: Any = self.fields["rows"]
        field.choices = [(key, label) for key, (_, label) in listed.items()]
        field.initial = list(listed)

    def chosen(self) -> list[Any]:
        return [self.listed[key][0] for key in self.cleaned_data["rows"]]
