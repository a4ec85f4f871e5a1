"""Forms of programs and meetings; they check, the actions save."""

from programs.forms.changes import ChangePaperForm, CorrectForm, ExtendForm
from programs.forms.ending import EndForm
from programs.forms.meetings import ConfirmOnPaperForm, JournalForm, MeetingForm, ObjectionForm
from programs.forms.orders import RowsForm
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
    "ChangePaperForm",
    "ConfirmOnPaperForm",
    "CorrectForm",
    "DoneOnPaperForm",
    "EndForm",
    "ExistingProgramForm",
    "ExtendForm",
    "ItemForm",
    "JournalForm",
    "MeetingForm",
    "ObjectionForm",
    "ProgramForm",
    "QueueForm",
    "RemarkForm",
    "RowsForm",
]
