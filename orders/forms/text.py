"""The text of an order with its items; what an order changes in an earlier one."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from orders.models import Order
from orders.rules import CONTROL, ItemText, items_problems
from orders.selectors import items_by_now

BLANK_ITEMS = 3
ONE_IN_A_LINE = "Каждая следующая строка печатается подпунктом: 1.1., 1.2."


class ItemForm(ScopedForm):
    text = forms.CharField(label="Текст пункта", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    position = forms.IntegerField(label="Место по порядку", required=False, min_value=1, max_value=999)
    drop = forms.BooleanField(label="Удалить пункт", required=False)

    @property
    def block(self) -> str:
        """The kind's own table below this item; never taken from what was posted."""
        return (self.initial or {}).get("block", "")

    def item(self, text: str) -> ItemText:
        """With its table and its source, which are never taken from what was posted either."""
        known = self.initial or {}
        kept = (known.get(name, "") for name in ("source", "composed", "remark"))
        return ItemText(text, self.block, *kept)


ItemFormSet = forms.formset_factory(ItemForm, extra=BLANK_ITEMS)


class OrderForm(ScopedForm):
    """The whole text of a draft. `order`: the draft that is edited, or none for a new one."""

    title = forms.CharField(label="Заголовок", max_length=300, help_text="С предлога «О», без точки и кавычек.")
    preamble = forms.CharField(
        label="Преамбула",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Зачем и на основании чего. Слово «ПРИКАЗЫВАЮ:» напечатается само.",
    )
    control = forms.CharField(
        label="Контроль", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Последний пункт приказа."
    )

    def __init__(self, *args: Any, order: Order | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.items = ItemFormSet(
            self.data if self.is_bound else None,
            initial=items_of(order),
            prefix="items",
            form_kwargs={"actor": self.actor},
        )
        self.initial = {"control": CONTROL, **(text_of(order) if order else {}), **(self.initial or {})}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.items.is_valid():
            raise forms.ValidationError("Проверьте пункты приказа.")
        data["items"] = self._in_order()
        for problem in items_problems(data["items"]):
            self.add_error(None, str(problem))
        return data

    def _in_order(self) -> list[ItemText]:
        """Items by the places given to them; of two with one place the moved one stands first, new ones at the end."""
        kept = []
        for index, form in enumerate(self.items):
            data = form.cleaned_data
            text = (data.get("text") or "").strip()
            if data.get("drop") or not (text or form.block):
                continue
            place = data.get("position")
            moved = place is not None and place != (form.initial or {}).get("position")
            key = (place if place is not None else 10_000 + index, not moved, index)
            kept.append((key, form.item(text)))
        return [item for _, item in sorted(kept, key=lambda pair: pair[0])]


def items_of(order: Order | None) -> list[dict[str, Any]]:
    if order is None:
        return []
    return [
        {
            "text": item.text,
            "position": item.position,
            "block": item.block,
            "source": item.source,
            "composed": item.composed,
            "remark": item.remark,
        }
        for item in order.items.all()
    ]


def text_of(order: Order) -> dict[str, str]:
    return {"title": order.title, "preamble": order.preamble, "control": order.control}


GROUND = "Почему: этими словами приказ начинается. Например: «В связи с изменением учебного плана»."


class CancelForm(ScopedForm):
    ground = forms.CharField(label="Основание", widget=forms.Textarea(attrs={"rows": 3}), help_text=GROUND)


class ChangeForm(ScopedForm):
    """The items of an order in force, each to be worded anew; an item emptied is dropped."""

    ground = forms.CharField(label="Основание", widget=forms.Textarea(attrs={"rows": 3}), help_text=GROUND)

    def __init__(self, *args: Any, order: Order, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.texts = items_by_now(order)
        for number, text in self.texts.items():
            area = forms.Textarea(attrs={"rows": 3})
            self.fields[f"item_{number}"] = forms.CharField(
                label=f"Пункт {number}", required=False, initial=text, widget=area
            )
        self.fields["words"] = forms.CharField(
            label="Другие изменения" if self.texts else "Изменения",
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="Каждая строка — отдельное изменение: «в приложении № 1 строку 2 исключить».",
        )
        added = max(self.texts, default=0) + 1
        if self.texts:
            self.fields["added"] = forms.CharField(
                label=f"Новый пункт {added}", required=False, widget=forms.Textarea(attrs={"rows": 3})
            )

    def clean(self) -> dict[str, Any]:
        """`changes`: what the kind words its items from."""
        data = super().clean() or {}
        now = {number: data.get(f"item_{number}", "").strip() for number in self.texts}
        items = {str(number): text for number, text in now.items() if text.split() != self.texts[number].split()}
        if data.get("added"):
            items[str(max(self.texts) + 1)] = data["added"].strip()
        words = (data.get("words") or "").strip()
        if not (items or words):
            raise forms.ValidationError("Измените хотя бы один пункт или опишите изменение словами.")
        return data | {"changes": {"items": items, "words": words}}
