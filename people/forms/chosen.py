"""Choices of people: those at work, by name, told apart by their posts."""

from typing import Any

from django import forms

from core.answers import AnswersForm
from core.forms import ScopedForm
from people.models import Person


class PersonField(forms.ModelChoiceField):
    def __init__(self, label: str, **kwargs: Any):
        super().__init__(None, label=label, **kwargs)

    def label_from_instance(self, person: Any) -> str:
        return with_post(person)


class PeopleField(forms.ModelMultipleChoiceField):
    def __init__(self, label: str, **kwargs: Any):
        super().__init__(None, label=label, widget=forms.CheckboxSelectMultiple, **kwargs)

    def label_from_instance(self, person: Any) -> str:
        return with_post(person)


def with_post(person: Person) -> str:
    return f"{person}, {person.post}" if person.post else str(person)


class OfPeopleMixin:
    """Only people at work on the actor's day are offered, by name."""

    fields: Any
    actor: Any

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        today = self.actor.today()
        for field in self.fields.values():
            if isinstance(field, PersonField | PeopleField):
                field.queryset = Person.objects.visible_to(self.actor).working(today).by_name()


class PeopleLineForm(OfPeopleMixin, ScopedForm):
    """One line of a table with people in it."""


class PeopleAnswersForm(OfPeopleMixin, AnswersForm):
    """Answers that name people."""
