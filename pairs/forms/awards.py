"""Which sheets to print for whom."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from pairs.rules.awards import MOST_AWARDS, AwardDesign, AwardKind
from pairs.selectors.awards import people_to_award
from people.models import Person
from people.rules import Role


class AwardsForm(ScopedForm):
    kind = forms.ChoiceField(label="Что напечатать", choices=AwardKind.choices)
    design = forms.ChoiceField(label="Оформление", choices=AwardDesign.choices)
    dated = forms.DateField(label="Дата")
    text = forms.CharField(
        label="За что",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Пусто: слова подберутся по роли человека в этом учебном году.",
    )
    people = forms.MultipleChoiceField(
        label="Кому",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Отметьте, кому напечатать."},
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.told = {str(person.pk): (person, role) for person, role in people_to_award(self.actor, self.actor.today())}
        self.fields["dated"].initial = self.actor.today()
        field: Any = self.fields["people"]
        field.choices = [(pk, _named(person, role)) for pk, (person, role) in self.told.items()]

    def clean_people(self) -> list[Person]:
        chosen = self.cleaned_data["people"]
        if len(chosen) > MOST_AWARDS:
            raise forms.ValidationError(f"За один раз печатается не больше {MOST_AWARDS} листов.")
        return [self.told[pk][0] for pk in self.told if pk in set(chosen)]


def _named(person: Person, role: str) -> str:
    parts = [str(person), person.post, Role(role).label if role else ""]
    return ", ".join(filter(None, parts))
