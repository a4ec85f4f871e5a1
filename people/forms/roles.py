"""Forms about roles."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from people.models import Person
from people.rules import Role, roles_of_kind


class RoleForm(ScopedForm):
    role = forms.ChoiceField(label="Роль")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        allowed = roles_of_kind(self.actor.organization.kind)
        self.fields["role"].choices = [("", "Выберите роль")] + [
            (role, label) for role, label in Role.choices if role in allowed
        ]


class CuratorshipForm(ScopedForm):
    to_person = forms.ModelChoiceField(
        label="Кому передаётся работа", queryset=Person.objects.none(), empty_label="Выберите сотрудника"
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["to_person"]
        field.queryset = (
            Person.objects.visible_to(self.actor).of_staff(self.actor.today()).exclude(pk=person.pk).by_name()
        )
