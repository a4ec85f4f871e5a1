"""The end of a program, and a longer term."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from pairs.rules import EndGround
from papers.forms import ScanField
from programs.forms.choices import choices_of
from programs.forms.programs import PersonsFromPaperForm
from programs.models import Program, ProgramExtension
from programs.rules import MAX_MONTHS, Initiator, extension_problem, planned_end
from programs.selectors import paper_name


class EndForm(ScopedForm):
    """On what ground, on what day, by what paper (S4 annex 1, 7.1)."""

    ground = forms.ChoiceField(label="Основание", choices=EndGround.choices, widget=forms.RadioSelect)
    initiator = forms.ChoiceField(
        label="Чья инициатива",
        choices=[("", "не указано"), *Initiator.choices],
        required=False,
        help_text="Нужно, если программу прекращают по инициативе участников.",
    )
    ended_on = forms.DateField(label="Дата завершения")
    paper = forms.CharField(
        label="Чем подтверждено",
        required=False,
        max_length=300,
        help_text="Если оставить пустым, запишется вид бумаги: итоговый лист, заявление или служебная записка.",
    )
    scan = ScanField(label="Скан бумаги, если он есть")

    def __init__(self, *args: Any, program: Program, grounds: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.program = program
        choices_of(self, "ground").choices = [(g, label) for g, label in EndGround.choices if g in grounds]

    def clean_ended_on(self) -> Any:
        day = self.cleaned_data["ended_on"]
        if day > self.actor.today():
            raise forms.ValidationError("Дата завершения ещё не наступила.")
        if day < self.program.starts_on:
            raise forms.ValidationError(f"Программа началась {self.program.starts_on:%d.%m.%Y}.")
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("ground") == EndGround.INITIATIVE and not data.get("initiator"):
            self.add_error("initiator", "Укажите, чья это инициатива.")
        if data.get("ground") and not data.get("paper", "").strip():
            data["paper"] = paper_name(data["ground"])
        return data


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


class ExtensionPaperForm(PersonsFromPaperForm):
    """Consents to a longer term on paper."""

    def __init__(self, *args: Any, extension: ProgramExtension, **kwargs: Any):
        agreed = {agreement.person_id for agreement in extension.agreements.all()}
        people = [person for person in extension.program.pair.people if person.pk not in agreed]
        super().__init__(*args, people=people, **kwargs)
