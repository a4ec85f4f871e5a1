"""Marks on an activity of the year: done, cancelled, entered from paper."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from orders.models import Order
from orders.states import OrderState
from papers.forms import PaperFields, ScanField
from roadmap.models import Occurrence
from surveys.models import Survey
from surveys.states import SurveyState


class EvidenceForm(ScopedForm):
    """What shows that the activity took place. `records`: the actor may enter what somebody else did on paper."""

    text = forms.CharField(
        label="Что подтверждает выполнение",
        max_length=300,
        help_text="Например «протокол собрания № 3» или «опубликовано на сайте».",
    )
    scan = ScanField(label="Скан или снимок, если есть")
    url = forms.URLField(label="Ссылка, если есть", required=False, max_length=500, assume_scheme="https")
    order: Any = forms.ModelChoiceField(queryset=None, label="Приказ, если есть", required=False)
    survey: Any = forms.ModelChoiceField(queryset=None, label="Анкетирование, если было", required=False)
    on_paper = forms.BooleanField(
        label="Внести с бумаги",
        required=False,
        help_text="Отметку сделал на бумаге другой человек, вы переносите её сюда.",
    )

    def __init__(self, *args: Any, records: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        orders = Order.objects.visible_to(self.actor).filter(state=OrderState.IN_FORCE).order_by("-dated", "-pk")
        surveys = Survey.objects.visible_to(self.actor).exclude(state=SurveyState.DRAFT).order_by("-opened_on", "-pk")
        for name, rows in (("order", orders), ("survey", surveys)):
            field: Any = self.fields[name]
            field.queryset = rows
            if not rows.exists():
                del self.fields[name]
        if not records:
            del self.fields["on_paper"]


class DoneForm(EvidenceForm):
    done_on = forms.DateField(label="Когда выполнено")

    field_order = ["done_on", "text", "scan", "url", "order", "survey", "on_paper"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("done_on", self.actor.today())

    def clean_done_on(self):
        day = self.cleaned_data["done_on"]
        if day > self.actor.today():
            raise forms.ValidationError("Дата выполнения не может быть позже сегодняшней.")
        return day


class CancelForm(ScopedForm):
    reason = forms.CharField(
        label="Почему мероприятие отменено", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class RecordDoneForm(PaperFields, ScopedForm):
    """Several activities that one paper shows done."""

    rows: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label="Что выполнено",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Отметьте хотя бы одно мероприятие."},
    )
    text = forms.CharField(
        label="Какая это бумага", max_length=300, help_text="Например «отчёт куратора за первое полугодие»."
    )

    field_order = ["rows", "text", "paper_date", "scan"]

    def __init__(self, *args: Any, ticked: list[int], **kwargs: Any):
        super().__init__(*args, **kwargs)
        rows = Occurrence.objects.visible_to(self.actor).followed().open().filter(pk__in=ticked)
        field: Any = self.fields["rows"]
        field.queryset = rows.for_list()
        field.label_from_instance = lambda row: f"{row.activity.text} ({row.term})"
        self.initial.setdefault("rows", ticked)
