"""Forms of a draft: the plan as a whole, a stage, an activity."""

from collections.abc import Sequence
from typing import Any

from crispy_forms.layout import HTML, Layout
from django import forms
from django.urls import reverse

from core.forms import ScopedForm
from roadmap.actions.editing import ActivityWords, StageWords
from roadmap.forms.readings import ReadingFields
from roadmap.models import Activity, RoadMap, Stage
from roadmap.rules import span_problem
from roadmap.rules.readings import Reading

LINES = "По одному в строке."


class LinesField(forms.CharField):
    """Several short texts, one a line."""

    def __init__(self, *, rows: int = 3, **kwargs: Any):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> Any:
        return [line.strip() for line in (super().clean(value) or "").splitlines() if line.strip()]


def paragraph(label: str, *, rows: int = 2, required: bool = False, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, required=required, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class DraftForm(ScopedForm):
    """What is said of the plan as a whole."""

    title = forms.CharField(label="Название", max_length=300)
    starts_on = forms.DateField(label="Начало")
    ends_on = forms.DateField(label="Окончание")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and (problem := span_problem(first, last)):
            self.add_error("ends_on", problem)
        return data


class StageForm(ScopedForm):
    number = forms.CharField(label="Номер", max_length=20, required=False, help_text="Как в документе: «1.», «II».")
    title = paragraph("Название этапа", required=True, max_length=500)
    task = paragraph("Задача")
    result = paragraph("Ожидаемый результат")
    documents = LinesField(label="Какие документы нужны", rows=4, help_text=LINES)
    note = paragraph("Примечание")

    @staticmethod
    def initial_of(stage: Stage) -> dict[str, Any]:
        documents = "\n".join(document.text for document in stage.documents.all())
        names = ("number", "title", "task", "result", "note")
        return {name: getattr(stage, name) for name in names} | {"documents": documents}

    def words(self) -> StageWords:
        return StageWords(**self.cleaned_data)


class ActivityForm(ReadingFields, ScopedForm):
    stage = forms.ModelChoiceField(label="Этап", queryset=Stage.objects.none(), empty_label=None)
    number = forms.CharField(label="Номер", max_length=20, required=False)
    section = forms.CharField(label="Подраздел", max_length=500, required=False)
    text = paragraph("Мероприятие", rows=3, required=True)
    deadline = forms.CharField(
        label="Срок, как в документе", max_length=500, required=False, help_text="Печатается без изменений."
    )
    meaning = forms.CharField(
        label="Как понимать срок",
        max_length=300,
        required=False,
        help_text="Заполните, если срок понят неверно: «сентябрь ежегодно», «до 15.10.2026», «октябрь – апрель».",
    )
    certain = forms.BooleanField(label="Срок понят верно, больше не спрашивать", required=False)
    responsible = LinesField(label="Ответственные", help_text=f"{LINES} Роль или фамилия с инициалами.")
    result = paragraph("Ожидаемый результат")
    note = paragraph("Примечание")
    layout = Layout(
        *("text", "deadline", "meaning", HTML('{% include "roadmap/_term.html" %}'), "certain", "responsible"),
        *("result", "note", "stage", "number", "section"),
    )

    def __init__(self, *args: Any, road_map: RoadMap, readings: Sequence[Reading] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.offer(readings)
        if readings:
            head, *rest = self.layout.fields
            self.layout = Layout(head, rest[0], "reading", *rest[1:])
        stages: Any = self.fields["stage"]
        stages.queryset = stages.queryset.model.objects.visible_to(self.actor).filter(road_map=road_map)
        self.fields["meaning"].widget.attrs["list"] = "term-words"  # the terms as understood, to choose one of several
        for name in ("deadline", "meaning"):  # with scripts, how the term is understood follows what is typed
            self.fields[name].widget.attrs |= {
                "hx-get": reverse("roadmap:term", args=[road_map.pk]),
                "hx-trigger": "change, keyup changed delay:600ms",
                "hx-target": "#term",
                "hx-include": "[name=deadline], [name=meaning]",
            }

    @staticmethod
    def initial_of(activity: Activity) -> dict[str, Any]:
        names = ("number", "section", "text", "deadline", "meaning", "result", "note")
        responsible = "\n".join(one.text for one in activity.responsible.all())
        found = {name: getattr(activity, name) for name in names}
        certain = any(term.uncertain for term in activity.deadlines) is False and bool(activity.terms)
        return found | {"stage": activity.stage_id, "responsible": responsible, "certain": certain}

    def words(self) -> ActivityWords:
        return ActivityWords(**{name: value for name, value in self.cleaned_data.items() if name != "stage"})
