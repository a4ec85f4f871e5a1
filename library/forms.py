"""Adding and correcting a material."""

from typing import Any

from django import forms

from core.forms import ScopedModelForm, SiteField
from library.models import Material
from library.rules import content_problem
from papers.forms import ScanField


class MaterialForm(ScopedModelForm):
    file = ScanField(label="Файл")

    class Meta:
        model = Material
        fields = ("title", "about", "link")
        field_classes = {"link": SiteField}
        help_texts = {
            "about": "Кому и чем пригодится: две-три строки.",
            "link": "Презентация, запись, страница сайта.",
        }
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kept = self.instance.file if self.instance.pk else None
        if "file" in data and "link" in data and (problem := content_problem(data["link"], data["file"] or kept)):
            self.add_error("file", problem)
        return data
