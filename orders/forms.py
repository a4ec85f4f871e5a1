"""Forms of orders: the text with its items, the signature, the number, the acquaintance."""

from typing import Any

from django import forms
from django.forms.forms import DeclarativeFieldsMetaclass

from core.forms import ScopedForm
from core.text import ids_in
from orders.kinds import kind_choices
from orders.models import Acquaintance, NumberPattern, Order
from orders.rules import CONTROL, LONGEST_NUMBER, ItemText, clean_number, items_problems, pattern_problem
from orders.states import OrderState
from papers.forms import PaperFields, ScanField
from people.models import Person

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
        return ItemText(text, self.block, known.get("source", ""), known.get("composed", ""))


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
        }
        for item in order.items.all()
    ]


def text_of(order: Order) -> dict[str, str]:
    return {"title": order.title, "preamble": order.preamble, "control": order.control}


class ConfirmForm(ScopedForm):
    """Nothing to fill in: the page says what will happen."""


class SendBackForm(ScopedForm):
    remark = forms.CharField(
        label="Что изменить", widget=forms.Textarea(attrs={"rows": 4}), help_text="Замечание увидит куратор."
    )


class NumberFields(metaclass=DeclarativeFieldsMetaclass):
    """Number, date and series, as the journal of orders has them."""

    number = forms.CharField(label="Номер", max_length=LONGEST_NUMBER, help_text="Как в журнале: 70-ОД, 57/1, 14-а.")
    dated = forms.DateField(label="Дата приказа")
    series = forms.CharField(
        label="Серия",
        max_length=30,
        required=False,
        help_text="Если журналов несколько: например «по основной деятельности». Обычно пусто.",
    )

    def clean_number(self) -> str:
        number = clean_number(self.cleaned_data["number"])  # type: ignore[attr-defined]
        if not number:
            raise forms.ValidationError("Укажите номер.")
        return number

    def clean_dated(self):
        day = self.cleaned_data["dated"]  # type: ignore[attr-defined]
        if day > self.actor.today():  # type: ignore[attr-defined]
            raise forms.ValidationError("Дата приказа не может быть позже сегодняшней.")
        return day


class RegisterForm(NumberFields, ScopedForm):
    pass


class SignedForm(PaperFields, ScopedForm):
    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["paper_date"].label = "Когда подписан"


class OriginalForm(ScopedForm):
    scan = ScanField(label="Скан подписанного листа, если он есть")


class AcquaintanceForm(PaperFields, ScopedForm):
    """Who signed the sheet of acquaintance: those named in the order who are not acquainted yet."""

    persons: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        None, label="Кто расписался", widget=forms.CheckboxSelectMultiple
    )
    field_order = ("persons", "paper_date", "scan")

    def __init__(self, *args: Any, order: Order | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        waiting = Acquaintance.objects.visible_to(self.actor).filter(order=order, acquainted_on=None)
        people = Person.objects.visible_to(self.actor).filter(pk__in=waiting.values("person")).by_name()
        self.fields["persons"].queryset = people  # type: ignore[attr-defined]
        self.fields["paper_date"].label = "Дата ознакомления"


class EnterForm(NumberFields, ScopedForm):
    kind_name = forms.ChoiceField(label="Вид", choices=kind_choices)
    title = forms.CharField(label="Заголовок", max_length=300, help_text="Например: О назначении куратора.")
    scan = ScanField(label="Скан, если он есть")
    field_order = ("kind_name", "title", "number", "dated", "series", "scan")


class ApproveSeveralForm(ScopedForm):
    """The orders that the confirmation page listed, each as «pk:version»."""

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


class PatternForm(ScopedForm):
    series = forms.CharField(label="Серия", max_length=30, required=False, help_text="Пусто — основной журнал.")
    pattern = forms.CharField(
        label="Образец",
        max_length=NumberPattern._meta.get_field("pattern").max_length,
        help_text="{n} — порядковый номер, {k} — номер дела, {yy}, {yyyy}, {mm}, {dd} — дата. "
        "Примеры: {n}-ОД, {n}/{k}, {yy}.{mm}.{n}.",
    )

    def clean_pattern(self) -> str:
        pattern = self.cleaned_data["pattern"].strip()
        if problem := pattern_problem(pattern):
            raise forms.ValidationError(problem)
        return pattern
