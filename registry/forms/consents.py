"""Consents from paper, on screen, withdrawn."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from papers.forms import PaperFields
from people.models import Person
from registry.rules import Bank, ConsentKind, Published
from registry.rules.entries import inclusion_reasons

BOTH = "both"
TO_BE = [(Bank.MENTORS, "наставник"), (Bank.MENTEES, "наставляемый"), (BOTH, "и наставник, и наставляемый")]


class RecordConsentsForm(PaperFields, ScopedForm):
    """What a ticked list of people signed on one day."""

    person: Any = forms.ModelMultipleChoiceField(
        queryset=None,
        label="Кто подписал",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Отметьте, кто подписал."},
    )
    kind = forms.MultipleChoiceField(
        label="Какие согласия",
        choices=ConsentKind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Каждое согласие подписано на отдельном листе.",
    )
    valid_until = forms.DateField(label="Действует по", required=False, help_text="Пусто — до отзыва.")
    published = forms.MultipleChoiceField(
        label="Что разрешено публиковать",
        choices=Published.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Только для согласия на публикацию: как отмечено на бланке.",
    )
    conditions = forms.CharField(
        label="Условия и запреты", required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
    on_our_form = forms.BooleanField(
        label="Подписан бланк, напечатанный здесь",
        required=False,
        initial=True,
        help_text="Тогда хранится и его текст.",
    )

    field_order = ["person", "kind", "paper_date", "valid_until", "scan", "published", "conditions", "on_our_form"]

    def __init__(self, *args: Any, ticked: list[int], **kwargs: Any):
        super().__init__(*args, **kwargs)
        people = Person.objects.visible_to(self.actor).by_name()
        field: Any = self.fields["person"]
        field.queryset = people.filter(pk__in=ticked) if ticked else people

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        until, since = data.get("valid_until"), data.get("paper_date")
        if until and since and until < since:
            self.add_error("valid_until", "Согласие не может закончиться раньше, чем дано.")
        if ConsentKind.PUBLICATION in data.get("kind", ()) and not data.get("published"):
            self.add_error("published", "Отметьте, что человек разрешил публиковать.")
        return data


class ToBeForm(ScopedForm):
    """What each of these people is going to be: those whom the staff list offers as mentees are taken for such."""

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.people = people
        for person in people:
            likely = Bank.MENTEES if inclusion_reasons(person, (), self.actor.today()) else Bank.MENTORS
            self.fields[f"as_{person.pk}"] = forms.ChoiceField(
                label=str(person), choices=TO_BE, initial=likely, help_text=person.post
            )

    def banks(self) -> dict[int, set[str]]:
        """By person, once the form is valid."""
        chosen = {person.pk: self.cleaned_data[f"as_{person.pk}"] for person in self.people}
        return {pk: set(Bank.values) if bank == BOTH else {bank} for pk, bank in chosen.items()}


class GiveConsentForm(ScopedForm):
    """The button «Даю согласие» under the text that was shown."""

    shown = forms.CharField(widget=forms.HiddenInput)


class GivePublicationForm(GiveConsentForm):
    published = forms.MultipleChoiceField(
        label="Разрешаю публиковать",
        choices=Published.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Отметьте, что разрешаете публиковать."},
    )
    conditions = forms.CharField(
        label="Условия и запреты, если нужны",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        help_text="Например: «фотографию — только групповую».",
    )


class WithdrawForm(ScopedForm):
    """By the person: nothing to fill."""


class WithdrawFromPaperForm(PaperFields, ScopedForm):
    """From the person's application."""
