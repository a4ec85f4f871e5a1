"""The draft: its text, its way to the director's desk."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.views import ActionView, PageFormView, PageView, RowFormView
from orders import actions, policies, selectors
from orders.forms import CancelForm, ChangeForm, ConfirmForm, OrderForm, SendForm
from orders.kinds import FreeText, all_kinds
from orders.models import Order
from orders.states import ChangeEffect, OrderState

IN_ORDERS, IN_FORCE = "orders:list", "?state=in_force"  # kinds drafted from an order that is in force


class OrderNew(PageView):
    """Every kind of order that is drafted from what calls for it, the free text last."""

    policy = staticmethod(policies.can_draft)
    template_name = "orders/new.html"

    def get_context_data(self, **kwargs):
        offered = [kind for kind in all_kinds() if kind.about and kind.draft_name]
        offered.sort(key=lambda kind: (kind.free, kind.draft_name == IN_ORDERS, kind.title))
        kinds = [(kind, reverse(kind.draft_name) + IN_FORCE * (kind.draft_name == IN_ORDERS)) for kind in offered]
        return super().get_context_data(title="Новый приказ", kinds=kinds, **kwargs)


class OrderTextMixin:
    """The form of an order's text with its items."""

    form_class = OrderForm
    template_name: str | None = "orders/order_form.html"
    request: Any

    def get_context_data(self, **kwargs):
        return super().get_context_data(acts=selectors.acts_to_cite(self.request.actor), **kwargs)  # type: ignore[misc]


class OrderDraft(OrderTextMixin, PageFormView):
    policy = staticmethod(policies.can_draft)
    title = "Приказ со свободным текстом"
    submit = "Сохранить проект"
    done = "Проект сохранён. Проверьте текст и отправьте его руководителю."

    def perform(self, form):
        actor = self.request.actor
        return actions.draft(
            FreeText.name, organization=actor.organization, actor=actor, today=actor.today(), **form.cleaned_data
        )

    def back_url(self) -> str:
        return reverse("orders:draft")


class OrderEdit(OrderTextMixin, RowFormView):
    model = Order
    policy = staticmethod(policies.can_edit)
    title = "Изменить проект приказа"
    submit = "Сохранить проект"
    done = "Проект сохранён."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"order": self.object}

    def get_context_data(self, **kwargs):
        parted = selectors.divergences(self.object, self.request.actor.today())
        return super().get_context_data(parted={one.item.position for one in parted}, **kwargs)

    def perform(self, form):
        actor = self.request.actor
        return actions.edit(self.object, actor=actor, today=actor.today(), **form.cleaned_data)


class OrderSettle(ActionView):
    """One of two buttons beside an item that parts from the data: «take» its new wording or «keep» the text."""

    model = Order
    policy = staticmethod(policies.can_settle)

    def perform(self, order):
        actor, posted = self.request.actor, self.request.POST
        take = "take" in posted
        source = posted.get("take", posted.get("keep", ""))
        return actions.settle_item(order, source=source, take=take, actor=actor, today=actor.today())

    def done_message(self, result) -> str:
        if "take" in self.request.POST:
            return "Текст пункта взят из данных."
        return "Ваш текст оставлен. Если данные изменятся ещё раз, мы спросим снова."


class OrderSend(RowFormView):
    """A button where nothing is doubtful; with warnings a page that lists them and asks for a tick."""

    model = Order
    policy = staticmethod(policies.can_send)
    form_class = SendForm
    template_name = "orders/send.html"
    title = "Отправить приказ руководителю"
    submit = "Отправить руководителю"
    done = "Приказ отправлен руководителю. Он увидит его на главной странице."

    def dispatch(self, request, *args, **kwargs):
        self.checked = None
        return super().dispatch(request, *args, **kwargs)

    def check(self) -> selectors.Check:
        if self.checked is None:
            self.checked = selectors.check(self.object, self.request.actor.today())
        return self.checked

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"warnings": self.check().warnings}

    def get_context_data(self, **kwargs):
        found = self.check()
        return super().get_context_data(**{"problems": found.problems, "warnings": found.warnings} | kwargs)

    def perform(self, form):
        return actions.send(self.object, actor=self.request.actor, today=self.request.actor.today())


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


class OrderCancel(RowFormView):
    """The draft of an order that cancels this one."""

    model = Order
    policy = staticmethod(policies.can_change_by_order)
    form_class: Any = CancelForm
    template_name = "orders/change.html"
    title = "Отменить приказ"
    submit = "Подготовить приказ об отмене"
    done = "Проект готов. Проверьте текст и отправьте его руководителю."
    effect = ChangeEffect.CANCELS

    def admit(self) -> None:
        super().admit()
        if self.object.state != OrderState.IN_FORCE and self.request.method != "POST":
            raise PermissionDenied

    def get_context_data(self, **kwargs):
        relations = selectors.relations_of(self.object, self.request.actor)
        return super().get_context_data(effect=self.effect, relations=relations, **kwargs)

    def perform(self, form):
        actor, data = self.request.actor, form.cleaned_data
        return actions.draft_change(
            self.object,
            effect=self.effect,
            ground=data["ground"],
            changes=data.get("changes"),
            actor=actor,
            today=actor.today(),
        )


class OrderChange(OrderCancel):
    """The draft of an order that words items of this one anew."""

    policy = staticmethod(policies.can_change_by_order)
    form_class = ChangeForm
    title = "Изменить приказ"
    submit = "Подготовить приказ об изменении"
    effect = ChangeEffect.CHANGES

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"order": self.object}
