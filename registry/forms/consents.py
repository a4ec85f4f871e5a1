"""Consents from paper, on screen, withdrawn."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from papers.forms import PaperFields
from people.models import Person
from registry.rules import ConsentKind, Published


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
