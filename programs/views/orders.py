"""Orders about programs, each drafted from ticked rows."""

from typing import Any

from django.urls import reverse

from core.views import PageFormView
from orders.models import Order
from printing.russian import numeric_date
from programs import actions, policies
from programs.forms import RowsForm
from programs.models import ProgramExtension
from programs.selectors import order_rows

Listed = dict[str, tuple[Any, str]]


class RowsOrder(PageFormView):
    """Rows that wait for an order; nothing to tick says what to do."""

    policy: Any = staticmethod(policies.can_draft_orders)
    form_class = RowsForm
    template_name = "programs/order.html"
    submit = "Подготовить проект приказа"
    done = "Проект приказа готов. Проверьте текст и отправьте его руководителю."
    nothing = ""

    def listed(self) -> Listed:
        raise TypeError(f"{type(self).__name__} lists nothing.")

    def get_form_kwargs(self) -> dict[str, Any]:
        if not hasattr(self, "_listed"):
            self._listed = self.listed()
        return super().get_form_kwargs() | {"listed": self._listed}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(nothing=self.nothing, has_rows=bool(self._listed), **kwargs)

    def back_url(self) -> str:
        return reverse("programs:list")


class ApprovalOrder(RowsOrder):
    title = "Приказ об утверждении программ"
    nothing = "Здесь появятся программы, которые согласовали все участники."

    def listed(self) -> Listed:
        rows = order_rows.to_approve(self.request.actor.organization.pk)
        return {str(row.pk): (row, f"{row.pair}, по {numeric_date(row.ends_on)}") for row in rows}

    def perform(self, form: RowsForm) -> Order:
        actor = self.request.actor
        return actions.draft_approval_order(form.chosen(), actor=actor, today=actor.today())


class ResultsOrder(RowsOrder):
    title = "Приказ о завершении программ и итогах"
    nothing = "Здесь появятся завершённые программы, итоги которых ещё не подведены приказом."

    def listed(self) -> Listed:
        rows = order_rows.to_close(self.request.actor.organization.pk)
        return {
            str(row.pk): (row, f"{row.pair}, {row.get_state_display()} {numeric_date(row.ended_on)}") for row in rows
        }

    def perform(self, form: RowsForm) -> Order:
        actor = self.request.actor
        return actions.draft_results_order(form.chosen(), actor=actor, today=actor.today())


class ChangeOrder(RowsOrder):
    title = "Приказ об изменении программ"
    nothing = "Здесь появятся продления и изменения плана, на которые согласились все участники."

    def listed(self) -> Listed:
        rows = order_rows.to_confirm(self.request.actor.organization.pk)
        return {f"{type(row).__name__}-{row.pk}": (row, _words(row)) for row in rows}

    def perform(self, form: RowsForm) -> Order:
        actor = self.request.actor
        return actions.draft_change_order(form.chosen(), actor=actor, today=actor.today())


def _words(change: Any) -> str:
    if isinstance(change, ProgramExtension):
        return f"{change.program.pair}: срок до {numeric_date(change.ends_on)}"
    return f"{change.program.pair}: дополнение № {change.number}"
