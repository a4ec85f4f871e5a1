"""Composing a program, agreeing to it and approving it."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms

from core.forms import ScopedForm, ScopedModelForm
from pairs.models import Pair
from pairs.rules import CHOSEN_GROUNDS
from papers.forms import PaperFields, ScanField
from programs.actions.existing import Ended
from programs.forms.choices import choices_of
from programs.models import Program, ProgramItem
from programs.rules import (
    Initiator,
    duration_problem,
    ended_on_problem,
    initiator_problem,
    period_problem,
    planned_end,
    term_problem,
)
from programs.selectors import missing_agreements, needs_of

LINES = forms.Textarea(attrs={"rows": 3})


class ProgramForm(ScopedModelForm):
    """Term and texts. All texts are proposed or may stay empty: nobody must write."""

    class Meta:
        model = Program
        fields = ("title", "starts_on", "months", "goal", "directions", "strengths")
        widgets = {"goal": LINES, "directions": LINES, "strengths": LINES}
        help_texts = {
            "title": "Можно оставить пустым.",
            "months": "От 3 до 12 месяцев.",
            "directions": "Каждое направление с новой строки.",
        }

    def __init__(self, *args: Any, pair: Pair, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.pair = pair

    def clean_months(self) -> int:
        months = self.cleaned_data["months"]
        if problem := duration_problem(months):
            raise forms.ValidationError(problem)
        return months

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts_on, months = data.get("starts_on"), data.get("months")
        if starts_on and months:
            first = self.pair.started_on or self.pair.starts_on
            if problem := period_problem(starts_on, planned_end(starts_on, months), first, self.pair.ends_on):
                self.add_error("months", problem)
        return data


class ExistingProgramForm(ScopedForm):
    """A program from before the product: dates and scan as they are, nothing is drafted; one that is over as well."""

    title = forms.CharField(label="Название", max_length=200, required=False)
    starts_on = forms.DateField(label="Начало")
    ends_on = forms.DateField(label="Окончание")
    approved_on = forms.DateField(label="Утверждена", help_text="Дата подписи руководителя на бумаге.")
    goal = forms.CharField(label="Цель", required=False, widget=LINES)
    with_items = forms.BooleanField(
        label="Предложить план из затруднений наставляемого",
        required=False,
        initial=True,
        help_text="По плану удобно выбирать темы встреч и отмечать выполненное.",
    )
    scan = ScanField(label="Скан программы, если он есть")
    ended_on = forms.DateField(label="Дата завершения", required=False)
    ground = forms.ChoiceField(label="Основание", choices=[("", "не указано"), *CHOSEN_GROUNDS], required=False)
    initiator = forms.ChoiceField(
        label="Чья инициатива", choices=[("", "не указано"), *Initiator.choices], required=False
    )
    paper = forms.CharField(
        label="Чем подтверждено", required=False, max_length=300, help_text="Например: заявление, служебная записка."
    )

    layout = Layout(
        Fieldset("Программа", "title", "starts_on", "ends_on", "approved_on", "goal", "scan", "with_items"),
        Fieldset("Если программа уже завершена", "ended_on", "ground", "initiator", "paper"),
    )

    def __init__(self, *args: Any, is_over: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.is_over = is_over

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] <= data["starts_on"]:
            self.add_error("ends_on", "Окончание должно быть позже начала.")
        if data.get("approved_on") and data["approved_on"] > self.actor.today():
            self.add_error("approved_on", "Дата утверждения ещё не наступила.")
        self._clean_end(data)
        return data

    def _clean_end(self, data: dict[str, Any]) -> None:
        ended_on, ground = data.get("ended_on"), data.get("ground", "")
        if ended_on and (problem := ended_on_problem(ended_on, data.get("starts_on") or ended_on, self.actor.today())):
            self.add_error("ended_on", problem)
        if ended_on and not ground:
            self.add_error("ground", "Укажите, на каком основании завершена программа.")
        if not ended_on and "ended_on" not in self.errors and (ground or self.is_over):
            self.add_error("ended_on", "Укажите, когда завершена программа.")
        if problem := initiator_problem(ground, data.get("initiator", "")):
            self.add_error("initiator", problem)

    def told(self) -> dict[str, Any]:
        """The cleaned data as the action takes it, but for the scan."""
        data = self.cleaned_data
        told = {name: data[name] for name in ("title", "starts_on", "ends_on", "approved_on", "goal", "with_items")}
        ended_on, ground = data["ended_on"], data["ground"]
        ended = Ended(ended_on, ground, data["initiator"], data["paper"]) if ended_on else None
        return told | {"ended": ended}


class ItemForm(ScopedModelForm):
    """One item of the plan."""

    difficulty_of = forms.ChoiceField(label="Затруднение", required=False)

    class Meta:
        model = ProgramItem
        fields = ("topic", "form", "term_on", "expected_result")

    field_order = ("topic", "difficulty_of", "form", "term_on", "expected_result")

    def __init__(self, *args: Any, program: Program, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.program, self.needs = program, {str(need.pk): need for need in needs_of(program.pair)}
        kept = self.instance.need
        if kept is not None:
            self.needs.setdefault(str(kept.pk), kept)
        choices = [(pk, need.competence.title) for pk, need in self.needs.items()]
        choices_of(self, "difficulty_of").choices = [("", "не связано с затруднением"), *choices]
        self.initial.setdefault("difficulty_of", str(kept.pk) if kept is not None else "")
        self.fields["term_on"].help_text = f"С {program.starts_on:%d.%m.%Y} по {program.ends_on:%d.%m.%Y}."

    def clean_term_on(self) -> Any:
        day = self.cleaned_data["term_on"]
        if problem := term_problem(day, self.program.starts_on, self.program.ends_on):
            raise forms.ValidationError(problem)
        return day

    def told(self) -> dict[str, Any]:
        """The cleaned data as the actions take it."""
        data = {name: self.cleaned_data[name] for name in ("topic", "form", "term_on", "expected_result")}
        return data | {"need": self.needs.get(self.cleaned_data["difficulty_of"])}


class RemarkForm(ScopedForm):
    remark = forms.CharField(
        label="Что исправить",
        widget=LINES,
        max_length=2000,
        help_text="Замечание увидят наставник, наставляемый и куратор.",
    )


class PersonsFromPaperForm(PaperFields, ScopedForm):
    """A paper signed by several people: the ticked ones, its date and its scan."""

    persons = forms.MultipleChoiceField(label="Кто подписал", widget=forms.CheckboxSelectMultiple)
    field_order = ("persons", "paper_date", "scan")

    def __init__(self, *args: Any, people: list, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        choices_of(self, "persons").choices = [(pk, str(person)) for pk, person in self.people.items()]
        self.initial.setdefault("persons", list(self.people))

    def chosen(self) -> list:
        return [self.people[pk] for pk in self.cleaned_data["persons"]]


class AgreeOnPaperForm(PersonsFromPaperForm):
    """Agreements to a program on paper."""

    def __init__(self, *args: Any, program: Program, **kwargs: Any):
        super().__init__(*args, people=missing_agreements(program), **kwargs)


class ApproveOnPaperForm(PaperFields, ScopedForm):
    """The director has signed the printed program."""


class DoneOnPaperForm(PaperFields, ScopedForm):
    """Marks in the printed plan: the ticked items are done."""

    items = forms.MultipleChoiceField(label="Выполненные мероприятия", widget=forms.CheckboxSelectMultiple)
    field_order = ("items", "paper_date", "scan")

    def __init__(self, *args: Any, program: Program, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.open_items = {str(item.pk): item for item in program.items.all() if item.done_on is None}
        choices_of(self, "items").choices = [
            (pk, f"{item.topic} (срок {item.term_on:%d.%m.%Y})") for pk, item in self.open_items.items()
        ]

    def chosen(self) -> list[ProgramItem]:
        return [self.open_items[pk] for pk in self.cleaned_data["items"]]


class QueueForm(ScopedForm):
    """Which of the waiting programs the director approves; each with the version that was shown."""

    programs = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, label="Программы")

    def __init__(self, *args: Any, waiting: list[Program], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.waiting = {f"{program.pk}-{program.version}": program for program in waiting}
        choices_of(self, "programs").choices = [(key, str(program)) for key, program in self.waiting.items()]
        self.fields["programs"].error_messages = {
            "required": "Отметьте хотя бы одну программу.",
            "invalid_choice": "Одна из программ изменилась, пока страница была открыта. Проверьте список ещё раз.",
        }

    def chosen(self) -> list[Program]:
        return [self.waiting[key] for key in self.cleaned_data["programs"]]
