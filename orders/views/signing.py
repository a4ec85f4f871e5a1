"""The signed sheet and the number."""

from core.views import RowFormView
from orders import actions, policies, selectors
from orders.forms import OriginalForm, RegisterForm, SignedForm
from orders.models import Order
from orders.states import OrderState
from orders.views.queue import IN_FORCE
from papers.actions import store_if_given


class OrderMarkSigned(RowFormView):
    model = Order
    policy = staticmethod(policies.can_mark_signed)
    form_class = SignedForm
    title = "Приказ подписан на бумаге"
    submit = "Отметить подписанным"

    def perform(self, form):
        actor = self.request.actor
        return actions.mark_signed(
            self.object,
            on=form.cleaned_data["paper_date"],
            scan=store_if_given(form.cleaned_data["scan"], actor=actor),
            actor=actor,
            today=actor.today(),
        )

    def done_message(self, result) -> str:
        return IN_FORCE if result.state == OrderState.IN_FORCE else "Подпись отмечена. Осталось внести номер и дату."


class OrderAddOriginal(RowFormView):
    model = Order
    policy = staticmethod(policies.can_add_original)
    form_class = OriginalForm
    title = "Приложить подписанный лист"
    submit = "Лист подписан"
    done = "Отмечено: подписанный лист есть."

    def perform(self, form):
        actor = self.request.actor
        scan = store_if_given(form.cleaned_data["scan"], actor=actor)
        return actions.add_original(self.object, scan=scan, actor=actor, today=actor.today())


class OrderRegister(RowFormView):
    model = Order
    policy = staticmethod(policies.can_register)
    form_class = RegisterForm
    title = "Зарегистрировать приказ"
    submit = "Зарегистрировать"

    def get_initial(self):
        order, today = self.object, self.request.actor.today()
        dated = order.approved_on or today
        number = selectors.propose_number(order.organization, order.series, dated)
        return {"number": number, "dated": dated, "series": order.series}

    def perform(self, form):
        actor = self.request.actor
        return actions.register(self.object, actor=actor, today=actor.today(), **form.cleaned_data)

    def done_message(self, result) -> str:
        if result.state == OrderState.IN_FORCE:
            return IN_FORCE
        return f"Приказ зарегистрирован: № {result.number}. Он вступит в силу, когда его подпишет руководитель."
