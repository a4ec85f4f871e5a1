"""The director's queue: the document in view, the decision beside it, the next one after it."""

from typing import Any

from django.urls import reverse

from core.text import ids_in
from core.views import PageFormView, PageView, RowFormView
from orders import actions, policies, selectors
from orders.forms import ApproveForm, ApproveSeveralForm, SendBackForm, chosen_orders
from orders.models import Order
from orders.states import OrderState
from printing.errors import PrintingError
from printing.formats import to_screen

IN_FORCE = "Приказ вступил в силу. Те, кто в нём назван, увидят его на главной странице."


class OrderQueue(PageView):
    policy = staticmethod(policies.can_approve_some)
    template_name = "orders/queue.html"

    def get_context_data(self, **kwargs):
        waiting = waiting_for(self.request.actor)
        told = selectors.told_apart(waiting)
        asked = ids_in([self.request.GET.get("order", "")])
        shown = next((one for one in waiting if one.pk in asked), waiting[0] if waiting else None)
        decision = self._decision(shown) if shown else {}
        context = {
            "title": "Приказы на утверждение",
            "orders": [(one, told[one.pk]) for one in waiting],
            "shown": shown,
        }
        return super().get_context_data(**context, **decision, **kwargs)

    def _decision(self, order: Order) -> dict[str, Any]:
        """The sheet, what the check found, and both forms."""
        actor = self.request.actor
        found = selectors.check(order, actor.today())
        return {
            **sheet_of(order),
            "problems": selectors.for_reader(found.problems, order, policies.can_edit(actor, order)),
            "warnings": selectors.for_reader(found.warnings, order, policies.can_edit(actor, order)),
            "approve": ApproveForm(actor=actor, request=self.request, warnings=found.warnings),
            "send_back": SendBackForm(actor=actor, order=order),
        }


def waiting_for(actor: Any) -> list[Order]:
    """What lies before the director, the oldest first."""
    sent = Order.objects.visible_to(actor).for_list().filter(state=OrderState.SENT)
    return list(sent.select_related("organization__head", "document").order_by("sent_at", "pk"))


def sheet_of(order: Order) -> dict[str, Any]:
    try:
        return {"sheet": to_screen(selectors.paper_of(order))}
    except PrintingError as error:
        return {"sheet": "", "broken": str(error)}


class DecisionMixin:
    """A decision leads back to the queue when it was taken there."""

    request: Any

    def success_url(self, result) -> str:
        if self.request.POST.get("then") == "queue":
            return reverse("orders:queue")
        return super().success_url(result)  # type: ignore[misc]


class OrderSendBack(DecisionMixin, RowFormView):
    model = Order
    policy = staticmethod(policies.can_send_back)
    form_class = SendBackForm
    title = "Вернуть приказ с замечанием"
    submit = "Вернуть куратору"
    done = "Приказ возвращён. Куратор увидит замечания на главной странице и у пунктов."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"order": self.object}

    def perform(self, form):
        actor = self.request.actor
        return actions.send_back(self.object, actor=actor, today=actor.today(), **form.cleaned_data)


class OrderApprove(DecisionMixin, RowFormView):
    """The confirmation says what will happen; the POST signs."""

    model = Order
    policy = staticmethod(policies.can_approve)
    form_class = ApproveForm
    template_name = "orders/approve.html"
    title = "Утвердить приказ"
    submit = "Утвердить"

    def found(self) -> selectors.Check:
        return selectors.check(self.object, self.request.actor.today())

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request, "warnings": self.found().warnings}

    def get_context_data(self, **kwargs):
        order, found = self.object, self.found()
        may_edit = policies.can_edit(self.request.actor, order)
        return super().get_context_data(
            **{"problems": selectors.for_reader(found.problems, order, may_edit)} | kwargs,
            warnings=selectors.for_reader(found.warnings, order, may_edit),
            about=selectors.told_apart([order])[order.pk],
            paper_is_original=not order.organization.electronic_act,
            then=self.request.POST.get("then", ""),
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

    def chosen(self) -> list[tuple[Order, selectors.Check]]:
        """The ticked orders, each with what its check found."""
        today = self.request.actor.today()
        ticked = (self.request.POST or self.request.GET).getlist("order")
        return [(order, selectors.check(order, today)) for order in chosen_orders(ticked, self.request.actor)]

    def get_form_kwargs(self):
        doubtful = [warning for _, found in self.chosen() if not found.problems for warning in found.warnings]
        return super().get_form_kwargs() | {"request": self.request, "warnings": doubtful}

    def get_context_data(self, **kwargs):
        listed = self.chosen()
        told = selectors.told_apart([order for order, _ in listed])
        return super().get_context_data(
            ready=[(order, told[order.pk], found.warnings) for order, found in listed if not found.problems],
            hindered=[(order, told[order.pk], found.problems) for order, found in listed if found.problems],
            **kwargs,
        )

    def perform(self, form):
        actor = self.request.actor
        return actions.approve_all(form.cleaned_data["orders"], actor=actor, today=actor.today())

    def done_message(self, result) -> str:
        return f"Утверждено приказов: {len(result)}."

    def success_url(self, result) -> str:
        return reverse("orders:queue")

    def back_url(self) -> str:
        return reverse("orders:queue")
