"""The organization's own competences."""

from typing import Any

from django import forms

from core.forms import ScopedModelForm
from registry.models import Competence


class CompetenceForm(ScopedModelForm):
    parent: Any = forms.ModelChoiceField(queryset=None, label="Раздел", empty_label=None)

    class Meta:
        model = Competence
        fields = ("parent", "title", "is_offered")
        help_texts = {"is_offered": "Снимите, если больше не нужна: там, где уже выбрана, она останется."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        parent: Any = self.fields["parent"]
        parent.queryset = Competence.objects.visible_to(self.actor).groups()
        if not self.instance.pk:
            del self.fields["is_offered"]
