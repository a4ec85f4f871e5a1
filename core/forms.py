"""Forms and filters whose choices are narrowed to what the actor sees, by themselves."""

from typing import Any

import django_filters
from crispy_forms.helper import FormHelper
from django import forms

from core.actors import Actor
from core.scoping import visible
from core.text import search


class SiteField(forms.URLField):
    """An address in the web; one without a scheme is meant as https."""

    def __init__(self, **kwargs: Any):
        super().__init__(**{"assume_scheme": "https"} | kwargs)


def narrow(fields: Any, actor: Actor) -> None:
    """Every choice of rows offers only rows that the actor sees."""
    for field in fields:
        if getattr(field, "queryset", None) is not None:
            field.queryset = visible(field.queryset, actor)


def dress(fields: Any, nothing: str = "не выбрано") -> None:
    """Dates by the browser's own calendar; an empty choice in words instead of dashes."""
    for field in fields:
        if isinstance(field, forms.DateField):
            field.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        elif hasattr(field, "empty_label"):
            field.empty_label = field.empty_label and nothing
        elif isinstance(field, forms.NullBooleanField):
            field.widget.choices = [("", nothing), ("true", "да"), ("false", "нет")]
        elif isinstance(field, forms.ChoiceField):
            choices: Any = field.choices
            field.choices = [("", nothing) if value == "" else (value, label) for value, label in choices]


class ScopedFormMixin:
    """Takes the actor by keyword. The template writes the form tag, the guards and the button."""

    layout: Any = None
    fields: Any

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.actor = actor
        narrow(self.fields.values(), actor)
        dress(self.fields.values())

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True  # the guards bring it
        if self.layout is not None:
            helper.layout = self.layout
        return helper


class ScopedForm(ScopedFormMixin, forms.Form):
    """A plain form of ours."""


class ScopedModelForm(ScopedFormMixin, forms.ModelForm):
    """Validates and cleans; the action saves."""

    def save(self, commit: bool = True):
        raise TypeError("Forms do not save: call an action with cleaned_data.")


class ScopedFilterSet(django_filters.FilterSet):
    """Narrows its choices to what the reader sees. `search_fields` adds one box «Поиск»."""

    search_fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: Any = None, *, request: Any = None, prefix: str | None = None):
        super().__init__(data, queryset, request=request, prefix=prefix)
        if self.search_fields:
            self.filters["q"] = django_filters.CharFilter(label="Поиск", method="by_words")
            self.filters.move_to_end("q", last=False)
            self.filters["q"].parent, self.filters["q"].model = self, self.queryset.model

    @property
    def form(self) -> Any:
        fresh = not hasattr(self, "_form")
        form = super().form
        if fresh:
            narrow(form.fields.values(), self.request.actor)
            dress(form.fields.values(), nothing="все")
            form.helper = FormHelper()
            form.helper.form_tag = False
            form.helper.disable_csrf = True
        return form

    def by_words(self, queryset: Any, name: str, value: str) -> Any:
        return search(queryset, value, *self.search_fields)
