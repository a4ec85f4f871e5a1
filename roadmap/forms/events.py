"""Forms of events: the words, who is invited, who came, the protocol."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms

from core.forms import ScopedForm, ScopedModelForm
from papers.forms import ScanField
from people.models import Person
from roadmap.actions.events import EventWords
from roadmap.actions.protocols import ProtocolWords
from roadmap.forms.drafts import LinesField
from roadmap.models import Event
from roadmap.rules.events import MOST_ITEMS, Group, ProtocolItem, time_problem
from roadmap.selectors.invited import Invited

SPARE_ITEMS = 2  # empty questions at the end of a protocol's form
LETTERS = "Отправить приглашённым письмо"


def clock() -> forms.TimeInput:
    return forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class EventForm(ScopedModelForm):
    letters = forms.BooleanField(
        label="Сообщить приглашённым письмом", required=False, help_text="Если меняются время, место или повестка."
    )
    layout: Any = Layout(
        "kind", "title", "day", Row(Column("starts_at"), Column("ends_at")), "place", "agenda", "letters"
    )

    class Meta:
        model = Event
        fields = ("kind", "title", "day", "starts_at", "ends_at", "place", "agenda")
        widgets = {"starts_at": clock(), "ends_at": clock(), "agenda": forms.Textarea(attrs={"rows": 5})}
        help_texts = {"agenda": "По одному вопросу в строке: из них составится протокол."}

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            del self.fields["letters"]
            self.layout = Layout("kind", "title", "day", Row(Column("starts_at"), Column("ends_at")), "place", "agenda")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if problem := time_problem(data.get("starts_at"), data.get("ends_at")):
            self.add_error("ends_at" if data.get("starts_at") else "starts_at", problem)
        return data

    def _post_clean(self) -> None:
        """The row stays as it is: the action says the words. Only the fields themselves are checked here."""

    def words(self) -> EventWords:
        return EventWords(**{name: value for name, value in self.cleaned_data.items() if name != "letters"})


class InviteForm(ScopedForm):
    """Whole banks and roles by a tick, persons by name, people from outside in words."""

    groups = forms.MultipleChoiceField(
        label="Кого пригласить", choices=Group.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    people: Any = forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(), label="По одному", required=False, widget=forms.CheckboxSelectMultiple
    )
    outsiders = LinesField(
        label="Со стороны",
        help_text="По одному в строке, например «Орлова Нина Павловна, колледж связи». Письма им не отправляются.",
    )
    letters = forms.BooleanField(label=LETTERS, required=False, initial=True)

    def __init__(self, *args: Any, people: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["people"]
        field.queryset = people
        field.label_from_instance = lambda person: f"{person}, {person.post}" if person.post else str(person)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not any(data.get(name) for name in ("groups", "people", "outsiders")):
            self.add_error("groups", "Отметьте, кого пригласить.")
        return data


class HoldForm(ScopedForm):
    """Who of those invited was there."""

    came = forms.TypedMultipleChoiceField(
        label="Кто был",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Снимите отметку с тех, кого не было.",
    )
    outsiders = LinesField(label="Кто ещё был со стороны", help_text="По одному в строке.")
    closes = forms.BooleanField(
        label="Мероприятие дорожной карты выполнено",
        required=False,
        initial=True,
        help_text="Не отмечайте, если по нему предстоят ещё встречи: эта всё равно станет подтверждением.",
    )
    on_paper = forms.BooleanField(
        label="Внести с бумаги", required=False, help_text="Отметки стоят на листе регистрации, вы переносите их сюда."
    )
    scan = ScanField(label="Скан листа регистрации, если он есть")

    def __init__(self, *args: Any, invited: list[Invited], asks_to_close: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["came"]
        field.choices = [(one.pk, f"{one.name}, {one.post}" if one.post else one.name) for one in invited]
        marked = any(one.came is not None for one in invited)
        self.initial.setdefault("came", [one.pk for one in invited if one.came or not marked])
        if not invited:
            del self.fields["came"]
        if not asks_to_close:
            del self.fields["closes"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("came") and not data.get("outsiders"):
            self.add_error("came" if "came" in self.fields else "outsiders", "Отметьте хотя бы одного.")
        return data


class CallOffForm(ScopedForm):
    reason = forms.CharField(label="Почему отменено", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    letters = forms.BooleanField(label=LETTERS, required=False, initial=True)


class EventFileForm(ScopedForm):
    scan = ScanField(label="Файл", required=True)
    title = forms.CharField(label="Что это", max_length=200, required=False, help_text="Например «программа семинара».")


class ProtocolForm(ScopedForm):
    """Number, who chaired and kept it, and a pair of fields for each question."""

    number = forms.CharField(label="Номер", max_length=20, required=False)
    chair: Any = forms.ModelChoiceField(queryset=Person.objects.none(), label="Председатель")
    keeper: Any = forms.ModelChoiceField(queryset=Person.objects.none(), label="Секретарь")

    def __init__(self, *args: Any, people: Any, items: list[ProtocolItem], **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("chair", "keeper"):
            field: Any = self.fields[name]
            field.queryset = people
        self.places = range(1, min(len(items) + SPARE_ITEMS, MOST_ITEMS) + 1)
        for place in self.places:
            item = items[place - 1] if place <= len(items) else ProtocolItem("")
            self.fields[f"heard_{place}"] = _long(f"{place}. Слушали", item.heard)
            self.fields[f"decided_{place}"] = _long(f"{place}. Решили", item.decided)

    def words(self) -> ProtocolWords:
        data = self.cleaned_data
        items = [ProtocolItem(data[f"heard_{place}"], data[f"decided_{place}"]) for place in self.places]
        return ProtocolWords(data["chair"], data["keeper"], items, data["number"])


def _long(label: str, initial: str) -> forms.CharField:
    return forms.CharField(
        label=label, initial=initial, required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 2})
    )
