"""The number, the acquaintance, orders from before the product."""

from typing import Any

from django import forms
from django.forms.forms import DeclarativeFieldsMetaclass

from core.forms import ScopedForm
from orders.kinds import kind_choices
from orders.models import Acquaintance, NumberPattern, Order
from orders.rules import LONGEST_NUMBER, clean_number, pattern_problem
from orders.selectors import holder_of_number
from papers.forms import PaperFields, ScanField
from people.models import Person


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
    twice = forms.BooleanField(label="Этот номер действительно был дан дважды, внести ещё раз", required=False)
    field_order = ("kind_name", "title", "number", "dated", "series", "twice", "scan")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self._holder() is None:
            del self.fields["twice"]

    def _holder(self) -> Order | None:
        """Another order that has the number which was typed."""
        try:
            dated = forms.DateField().clean(self.data.get("dated", ""))
        except forms.ValidationError:
            return None
        order = Order(organization=self.actor.organization)  # type: ignore[misc]
        series = self.data.get("series", "").strip()
        return holder_of_number(order, clean_number(self.data.get("number", "")), series, dated.year)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "twice" in self.fields and not data["twice"] and (holder := self._holder()):
            self.add_error("number", f"Такой номер уже есть: {holder}. Если номер был дан дважды, отметьте это ниже.")
        return data


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
