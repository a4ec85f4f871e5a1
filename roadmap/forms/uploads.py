"""Forms of a plan that comes from the organization's own file."""

from collections.abc import Sequence
from typing import Any

from django import forms

from core.forms import ScopedForm
from core.uploads import UploadField
from orders.models import Order
from orders.states import OrderState
from roadmap.forms.drafts import LinesField, paragraph
from roadmap.forms.readings import ReadingFields
from roadmap.rules import span_problem
from roadmap.rules.readings import Reading

LARGEST = 10 * 1024 * 1024
ACCEPT = ".docx,.xlsx,.html,.htm,.pdf"


class UploadForm(ScopedForm):
    file = UploadField(
        label="Файл с дорожной картой",
        required=False,
        help_text="DOCX, XLSX, HTML или PDF с текстом, не больше 10 МБ. Подойдёт утверждённый файл как есть.",
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"empty": "Файл пуст. Проверьте, тот ли файл выбран."},
    )
    pasted = forms.CharField(
        label="Или вставьте таблицу",
        required=False,
        max_length=500_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Выделите таблицу в документе, скопируйте и вставьте сюда.",
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError("Файл больше 10 МБ. Оставьте в нём только дорожную карту.")
        return file

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "file" in data and not data["file"] and not data.get("pasted"):
            self.add_error("file", "Выберите файл или вставьте таблицу ниже.")
        return data


class MendForm(ReadingFields, ScopedForm):
    """A doubtful row of the preview."""

    text = paragraph("Мероприятие", rows=3, required=True)
    meaning = forms.CharField(
        label="Как понимать срок",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"list": "term-words"}),
        help_text="Слова документа не изменятся. Например: «сентябрь ежегодно», «до 15.10.2026», «октябрь – апрель».",
    )
    certain = forms.BooleanField(label="Срок понят верно, больше не спрашивать", required=False)
    responsible = LinesField(label="Ответственные", help_text="По одному в строке.")
    result = paragraph("Ожидаемый результат")

    def __init__(self, *args: Any, readings: Sequence[Reading] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.offer(readings)


class ConfirmForm(ScopedForm):
    """How the preview becomes a plan."""

    title = forms.CharField(label="Название", max_length=300)
    starts_on = forms.DateField(label="Начало")
    ends_on = forms.DateField(label="Окончание")
    how = forms.ChoiceField(
        label="Что это за карта",
        choices=[("draft", "Проект: утвердим его приказом"), ("in_force", "Уже утверждена и действует")],
        widget=forms.RadioSelect,
        initial="draft",
    )
    order = forms.ModelChoiceField(
        label="Приказ, если карта уже утверждена",
        queryset=Order.objects.none(),
        required=False,
        empty_label="без приказа",
        help_text="Нет в списке — внесите приказ как есть в разделе «Приказы».",
    )

    def __init__(self, *args: Any, fills: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        orders: Any = self.fields["order"]
        orders.queryset = Order.objects.visible_to(self.actor).filter(state=OrderState.IN_FORCE).order_by("-dated")
        orders.empty_label = "без приказа"
        if fills:
            del self.fields["how"], self.fields["order"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and (problem := span_problem(first, last)):
            self.add_error("ends_on", problem)
        return data
