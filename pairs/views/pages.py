"""The list of pairs and the page of one."""

from typing import Any

from core.models import AuditEntry
from core.views import ScopedDetailView, ScopedListView
from orders.models import READERS, Order
from pairs import policies
from pairs.filters import PairFilter
from pairs.models import Pair
from pairs.selectors.story import story
from pairs.selectors.timeline import timeline
from pairs.tables import PairTable


class PairList(ScopedListView):
    model = Pair
    policy = staticmethod(policies.can_see_list)
    table_class = PairTable
    filterset_class = PairFilter
    template_name = "pairs/list.html"
    title = "Пары"
    export_name = "пары"

    def get_queryset(self) -> Any:
        return super().get_queryset().order_by("-proposed_on", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = self.request.actor
        can = {
            "propose": policies.can_propose(actor),
            "search": policies.can_see_everything(actor),
            "matching": policies.can_see_closed(actor),
            "load": policies.can_see_everything(actor),
            "applications": policies.can_list_applications(actor),
        }
        return super().get_context_data(can=can, **kwargs)


class PairDetail(ScopedDetailView):
    model = Pair
    policy = staticmethod(policies.can_see)
    template_name = "pairs/detail.html"

    def get_queryset(self) -> Any:
        agreements = "agreements__scan", "agreements__recorded_by", "agreements__person"
        return super().get_queryset().for_list().select_related("end_scan", "closed_by").prefetch_related(*agreements)

    def sees_order(self) -> bool:
        """A psychologist or a council member reads the pair, but not the order that opened it."""
        actor = self.request.actor
        opened_by = Order.objects.visible_to(actor).filter(pk=self.object.opened_by_id)
        return bool(actor.roles & READERS) or opened_by.exists()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = self.request.actor
        told = story(actor, self.object, today=actor.today())
        history = []
        if policies.can_see_history(actor, self.object):
            history = AuditEntry.objects.visible_to(actor).about(self.object).done().select_related("actor")[:20]
        return super().get_context_data(
            title=str(self.object),
            story=told,
            timeline=timeline(actor, self.object),
            sees_order=self.sees_order(),
            can=policies.offered(actor, self.object),
            history=history,
            **kwargs,
        )
