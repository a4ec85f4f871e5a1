"""Entries of the banks among the answers of an order."""

from typing import Any

from django import forms

from people.forms.chosen import with_post
from registry.models import MentorProfile
from registry.models.banks import Profile


class EntriesField(forms.ModelMultipleChoiceField):
    """Active entries of one bank, by name."""

    def __init__(self, model: type[Profile], label: str, **kwargs: Any):
        rows = model.objects.active().by_name().select_related("person")
        super().__init__(rows, label=label, widget=forms.CheckboxSelectMultiple, **kwargs)

    def label_from_instance(self, entry: Any) -> str:
        return with_post(entry.person)


def entries_of(order: Any, model: type[Profile]) -> list[Any]:
    """The entries that the order's answers name, by name."""
    rows = model.objects.filter(organization=order.organization_id, pk__in=order.data.get("entries") or [])
    return list(rows.by_name().select_related("person"))


def proposed_entries(actor: Any, model: type[Profile]) -> list[int]:
    return list(model.objects.visible_to(actor).active().by_name().values_list("pk", flat=True))


def direction_of(mentor: MentorProfile) -> str:
    """What a mentor offers, as the register prints it."""
    return ", ".join(offer.competence.title for offer in mentor.offers.select_related("competence"))
