"""Forms of names, posts and organizations by case."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from people.models import Organization, Person
from people.selectors.wording import CASE_LABELS
from printing.cases import OBLIQUE


class FormsForm(ScopedForm):
    """The name and the post in five cases; what differs from the proposal is kept."""

    def __init__(self, *args: Any, person: Person, proposed: dict[str, dict[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        for what, title in (("name", "Имя"), ("post", "Должность")):
            if proposed[what]:
                self.ask(what, title, kept=person.declensions.get(what, {}), proposed=proposed[what])

    def ask(self, what: str, title: str, *, kept: dict[str, str], proposed: dict[str, str]) -> None:
        """A field a case, filled with what is printed now."""
        for case in OBLIQUE:
            self.fields[f"{what}_{case}"] = forms.CharField(
                label=f"{title}: {CASE_LABELS[case].lower()}",
                required=False,
                max_length=300,
                initial=kept.get(case) or proposed[case],
                help_text=f"Предложено: {proposed[case]}" if case in kept else "",
            )

    def said(self, what: str) -> dict[str, str]:
        return {case: " ".join(self.cleaned_data.get(f"{what}_{case}", "").split()) for case in OBLIQUE}


class OrganizationFormsForm(FormsForm):
    """The genitive of the name, and the head's post in five cases."""

    def __init__(self, *args: Any, organization: Organization, proposed: dict[str, str], **kwargs: Any):
        ScopedForm.__init__(self, *args, **kwargs)
        self.fields["genitive_name"] = forms.CharField(
            label="Наименование: родительный (директор чего?)", max_length=500, initial=organization.in_genitive
        )
        self.ask("post", "Руководитель", kept=organization.head_post_forms, proposed=proposed)
