"""The decision of the director: sent, sent back, approved alone or with others; the signed sheet."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.forms import DeclarativeFieldsMetaclass

from core.forms import ScopedForm
from core.text import ids_in
from orders.models import Order
from orders.states import OrderState
from papers.forms import PaperFields, ScanField
from people.forms.password import PasswordFields


class ConfirmForm(ScopedForm):
    """Nothing to fill in: the page says what will happen."""


class DespiteFields(metaclass=DeclarativeFieldsMetaclass):
    """A tick that is asked for while the check has warnings."""

    despite = forms.BooleanField(label="Предупреждения прочитаны, продолжить всё равно")

    def __init__(self, *args: Any, warnings: Iterable[Any] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not warnings:
            del self.fields["despite"]  # type: ignore[attr-defined]


class SendForm(DespiteFields, ScopedForm):
    pass


class ApproveForm(DespiteFields, PasswordFields, ScopedForm):
    field_order = ("despite", "password")


class SendBackForm(ScopedForm):
    """A remark on the whole, and one at each item."""

    remark = forms.CharField(
        label="Что изменить",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Замечание ко всему приказу, его увидит куратор. Замечание к пункту — ниже, у самого пункта.",
    )

    def __init__(self, *args: Any, order: Order, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.numbers = []
        for item in order.items.all():
            self.numbers.append(item.position)
            self.fields[f"item_{item.position}"] = forms.CharField(
                label=f"Замечание к пункту {item.position}",
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=item.text,
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        about_items = {number: data.pop(f"item_{number}", "") for number in self.numbers}
        if not (data.get("remark") or any(about_items.values())):
            self.add_error("remark", "Напишите, что изменить: в целом или у нужного пункта.")
        return data | {"about_items": about_items}


class SignedForm(PaperFields, ScopedForm):
    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["paper_date"].label = "Когда подписан"


class OriginalForm(ScopedForm):
    scan = ScanField(label="Скан подписанного листа, если он есть")


class ApproveSeveralForm(DespiteFields, PasswordFields, ScopedForm):
    """The orders that the confirmation page listed, each as «pk:version»."""

    field_order = ("despite", "password")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["orders"] = chosen_orders(self.data.getlist("order"), self.actor)  # type: ignore[attr-defined]
        if not data["orders"]:
            raise forms.ValidationError("Отметьте хотя бы один приказ.")
        return data


def chosen_orders(values: list[str], actor: Any) -> list[Order]:
    """Orders named by ticks, «12» or «12:3»; a version that was seen is checked when the order is locked."""
    seen = {}
    for value in values:
        pk, _, version = value.partition(":")
        for number in ids_in([pk]):
            seen[number] = version
    orders = list(Order.objects.visible_to(actor).filter(pk__in=seen, state=OrderState.SENT).order_by("pk"))
    for order in orders:
        for seen_version in ids_in([seen[order.pk]]):
            order.expected_version = seen_version  # type: ignore[attr-defined]
    return orders
