"""Forms whose answers are kept as JSON: rows by their keys, days in ISO; and given back to the form later."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import Model, QuerySet

from core.forms import ScopedForm

BLANK_LINES = 12  # few stand open at first, see templates/orders/kind_form.html
LINES = "lines"  # under which the rows of the table stand among the answers


class AnswersForm(ScopedForm):
    """What a page asks, with a table below it if `line_form` is set: one small form a line, blank ones dropped.

    `given`: answers kept before, as `answers()` returned them, or those that the page proposes.
    """

    line_form: ClassVar[type[ScopedForm] | None] = None
    lines_title: ClassVar[str] = ""
    lines_needed: ClassVar[str] = ""  # what to say when no line is filled in; empty when none is needed

    def __init__(self, *args: Any, given: Mapping[str, Any] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        given = dict(given or {})
        rows = given.pop(LINES, [])
        self.initial = {**given, **(self.initial or {})}
        self.lines = self._lines(rows)

    def _lines(self, rows: list[dict[str, Any]]) -> Any:
        if self.line_form is None:
            return None
        made = forms.formset_factory(self.line_form, extra=BLANK_LINES, can_delete=True, can_delete_extra=False)
        lines = made(
            self.data if self.is_bound else None, initial=rows, prefix=LINES, form_kwargs={"actor": self.actor}
        )
        for form in lines.forms:
            if "DELETE" in form.fields:
                form.fields["DELETE"].label = "Убрать строку"
        return lines

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.lines is None:
            return data
        if not self.lines.is_valid():
            raise forms.ValidationError("Проверьте строки таблицы.")
        data[LINES] = [line for form in self.lines.forms if (line := filled(form))]
        if self.lines_needed and not data[LINES]:
            raise forms.ValidationError(self.lines_needed)
        return data

    def answers(self) -> dict[str, Any]:
        """The valid answers as JSON keeps them."""
        return {name: kept(value) for name, value in self.cleaned_data.items()}


def filled(form: forms.Form) -> dict[str, Any]:
    """What a line says; nothing for a blank or dropped one."""
    data = dict(form.cleaned_data)
    if data.pop("DELETE", False) or (not form.has_changed() and not form.initial):
        return {}
    return data if any(value not in (None, "") for value in data.values()) else {}


def kept(value: Any) -> Any:
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, QuerySet):
        return [row.pk for row in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: kept(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [kept(one) for one in value]
    return value
