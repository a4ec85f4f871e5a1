"""Pairs and the order that opens them."""

from typing import Any

from django.urls import reverse

from core.problems import Problem
from core.views import ActionView, PageFormView
from orders.models import Order
from pairs import actions, policies
from pairs.forms import OrderForm
from pairs.models import Pair
from pairs.selectors.order_state import agreed_pairs, open_drafts, problems_by_pair


class DraftOrder(PageFormView):
    """Agreed pairs by ticks, into one draft: a new one, or one that waits already."""

    policy = staticmethod(policies.can_propose)
    form_class = OrderForm
    template_name = "pairs/order.html"
    title = "Приказ о закреплении пар и групп"
    submit = "Подготовить проект приказа"
    done = "Проект приказа готов. Проверьте текст и отправьте его руководителю."

    def get_form_kwargs(self) -> dict[str, Any]:
        actor = self.request.actor
        self.pairs = list(agreed_pairs(actor.organization.pk))
        kwargs = super().get_form_kwargs()
        return kwargs | {"pairs": self.pairs, "drafts": list(open_drafts(actor.organization.pk))}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        obstacles = problems_by_pair(self.pairs, self.request.actor.today())
        listed = [problem for of_pair in obstacles.values() for problem in of_pair]
        text = [Problem(problem.text, problem.url, problem.link) for problem in dict.fromkeys(listed)]
        return super().get_context_data(pairs=self.pairs, obstacles=text, **kwargs)

    def perform(self, form: OrderForm) -> Order:
        actor, order = self.request.actor, form.draft()
        if order is None:
            return actions.draft_order(form.chosen(), actor=actor, today=actor.today())
        return actions.add_to_order(form.chosen(), order, actor=actor, today=actor.today())

    def back_url(self) -> str:
        return reverse("pairs:list")


class TakeOut(ActionView):
    model = Pair
    policy = staticmethod(policies.can_keep)
    done = "Пара исключена из приказа и осталась согласованной."

    def perform(self, pair: Pair) -> Pair:
        return actions.take_out(pair, actor=self.request.actor, today=self.request.actor.today())


class NextDraft(ActionView):
    """Leads to the draft that the pair is in now."""

    model = Pair
    policy = staticmethod(policies.can_keep)
    done = "Пара перенесена в следующий приказ. Прежний приказ можно подписывать без неё."

    def perform(self, pair: Pair) -> Order:
        return actions.move_to_next_draft(pair, actor=self.request.actor, today=self.request.actor.today())
