"""Kinds of order drafted from a few questions: one page for all of them."""

from typing import Any

from django.urls import reverse

from core.views import PageFormView, RowFormView
from orders import actions, policies
from orders.kinds import OrderKind, kind_named
from orders.models import Order

TEMPLATE = "orders/kind_form.html"


class DraftOfKind(PageFormView):
    """What the kind must be told; the order is worded from it. `?person=5` answers a question beforehand."""

    policy = staticmethod(policies.can_draft)
    kind_name = ""
    template_name = TEMPLATE
    submit = "Подготовить проект приказа"
    done = "Проект приказа готов. Проверьте текст и отправьте его руководителю."

    @property
    def kind(self) -> OrderKind:
        return kind_named(self.kind_name)

    def get_form_kwargs(self) -> dict[str, Any]:
        actor = self.request.actor
        return super().get_form_kwargs() | {"given": self.kind.proposed(actor, today=actor.today())}

    def get_initial(self) -> dict[str, Any]:
        names = self.kind.form_class.base_fields
        return {name: value for name, value in self.request.GET.items() if name in names and value}

    def get_form(self):
        return self.kind.form_class(**self.get_form_kwargs())

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **{"title": f"Новый приказ: {self.kind.label}", "help": self.kind.about} | kwargs
        )

    def perform(self, form):
        actor = self.request.actor
        return actions.draft(
            self.kind.name, organization=actor.organization, data=form.answers(), actor=actor, today=actor.today()
        )

    def back_url(self) -> str:
        return reverse("orders:list")


class ChangeAnswers(RowFormView):
    """The same questions for a draft, with what was answered."""

    model = Order
    policy = staticmethod(policies.can_change_answers)
    template_name = TEMPLATE
    title = "Сведения для приказа"
    submit = "Сохранить"
    done = "Сведения изменены. Пункты, которые вы правили сами, остались как есть: сверьте их."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"given": self.object.data}

    def get_form(self):
        return self.object.kind.form_class(**self.get_form_kwargs())

    def perform(self, form):
        actor = self.request.actor
        return actions.change_answers(self.object, data=form.answers(), actor=actor, today=actor.today())
