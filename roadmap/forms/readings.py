"""Ready answers to an uncertain term, as radio buttons above the field for words of one's own."""

from collections.abc import Sequence
from typing import Any

from django import forms

from roadmap.rules.readings import Reading

OTHER = "other"


class ReadingFields:
    """Mix in before ScopedForm; the form has a field `meaning`. Without readings there is nothing to choose."""

    fields: Any
    initial: Any
    cleaned_data: Any

    def offer(self, readings: Sequence[Reading]) -> None:
        """Put the choice before `meaning`; what was chosen before stands chosen."""
        if not readings:
            return
        names = list(self.fields)
        self.fields["reading"] = forms.ChoiceField(
            label="Что означает срок",
            choices=[*readings, (OTHER, "другое: впишите ниже")],
            required=False,
            widget=forms.RadioSelect,
        )
        names.insert(names.index("meaning"), "reading")
        self.order_fields(names)  # type: ignore[attr-defined]
        said = self.initial.get("meaning", "")
        if said:
            self.initial.setdefault("reading", said if said in {reading.words for reading in readings} else OTHER)

    def clean(self) -> dict[str, Any]:
        """What is chosen is the meaning; «другое» leaves what is written."""
        data = super().clean() or self.cleaned_data  # type: ignore[misc]
        chosen = data.pop("reading", "")
        if chosen == OTHER and not data.get("meaning"):
            self.add_error("meaning", "Впишите, как понимать срок.")  # type: ignore[attr-defined]
        elif chosen and chosen != OTHER:
            data["meaning"] = chosen
        return data
