"""Who has gone through the school of mentors."""

from typing import Any

from django import forms

from core.forms import ScopedForm
from registry.models import MentorProfile


class TrainedForm(ScopedForm):
    mentors: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        None, label="Кто прошёл обучение", widget=forms.CheckboxSelectMultiple
    )
    on = forms.DateField(label="Когда завершено обучение")

    def __init__(self, *args: Any, entries: list[int], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["mentors"]
        students = MentorProfile.objects.visible_to(self.actor).filter(pk__in=entries)
        field.queryset = students.by_name().select_related("person")
        self.initial.setdefault("mentors", entries)

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > self.actor.today():
            raise forms.ValidationError("Обучение не может завершиться позже сегодняшнего дня.")
        return day
