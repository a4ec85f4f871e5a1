"""Forms of the regulation: one entered as it is, a section of a draft."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from orders.models import Order
from orders.states import OrderState
from papers.forms import ScanField


class RegulationEnterForm(ScopedForm):
    title = forms.CharField(
        label="Название",
        max_length=300,
        initial="Положение о системе наставничества педагогических работников",
    )
    in_force_from = forms.DateField(label="Действует с")
    in_force_until = forms.DateField(
        label="Действовало по", required=False, help_text="Только для положения прежних лет, которое уже не действует."
    )
    order = forms.ModelChoiceField(
        label="Приказ",
        queryset=Order.objects.none(),
        required=False,
        empty_label="без приказа",
        help_text="Нет в списке — внесите приказ как есть в разделе «Приказы».",
    )
    scan = ScanField(label="Скан, если он есть")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        orders: Any = self.fields["order"]
        orders.queryset = Order.objects.visible_to(self.actor).filter(state=OrderState.IN_FORCE).order_by("-dated")
        orders.empty_label = "без приказа"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("in_force_from"), data.get("in_force_until")
        if first and first > self.actor.today():
            self.add_error("in_force_from", "Дата не может быть в будущем: вносится то, что уже действует.")
        if first and last and last < first:
            self.add_error("in_force_until", "Эта дата раньше даты «действует с».")
        return data


class SectionForm(ScopedForm):
    title = forms.CharField(label="Название раздела", max_length=300)
    text = forms.CharField(
        label="Текст",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text="Каждая строка печатается отдельным абзацем. Номера пунктов пишутся в тексте.",
    )
