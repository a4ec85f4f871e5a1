"""Acquaintance, orders from before the product."""

from django.urls import reverse

from core.views import ActionView, PageFormView, RowFormView
from orders import actions, policies
from orders.forms import AcquaintanceForm, EnterForm
from orders.models import Order
from papers.actions import store_if_given


class OrderAcquaint(ActionView):
    model = Order
    policy = staticmethod(policies.can_acquaint)
    done = "Отмечено: вы ознакомлены с приказом."

    def perform(self, order):
        actions.acquaint(order, actor=self.request.actor, today=self.request.actor.today())
        return order


class OrderRecordAcquaintance(RowFormView):
    model = Order
    policy = staticmethod(policies.can_record_acquaintance)
    form_class = AcquaintanceForm
    title = "Внести ознакомление с бумаги"
    submit = "Внести"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"order": self.object}

    def perform(self, form):
        actor = self.request.actor
        return actions.record_acquaintance(
            self.object,
            form.cleaned_data["persons"],
            on=form.cleaned_data["paper_date"],
            scan=store_if_given(form.cleaned_data["scan"], actor=actor),
            actor=actor,
            today=actor.today(),
        )

    def done_message(self, result) -> str:
        return f"Внесено с бумаги: ознакомлены {result}."


class OrderEnter(PageFormView):
    policy = staticmethod(policies.can_enter)
    form_class = EnterForm
    title = "Внести приказ, изданный раньше"
    submit = "Внести"
    done = "Приказ внесён и действует."

    def perform(self, form):
        actor = self.request.actor
        facts = form.cleaned_data
        scan = store_if_given(facts.pop("scan"), actor=actor)
        facts.setdefault("twice", False)
        return actions.enter_as_is(
            facts.pop("kind_name"),
            organization=actor.organization,
            scan=scan,
            actor=actor,
            today=actor.today(),
            **facts,
        )

    def back_url(self) -> str:
        return reverse("orders:list")
