"""Acquaintance, orders from before the product, how numbers are written."""

from django.urls import reverse

from core.views import ActionView, PageFormView, RowFormView
from orders import actions, policies
from orders.forms import AcquaintanceForm, EnterForm, PatternForm
from orders.models import NumberPattern, Order
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


class Patterns(PageFormView):
    """How the numbers are written: the patterns that are there, and a form for one more or another wording."""

    policy = staticmethod(policies.can_keep_patterns)
    form_class = PatternForm
    template_name = "orders/patterns.html"
    title = "Номера приказов"
    done = "Образец сохранён. По нему предлагается номер при регистрации."

    def get_context_data(self, **kwargs):
        patterns = NumberPattern.objects.visible_to(self.request.actor).order_by("series")
        return super().get_context_data(patterns=patterns, **kwargs)

    def perform(self, form):
        actor = self.request.actor
        return actions.keep_pattern(organization=actor.organization, actor=actor, **form.cleaned_data)

    def success_url(self, result) -> str:
        return reverse("orders:patterns")

    def back_url(self) -> str:
        return reverse("orders:list")
