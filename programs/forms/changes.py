"""A longer term, a corrected plan, and the consents to them on paper."""

from typing import Any

from django import forms

from core.forms import ScopedForm, dress
from programs.actions.changes import Line
from programs.forms.choices import choices_of
from programs.forms.programs import PersonsFromPaperForm
from programs.forms.table_rows import TableRowForm
from programs.models import Program, ProgramChange, ProgramItem
from programs.rules import MAX_MONTHS, ItemForm, extension_problem, planned_end, term_problem

NEW_ROWS = 2


class ExtendForm(ScopedForm):
    """The new term, in months from the start."""

    months = forms.TypedChoiceField(label="Новый срок", coerce=int)

    def __init__(self, *args: Any, program: Program, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.program = program
        longer = range(program.months + 1, MAX_MONTHS + 1)
        choices_of(self, "months").choices = [
            (m, f"{m} мес., до {planned_end(program.starts_on, m):%d.%m.%Y}") for m in longer
        ]

    def clean_months(self) -> int:
        months = self.cleaned_data["months"]
        if problem := extension_problem(self.program.months, months):
            raise forms.ValidationError(problem)
        return months


class PlanRowForm(TableRowForm):
    """One item of the plan as it is to stand; `item` none for a new one, which may stay empty."""

    topic = forms.CharField(label="Содержание", max_length=300, required=False)
    form = forms.ChoiceField(label="Форма", choices=ItemForm.choices)
    term_on = forms.DateField(label="Срок", required=False)
    expected_result = forms.CharField(label="Ожидаемый результат", max_length=300, required=False)
    drop = forms.BooleanField(label="Убрать", required=False)

    def __init__(self, *args: Any, program: Program, item: ProgramItem | None, **kwargs: Any):
        names = ("topic", "form", "term_on", "expected_result")
        initial = {name: getattr(item, name) for name in names} if item else {}
        super().__init__(*args, initial=initial, **kwargs)
        self.program, self.item = program, item
        if item is None:
            del self.fields["drop"]

    @property
    def title(self) -> str:
        return self.item.topic if self.item else "новое мероприятие"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("drop") or self.is_left_empty(data):
            return data
        if not data.get("topic", "").strip() and "topic" not in self.errors:
            self.add_error("topic", "Напишите содержание мероприятия.")
        if "term_on" not in self.errors:
            term_on = data.get("term_on")
            first, last = self.program.starts_on, self.program.ends_on
            problem = term_problem(term_on, first, last) if term_on else "Укажите срок мероприятия."
            if problem:
                self.add_error("term_on", problem)
        return data

    def is_left_empty(self, data: dict[str, Any]) -> bool:
        told = (data.get("topic"), data.get("term_on"), data.get("expected_result"), self.errors)
        return self.item is None and not any(told)

    def line(self) -> Line | None:
        """What the row asks for; nothing for an empty row."""
        data = self.cleaned_data
        if self.is_left_empty(data):
            return None
        told = {name: data[name] for name in ("topic", "form", "term_on", "expected_result")}
        return Line(**told, item=self.item, drop=data.get("drop", False))


class CorrectForm(ScopedForm):
    """The items that are not done yet, each to be changed or taken out, and a few rows for new ones."""

    reason = forms.CharField(label="Почему меняется план (можно не заполнять)", max_length=500, required=False)

    def __init__(self, *args: Any, program: Program, **kwargs: Any):
        super().__init__(*args, **kwargs)
        told: dict[str, Any] = {"data": kwargs.get("data"), "actor": self.actor, "program": program}
        open_items = [item for item in program.items.all() if item.done_on is None]
        self.rows = [PlanRowForm(prefix=f"item{item.pk}", item=item, **told) for item in open_items]
        self.rows += [PlanRowForm(prefix=f"new{n}", item=None, **told) for n in range(NEW_ROWS)]
        dress(self.fields.values())

    def is_valid(self) -> bool:
        rows = [row.is_valid() for row in self.rows]
        return super().is_valid() and all(rows)

    def lines(self) -> list[Line]:
        return [line for row in self.rows if (line := row.line()) is not None]


class ChangePaperForm(PersonsFromPaperForm):
    """Consents to a longer term or a corrected plan on paper."""

    def __init__(self, *args: Any, change: ProgramChange, **kwargs: Any):
        people = [person for person in change.program.pair.people if person.pk not in change.agreed]
        super().__init__(*args, people=people, **kwargs)
