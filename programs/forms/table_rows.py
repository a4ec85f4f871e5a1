"""A form that is one row of a table: several of them make one page."""

from typing import Any

from django import forms

from core.forms import ScopedForm


class TableRowForm(ScopedForm):
    """Its fields stand in the cells of a row (templates/programs/_form_rows.html)."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = _look_of(field)


def _look_of(field: forms.Field) -> str:
    if isinstance(field, forms.BooleanField):
        return "form-check-input"
    return "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
