"""The school of mentors is over: who has gone through it."""

from typing import Any

from core.views import RowFormView
from orders.models import Order
from printing.russian import counted
from registry import actions, policies
from registry.forms.training import TrainedForm


class MarkTrained(RowFormView):
    model = Order
    policy = staticmethod(policies.can_mark_trained)
    form_class = TrainedForm
    title = "Кто прошёл обучение"
    submit = "Отметить"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"entries": self.object.data.get("entries", [])}

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.request.actor.today()}

    def perform(self, form: TrainedForm) -> int:
        actor = self.request.actor
        told = form.cleaned_data
        return actions.mark_trained(self.object, told["mentors"], on=told["on"], actor=actor, today=actor.today())

    def done_message(self, result: int) -> str:
        return f"Обучение отмечено: {counted(result, 'наставник', 'наставника', 'наставников')}."
