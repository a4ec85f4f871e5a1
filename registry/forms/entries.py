"""Entries of the banks: into it, corrected, their needs."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.forms.models import ModelChoiceIterator

from core.forms import ScopedForm, ScopedModelForm
from papers.forms import ScanField
from people.models import Person
from registry.models import Competence, MenteeProfile, MentorProfile
from registry.policies import sees_closed
from registry.rules import (
    CLOSED_CATEGORY,
    MAX_CAPACITY,
    MAX_HOURS,
    NEED_WEIGHTS,
    MenteeCategory,
    MentorCategory,
    MentoringForm,
    MentoringKind,
)
from registry.rules.entries import agreement_problem

CONSENT = ("Согласие", ("consent_on", "consent_scan"))


def ticks(label: str, choices: Any, **kwargs: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, **kwargs
    )


class ByGroup(ModelChoiceIterator):
    """Leaves of the dictionary under the titles of their groups."""

    queryset: Any

    def __iter__(self):
        groups: dict[str, list] = {}
        for leaf in self.queryset.leaves():
            groups.setdefault(leaf.parent.title, []).append(self.choice(leaf))
        yield from groups.items()


class CompetencesField(forms.ModelMultipleChoiceField):
    iterator: Any = ByGroup
    widget = forms.CheckboxSelectMultiple


class EntryForm(ScopedModelForm):
    """What both banks ask. `person`: a new entry, which may bring the consent signed on paper along."""

    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __init__(self, *args: Any, person: Person | None = None, lacks_consent: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.person = person
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 3
        if lacks_consent:
            self.fields["consent_on"] = forms.DateField(
                label="Согласие на обработку персональных данных подписано",
                widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
                help_text="Дата на подписанном бланке. Без согласия запись в банке невозможна.",
            )
            self.fields["consent_scan"] = ScanField(label="Скан согласия, если он есть")

    @property
    def helper(self):
        """The fields under short headings; what a form does not have is left out."""
        helper = super().helper
        groups = [(title, [name for name in names if name in self.fields]) for title, names in self.groups]
        helper.layout = Layout(*[Fieldset(title, *names, css_class="block") for title, names in groups if names])
        return helper

    def clean_consent_on(self):
        day = self.cleaned_data["consent_on"]
        if day > self.actor.today():
            raise forms.ValidationError("Дата согласия ещё не наступила.")
        return day

    def entry_fields(self) -> dict[str, Any]:
        """What the action stores on the entry itself."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


class MentorForm(EntryForm):
    categories = ticks("Категории наставника", MentorCategory.choices)
    competences = CompetencesField(queryset=None, label="В чём может помочь", required=False)
    capacity = forms.IntegerField(label="Наставляемых не более", min_value=1, max_value=MAX_CAPACITY, initial=3)
    hours_a_month = forms.IntegerField(
        label="Ресурс времени, часов в месяц", min_value=1, max_value=MAX_HOURS, required=False
    )
    kinds = ticks("Виды наставничества", MentoringKind.choices)
    forms = ticks("Формы наставничества", MentoringForm.choices)  # last: from here on the name hides the module

    groups = (
        CONSENT,
        ("Чем поможет", ("categories", "competences", "capacity", "hours_a_month", "forms", "kinds")),
        ("О наставнике", ("achievements", "interests", "desired_age", "contacts", "is_external", "workplace")),
        (
            "Как оформлена работа наставника",
            ("in_job_function", "agreement_number", "agreement_date", "agreement_payment"),
        ),
        ("Обучение наставника", ("trained_on", "training")),
        ("Для ведущих банк", ("note",)),
    )

    class Meta:
        model = MentorProfile
        fields = (
            *("categories", "forms", "kinds", "capacity", "hours_a_month", "achievements", "interests"),
            *("desired_age", "contacts", "is_external", "workplace", "in_job_function", "agreement_number"),
            *("agreement_date", "agreement_payment", "trained_on", "training", "note"),
        )
        help_texts = {
            "in_job_function": "Тогда дополнительное соглашение не нужно (ТК РФ, ст. 351.8).",
            "agreement_payment": "Как напечатать в приказе: например, «5000 руб. в месяц».",
            "workplace": "Для внешнего наставника — его организация.",
            "contacts": "Если пусто, показываются телефон и почта из карточки человека.",
            "desired_age": "Если наставнику это важно.",
            "trained_on": "Когда впервые прошёл школу наставника или курсы. По этой дате считается отчёт.",
            "training": "Например: «Школа наставника», 12 часов.",
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["competences"]
        field.queryset = Competence.objects.visible_to(self.actor).leaves().offered()
        if self.instance.pk:
            self.initial["competences"] = [offer.competence_id for offer in self.instance.offers.all()]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if problem := agreement_problem(data.get("agreement_number", ""), data.get("agreement_date")):
            self.add_error("agreement_date" if data.get("agreement_number") else "agreement_number", problem)
        if data.get("training") and not data.get("trained_on"):
            self.add_error("trained_on", "Укажите, когда наставник прошёл обучение.")
        if data.get("trained_on") and data["trained_on"] > self.actor.today():
            self.add_error("trained_on", "Дата обучения ещё не наступила.")
        if data.get("is_external") and not data.get("workplace"):
            self.add_error("workplace", "Укажите, где работает внешний наставник.")
        return data


class MenteeForm(EntryForm):
    categories = ticks("Категории наставляемого", MenteeCategory.choices)
    forms = ticks("Формы наставничества", MentoringForm.choices)
    kinds = ticks("Виды наставничества", MentoringKind.choices)

    groups = (
        CONSENT,
        ("Что нужно", ("categories", "request", "strengths")),
        ("Как удобно", ("forms", "kinds", "contacts")),
        ("Для ведущих банк", ("note",)),
    )

    class Meta:
        model = MenteeProfile
        fields = ("categories", "request", "strengths", "forms", "kinds", "contacts", "note")
        help_texts = {
            "request": "Своими словами: с чем нужна помощь.",
            "strengths": "На что опереться: программа поддерживает и сильные стороны.",
            "contacts": "Если пусто, показываются телефон и почта из карточки человека.",
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["categories"] = self.instance.shown_categories(self.actor)
        if not sees_closed(self.actor):
            field: Any = self.fields["categories"]
            field.choices = [choice for choice in MenteeCategory.choices if choice[0] != CLOSED_CATEGORY]


class NeedsForm(ScopedForm):
    """One choice of importance for each leaf of the dictionary."""

    def __init__(self, *args: Any, mentee: MenteeProfile, **kwargs: Any):
        super().__init__(*args, **kwargs)
        weights = {need.competence_id: need.weight for need in mentee.needs.all()}
        leaves: Any = Competence.objects.visible_to(self.actor).leaves()
        self.groups: dict[str, list[str]] = {}
        for leaf in leaves:
            if not leaf.is_offered and leaf.pk not in weights:
                continue
            name = f"need_{leaf.pk}"
            self.fields[name] = forms.TypedChoiceField(
                label=leaf.title[:1].upper() + leaf.title[1:],
                choices=[("", "не указано"), *NEED_WEIGHTS[::-1]],
                coerce=int,
                empty_value=None,
                required=False,
                initial=weights.get(leaf.pk),
            )
            self.groups.setdefault(leaf.parent.title, []).append(name)

    def by_group(self) -> list[tuple[str, list]]:
        return [(title, [self[name] for name in names]) for title, names in self.groups.items()]

    def needs(self) -> dict[int, int]:
        """Importance by id of the competence, for `set_needs`."""
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        return {int(name.removeprefix("need_")): weight for name, weight in chosen.items()}


class PeopleForm(ScopedForm):
    """A ticked list of people of the organization."""

    person: Any = forms.ModelMultipleChoiceField(
        queryset=None, label="Люди", error_messages={"required": "Отметьте хотя бы одного человека."}
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.queryset = Person.objects.visible_to(self.actor).select_related("organization").by_name()


class EnterPeopleForm(PeopleForm):
    consent_on = forms.DateField(
        label="У кого согласия нет — подписано на бумаге",
        required=False,
        help_text="Заполните, если бланки согласия уже подписаны.",
    )
