"""A meeting in three taps; a paper journal of several at once; replies."""

from typing import Any

from django import forms

from core.forms import ScopedForm, ScopedModelForm, dress
from pairs.models import Pair
from papers.forms import PaperFields, ScanField
from programs.actions.meetings import Held
from programs.forms.choices import choices_of
from programs.forms.table_rows import TableRowForm
from programs.models import Meeting, ProgramItem
from programs.rules import LENGTHS, LONGEST, SHORTEST, MeetingKind, held_on_problem
from programs.selectors import topics

JOURNAL_ROWS = 8


def topic_choices(items: list[ProgramItem]) -> list[tuple[str, str]]:
    return [("", "другая тема"), *((str(i.pk), f"{i.topic} ✓" if i.done_on else i.topic) for i in items)]


class MeetingForm(ScopedModelForm):
    """What the mentor taps: kind and topic are proposed, the day is today, the length one of four buttons."""

    kind = forms.ChoiceField(label="Вид встречи", choices=MeetingKind.choices)
    minutes = forms.TypedChoiceField(label="Сколько минут", coerce=int, widget=forms.RadioSelect)
    topic = forms.ChoiceField(label="Тема", required=False)
    item_done = forms.BooleanField(label="Мероприятие плана выполнено", required=False)
    again = forms.BooleanField(label="Это другая встреча в тот же день", required=False)

    class Meta:
        model = Meeting
        fields = ("kind", "held_on", "minutes", "note")
        labels = {"held_on": "Дата", "note": "Заметка (можно не заполнять)"}
        widgets = {"note": forms.TextInput}

    field_order = ("held_on", "minutes", "kind", "topic", "item_done", "note", "again")

    def __init__(self, *args: Any, pair: Pair, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.pair = pair
        self.topics = {str(item.pk): item for item in topics(pair)}
        choices_of(self, "topic").choices = topic_choices(list(self.topics.values()))
        lengths = sorted({*LENGTHS, *([self.instance.minutes] if self.instance.pk else [])})
        choices_of(self, "minutes").choices = [(minutes, str(minutes)) for minutes in lengths]
        if self.instance.pk:
            self.initial.setdefault("topic", str(self.instance.item_id or ""))
        if not self.topics:
            del self.fields["topic"], self.fields["item_done"]
        self.ask_again(False)

    def ask_again(self, shown: bool) -> None:
        """The tick «another meeting» stays hidden until it is needed."""
        self.asks_again = shown
        self.fields["again"].widget = forms.CheckboxInput() if shown else forms.HiddenInput()

    def clean_held_on(self) -> Any:
        day = self.cleaned_data["held_on"]
        if problem := held_on_problem(day, self.actor.today(), self.pair.started_on, self.pair.ended_on):
            raise forms.ValidationError(problem)
        return day

    def held(self) -> Held:
        data = self.cleaned_data
        return Held(
            kind=data["kind"],
            held_on=data["held_on"],
            minutes=data["minutes"],
            item=self.topics.get(data.get("topic", "")),
            item_done=data.get("item_done", False),
            note=data["note"],
        )


class JournalRowForm(TableRowForm):
    """One row of a paper journal; an empty one is left out."""

    held_on = forms.DateField(label="Дата", required=False)
    kind = forms.ChoiceField(label="Вид", choices=MeetingKind.choices, initial=MeetingKind.REGULAR)
    minutes = forms.IntegerField(
        label="Минут", min_value=SHORTEST, max_value=LONGEST, initial=45, widget=forms.NumberInput(attrs={"step": 5})
    )
    topic = forms.ChoiceField(label="Тема", required=False)

    def __init__(self, *args: Any, pair: Pair, choices: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.pair = pair
        choices_of(self, "topic").choices = choices

    def clean_held_on(self) -> Any:
        day = self.cleaned_data["held_on"]
        if day is None:
            return None
        if problem := held_on_problem(day, self.actor.today(), self.pair.started_on, self.pair.ended_on):
            raise forms.ValidationError(problem)
        return day


class JournalForm(ScopedForm):
    """Several rows of a paper journal at once, with its scan; signatures of the mentees confirm them."""

    signed = forms.BooleanField(
        label="В журнале есть подписи наставляемых", required=False, help_text="Встречи сразу будут подтверждены."
    )
    again = forms.BooleanField(label="Внести и повторяющиеся встречи", required=False)
    scan = ScanField(label="Скан журнала, если он есть")

    def __init__(self, *args: Any, pair: Pair, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.topics = {str(item.pk): item for item in topics(pair)}
        data, choices = kwargs.get("data"), topic_choices(list(self.topics.values()))
        self.rows = [
            JournalRowForm(data=data, prefix=f"row{number}", actor=self.actor, pair=pair, choices=choices)
            for number in range(JOURNAL_ROWS)
        ]
        dress(self.fields.values())

    def is_valid(self) -> bool:
        rows = [row.is_valid() for row in self.rows]
        valid = super().is_valid() and all(rows)
        if valid and not self.told():
            self.add_error(None, "Заполните хотя бы одну строку: дату встречи.")
            return False
        return valid

    def told(self) -> list[Held]:
        return [
            Held(
                kind=row.cleaned_data["kind"],
                held_on=row.cleaned_data["held_on"],
                minutes=row.cleaned_data["minutes"],
                item=self.topics.get(row.cleaned_data["topic"]),
            )
            for row in self.rows
            if row.cleaned_data.get("held_on")
        ]


class ObjectionForm(ScopedForm):
    objection = forms.CharField(
        label="Что не так",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Например: встреча прошла в другой день. Увидят наставник и куратор.",
    )


class ConfirmOnPaperForm(PaperFields, ScopedForm):
    """One mentee's signatures under several meetings."""

    person = forms.ChoiceField(label="Наставляемый", widget=forms.RadioSelect)
    meetings = forms.MultipleChoiceField(label="Подтверждённые встречи", widget=forms.CheckboxSelectMultiple)
    field_order = ("person", "meetings", "paper_date", "scan")

    def __init__(self, *args: Any, pair: Pair, meetings: list[Meeting], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in pair.people[1:]}
        self.open_meetings = {str(meeting.pk): meeting for meeting in meetings}
        choices_of(self, "person").choices = [(pk, str(person)) for pk, person in self.people.items()]
        choices_of(self, "meetings").choices = [(pk, str(meeting)) for pk, meeting in self.open_meetings.items()]
        if len(self.people) == 1:
            self.initial.setdefault("person", next(iter(self.people)))
        self.initial.setdefault("meetings", list(self.open_meetings))

    def chosen(self) -> list[Meeting]:
        return [self.open_meetings[pk] for pk in self.cleaned_data["meetings"]]
