"""Preparing a round, filling a form, changing a questionnaire."""

from typing import Any

from django import forms

from core.forms import ScopedForm, ScopedModelForm
from papers.forms import PaperFields
from people.models import Person
from registry.models import Competence
from surveys.kinds.audiences import audience_choices
from surveys.models import Question, Questionnaire, Survey
from surveys.rules import HIGHEST_MARK, LOWEST_MARK, QuestionKind

MARKS = [(str(mark), str(mark)) for mark in range(LOWEST_MARK, HIGHEST_MARK + 1)]
LONGEST_TEXT = 2000


class SurveyForm(ScopedModelForm):
    audience_name = forms.ChoiceField(label="Кому", choices=audience_choices)

    class Meta:
        model = Survey
        fields = ["questionnaire", "title", "audience_name", "is_anonymous", "closes_on"]
        help_texts = {
            "title": "Как назвать этот раз, например «Запросы молодых педагогов, осень».",
            "is_anonymous": "Ответы не связываются с людьми; значения меньше пяти ответов не показываются.",
        }


class FillForm(ScopedForm):
    """One field a question, named `q<id>`; a draft requires nothing."""

    def __init__(self, *args: Any, questions: list[Question], is_draft: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            field = self.field_for(question)
            field.required = question.is_required and not is_draft
            field.label, field.help_text = question.text, question.help_text
            self.fields[f"q{question.pk}"] = field

    def field_for(self, question: Question) -> forms.Field:
        if question.kind == QuestionKind.SCALE:
            return forms.ChoiceField(choices=MARKS, widget=forms.RadioSelect)
        if question.kind == QuestionKind.YES_NO:
            return forms.ChoiceField(choices=[("1", "да"), ("0", "нет")], widget=forms.RadioSelect)
        if question.kind == QuestionKind.CHOICE:
            return forms.ChoiceField(choices=[(o, o) for o in question.options], widget=forms.RadioSelect)
        if question.kind == QuestionKind.SEVERAL:
            choices = [(option, option) for option in question.options]
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple)
        if question.kind == QuestionKind.COMPETENCES:
            return forms.MultipleChoiceField(choices=self.competences(), widget=forms.CheckboxSelectMultiple)
        return forms.CharField(max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3}))

    def competences(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The dictionary's leaves under the names of their groups."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for leaf in Competence.objects.visible_to(self.actor).filter(parent__isnull=False).select_related("parent"):
            groups.setdefault(str(leaf.parent), []).append((str(leaf.pk), leaf.title))
        return list(groups.items())

    def answers(self) -> dict[int, Any]:
        """Cleaned values by the question's id."""
        return {question.pk: self.cleaned_data.get(f"q{question.pk}") for question in self.questions}


class PaperFillForm(PaperFields, FillForm):
    """A form filled by hand: whose, and the answers."""

    person = forms.ModelChoiceField(Person.objects.none(), label="Кто отвечал")

    def __init__(self, *args: Any, persons: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = persons.visible_to(self.actor)  # type: ignore[attr-defined]


class QuestionnaireForm(ScopedModelForm):
    class Meta:
        model = Questionnaire
        fields = ["title", "intro"]


class QuestionForm(ScopedModelForm):
    options = forms.CharField(
        label="Варианты", widget=forms.Textarea(attrs={"rows": 5}), required=False, help_text="Каждый с новой строки"
    )

    class Meta:
        model = Question
        fields = ["text", "help_text", "kind", "options", "is_required"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial["options"] = "\n".join(self.instance.options or [])

    def clean_options(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["options"].splitlines() if line.strip()]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") in (QuestionKind.CHOICE, QuestionKind.SEVERAL) and len(data.get("options") or []) < 2:
            self.add_error("options", "Впишите хотя бы два варианта, каждый с новой строки.")
        return data
