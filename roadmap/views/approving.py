"""From a draft to its order, by one button."""

from core.views import ActionView
from orders.models import Order
from roadmap import policies
from roadmap.actions.approving import draft_order
from roadmap.actions.changing import draft_change
from roadmap.models import Regulation, RoadMap
from roadmap.states import RoadMapState


class OrderOfPlan(ActionView):
    """The draft of the regulation, if there is one, goes into the same order."""

    model = RoadMap
    policy = staticmethod(policies.can_draft)
    done = "Проект приказа готов: он утверждает то, что перечислено ниже. Проверьте текст и отправьте руководителю."

    def perform(self, row: RoadMap) -> Order:
        actor = self.request.actor
        beside = waiting(Regulation, actor)
        return draft_order(row.organization, road_map=row, regulation=beside, actor=actor, today=actor.today())


class OrderOfRegulation(ActionView):
    """A draft of the plan, if there is one, goes into the same order."""

    model = Regulation
    policy = staticmethod(policies.can_draft)
    done = OrderOfPlan.done

    def perform(self, row: Regulation) -> Order:
        actor = self.request.actor
        beside = waiting(RoadMap, actor)
        return draft_order(row.organization, road_map=beside, regulation=row, actor=actor, today=actor.today())


class ChangeOfRegulation(ActionView):
    """Only what the draft words otherwise than the regulation that holds."""

    model = Regulation
    policy = staticmethod(policies.can_draft)
    done = "Проект приказа об изменениях готов. Проверьте текст и отправьте его руководителю."

    def perform(self, row: Regulation) -> Order:
        return draft_change(row, actor=self.request.actor, today=self.request.actor.today())


def waiting(model, actor):
    """The draft of the other kind that stands in no order yet, the last one begun."""
    rows = model.objects.visible_to(actor).filter(state=RoadMapState.DRAFT, order=None)
    return rows.order_by("-pk").first()
