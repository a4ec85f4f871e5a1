"""Forms of the banks and the consents."""

from registry.forms.competences import CompetenceForm
from registry.forms.consents import (
    GiveConsentForm,
    GivePublicationForm,
    RecordConsentsForm,
    ToBeForm,
    WithdrawForm,
    WithdrawFromPaperForm,
)
from registry.forms.entries import EnterPeopleForm, EntryForm, MenteeForm, MentorForm, NeedsForm, PeopleForm
from registry.forms.imports import BankImportForm

__all__ = [
    "BankImportForm",
    "CompetenceForm",
    "EnterPeopleForm",
    "EntryForm",
    "GiveConsentForm",
    "GivePublicationForm",
    "MenteeForm",
    "MentorForm",
    "NeedsForm",
    "PeopleForm",
    "RecordConsentsForm",
    "ToBeForm",
    "WithdrawForm",
    "WithdrawFromPaperForm",
]
