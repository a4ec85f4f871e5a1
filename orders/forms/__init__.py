"""Forms of orders: the text with its items, the decision, the number, the acquaintance."""

from orders.forms.recording import AcquaintanceForm, EnterForm, PatternForm, RegisterForm
from orders.forms.signing import (
    ApproveForm,
    ApproveSeveralForm,
    ConfirmForm,
    OriginalForm,
    SendBackForm,
    SendForm,
    SignedForm,
    chosen_orders,
)
from orders.forms.text import CancelForm, ChangeForm, OrderForm

__all__ = [
    "AcquaintanceForm",
    "ApproveForm",
    "ApproveSeveralForm",
    "CancelForm",
    "ChangeForm",
    "ConfirmForm",
    "EnterForm",
    "OrderForm",
    "OriginalForm",
    "PatternForm",
    "RegisterForm",
    "SendBackForm",
    "SendForm",
    "SignedForm",
    "chosen_orders",
]
