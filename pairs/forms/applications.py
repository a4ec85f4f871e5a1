"""Forms of applications: one's own, from paper, the curator's memo, the director's answer."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from pairs.forms.pairs import as_what
from pairs.models import Pair
from pairs.rules.applications import OF_PARTICIPANTS, ApplicationKind, authors_problem
from papers.forms import PaperFields

QUIET = "Видят только куратор и руководитель. Другим участникам не показывается и ни в одном документе не печатается."


class ApplyForm(ScopedForm):
    """Nothing is obligatory: the request itself is the button."""

    last_day = forms.DateField(
        label="Последний день", required=False, help_text="Можно не заполнять: день назовут в приказе."
    )
    reason = forms.CharField(
        label="Причина, если хотите её назвать",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=QUIET,
    )


class PaperApplicationForm(PaperFields, ScopedForm):
    """A paper that participants signed."""

    kind = forms.ChoiceField(
        label="Что подано",
        choices=[(kind.value, kind.label.capitalize()) for kind in OF_PARTICIPANTS],
        widget=forms.RadioSelect,
    )
    people = forms.MultipleChoiceField(label="Кто подписал", widget=forms.CheckboxSelectMultiple)
    last_day = forms.DateField(label="Последний день, если он назван", required=False)
    reason = forms.CharField(
        label="Причина, если она названа", required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text=QUIET
    )

    field_order = ("kind", "people", "paper_date", "last_day", "reason", "scan")

    def __init__(self, *args: Any, pair: Pair, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.pair = pair
        self.rows = {str(person.pk): person for person in pair.people}
        people: Any = self.fields["people"]
        people.choices = [(key, f"{person}, {as_what(pair, person)}") for key, person in self.rows.items()]

    def signed(self) -> list[Any]:
        return [self.rows[key] for key in self.cleaned_data["people"]]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") and data.get("people"):
            mentor = self.pair.mentor.person in self.signed()
            if problem := authors_problem(data["kind"], mentor, len(data["people"]) - mentor):
                self.add_error("people", problem)
        return data


class MemoForm(ScopedForm):
    """What the curator reports of a program that is not properly carried out."""

    note = forms.CharField(label="Что не исполняется", widget=forms.Textarea(attrs={"rows": 4}), help_text=QUIET)
    last_day = forms.DateField(
        label="Предлагаемый последний день",
        required=False,
        help_text="Наставника предупреждают не менее чем за три рабочих дня.",
    )


class DeclineForm(ScopedForm):
    answer = forms.CharField(
        label="Ответ",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Прочитают те, кто подписал заявление, и куратор.",
    )


def title_of(kind: str) -> str:
    return ApplicationKind(kind).label.capitalize()
