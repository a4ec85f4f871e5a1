"""Signature and number, on screen and from paper."""

from django.urls import reverse

from core.views import PageFormView, RowFormView
from orders import actions, policies, selectors
from orders.forms import (
    ApproveSeveralForm,
    ConfirmForm,
    OriginalForm,
    RegisterForm,
    SendBackForm,
    SignedForm,
    chosen_orders,
)
from orders.models import Order
from orders.states import OrderState
from papers.actions import store_if_given

IN_FORCE = "Приказ вступил в силу. Те, кто в нём назван, увидят его на главной странице."


class OrderSendBack(RowFormView):
    model = Order
    policy = staticmethod(policies.can_send_back)
    form_class = SendBackForm
    title = "Вернуть приказ с замечанием"
    submit = "Вернуть куратору"
    done = "Приказ возвращён. Куратор увидит замечание на главной странице."

    def perform(self, form):
        actor = self.request.actor
        return actions.send_back(self.object, actor=actor, today=actor.today(), **form.cleaned_data)


class OrderApprove(RowFormView):
    """The confirmation says what will happen; the POST signs."""

    model = Order
    policy = staticmethod(policies.can_approve)
    form_class = ConfirmForm
    template_name = "orders/approve.html"
    title = "Утвердить приказ"
    submit = "Утвердить"

    def get_context_data(self, **kwargs):
        order, today = self.object, self.request.actor.today()
        return super().get_context_data(
            **{"problems": order.kind.problems(order, today=today)} | kwargs,
            warnings=order.kind.warnings(order, today=today),
            about=selectors.told_apart([order])[order.pk],
            paper_is_original=not order.organization.electronic_act,
        )

    def perform(self, form):
        return actions.approve(self.object, actor=self.request.actor, today=self.request.actor.today())

    def done_message(self, result) -> str:
        if result.state == OrderState.IN_FORCE:
            return IN_FORCE
        return "Приказ утверждён. Он вступит в силу, когда куратор или секретарь внесёт номер и дату."


class ApproveSeveral(PageFormView):
    """One confirmation that lists the ticked orders; the POST signs all of them or none."""

    policy = staticmethod(policies.can_approve_some)
    form_class = ApproveSeveralForm
    template_name = "orders/approve_several.html"
    title = "Утвердить приказы"
    submit = "Утвердить все"

    def get_context_data(self, **kwargs):
        today = self.request.actor.today()
        chosen = chosen_orders((self.request.POST or self.request.GET).getlist("order"), self.request.actor)
        told = selectors.told_apart(chosen)
        listed = [(order, told[order.pk], order.kind.problems(order, today=today)) for order in chosen]
        return super().get_context_data(
            ready=[(order, about) for order, about, problems in listed if not problems],
            hindered=[(order, about, problems) for order, about, problems in listed if problems],
            **kwargs,
        )

    def perform(self, form):
        actor = self.request.actor
        return actions.approve_all(form.cleaned_data["orders"], actor=actor, today=actor.today())

    def done_message(self, result) -> str:
        return f"Утверждено приказов: {len(result)}."

    def success_url(self, result) -> str:
        return reverse("orders:list")

    def back_url(self) -> str:
        return reverse("orders:queue")


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
