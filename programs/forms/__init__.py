"""Forms of programs and meetings; they check, the actions save."""

from programs.forms.ending import EndForm, ExtendForm, ExtensionPaperForm
from programs.forms.meetings import ConfirmOnPaperForm, JournalForm, MeetingForm, ObjectionForm
from programs.forms.programs import (
    AgreeOnPaperForm,
    ApproveOnPaperForm,
    DoneOnPaperForm,
    ExistingProgramForm,
    ItemForm,
    ProgramForm,
    QueueForm,
    RemarkForm,
)

__all__ = [
    "AgreeOnPaperForm",
    "ApproveOnPaperForm",
    "ConfirmOnPaperForm",
    "DoneOnPaperForm",
    "EndForm",
    "ExistingProgramForm",
    "ExtendForm",
    "ExtensionPaperForm",
    "ItemForm",
    "JournalForm",
    "MeetingForm",
    "ObjectionForm",
    "ProgramForm",
    "QueueForm",
    "RemarkForm",
]
