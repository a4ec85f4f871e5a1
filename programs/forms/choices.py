"""The choices of a form that depend on its rows."""

from typing import cast

from django import forms


def choices_of(form: forms.BaseForm, name: str) -> forms.ChoiceField:
    """The field of that name, whose choices are about to be set."""
    return cast(forms.ChoiceField, form.fields[name])
