"""The draft: its text, its way to the director's desk."""

from typing import Any

from django.urls import reverse

from core.views import ActionView, PageFormView, RowFormView
from orders import actions, policies, selectors
from orders.forms import ConfirmForm, OrderForm
from orders.kinds import FreeText
from orders.models import Order


class OrderTextMixin:
    """The form of an order's text with its items."""

    form_class = OrderForm
    template_name: str | None = "orders/order_form.html"
    request: Any

    def get_context_data(self, **kwargs):
        return super().get_context_data(acts=selectors.acts_to_cite(self.request.actor), **kwargs)  # type: ignore[misc]


class OrderDraft(OrderTextMixin, PageFormView):
    policy = staticmethod(policies.can_draft)
    title = "Новый приказ"
    submit = "Сохранить проект"
    done = "Проект сохранён. Проверьте текст и отправьте его руководителю."

    def perform(self, form):
        actor = self.request.actor
        return actions.draft(
            FreeText.name, organization=actor.organization, actor=actor, today=actor.today(), **form.cleaned_data
        )

    def back_url(self) -> str:
        return reverse("orders:list")


class OrderEdit(OrderTextMixin, RowFormView):
    model = Order
    policy = staticmethod(policies.can_edit)
    title = "Изменить проект приказа"
    submit = "Сохранить проект"
    done = "Проект сохранён."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"order": self.object}

    def perform(self, form):
        actor = self.request.actor
        return actions.edit(self.object, actor=actor, today=actor.today(), **form.cleaned_data)


class OrderSend(ActionView):
    model = Order
    policy = staticmethod(policies.can_send)
    done = "Приказ отправлен руководителю. Он увидит его на главной странице."

    def perform(self, order):
        return actions.send(order, actor=self.request.actor, today=self.request.actor.today())


class OrderDiscard(RowFormView):
    model = Order
    policy = staticmethod(policies.can_discard)
    form_class = ConfirmForm
    template_name = "orders/discard.html"
    title = "Отменить проект приказа"
    submit = "Отменить проект"
    done = "Проект отменён."

    def perform(self, form):
        return actions.discard(self.object, actor=self.request.actor, today=self.request.actor.today())
