"""For which school years a plan is drafted from a template."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from core.schoolyear import SchoolYear
from roadmap.rules import MOST_YEARS


class YearsForm(ScopedForm):
    first = forms.TypedChoiceField(label="С учебного года", coerce=int)
    last = forms.TypedChoiceField(label="По учебный год", coerce=int)

    def __init__(self, *args: Any, first: int, **kwargs: Any):
        super().__init__(*args, **kwargs)
        years = [(year, str(SchoolYear(year))) for year in range(first - 2, first + MOST_YEARS + 1)]
        for name in ("first", "last"):
            field: Any = self.fields[name]
            field.choices = years

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", "Последний учебный год раньше первого.")
        elif first and last and last - first >= MOST_YEARS:
            self.add_error("last", f"Дорожная карта составляется не больше чем на {MOST_YEARS} лет.")
        return data
