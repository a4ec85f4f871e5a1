"""The end of a program."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from pairs.rules import CHOSEN_GROUNDS
from papers.forms import ScanField
from programs.forms.choices import choices_of
from programs.models import Program
from programs.rules import Initiator, ended_on_problem, initiator_problem
from programs.selectors import paper_name


class EndForm(ScopedForm):
    """On what ground, on what day, by what paper (S4 annex 1, 7.1)."""

    ground = forms.ChoiceField(label="Основание", choices=CHOSEN_GROUNDS, widget=forms.RadioSelect)
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
        choices_of(self, "ground").choices = [(g, label) for g, label in CHOSEN_GROUNDS if g in grounds]

    def clean_ended_on(self) -> Any:
        day = self.cleaned_data["ended_on"]
        if problem := ended_on_problem(day, self.program.starts_on, self.actor.today()):
            raise forms.ValidationError(problem)
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if problem := initiator_problem(data.get("ground", ""), data.get("initiator", "")):
            self.add_error("initiator", problem)
        if data.get("ground") and not data.get("paper", "").strip():
            data["paper"] = paper_name(data["ground"])
        return data
