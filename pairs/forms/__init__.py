"""Forms of pairs: proposals, answers, ends, applications."""

from pairs.forms.applications import ApplyForm, DeclineForm, MemoForm, PaperApplicationForm
from pairs.forms.changes import ChangeForm
from pairs.forms.pairs import (
    AnswersForm,
    ConfirmForm,
    EndForm,
    EndMemberForm,
    EnterForm,
    ImportForm,
    OrderForm,
    TermsForm,
)

__all__ = [
    "AnswersForm",
    "ApplyForm",
    "ChangeForm",
    "ConfirmForm",
    "DeclineForm",
    "EndForm",
    "EndMemberForm",
    "EnterForm",
    "ImportForm",
    "MemoForm",
    "OrderForm",
    "PaperApplicationForm",
    "TermsForm",
]
