"""What orders show: the list, one order with all that may be done with it, its files, the director's queue."""

from typing import Any

from django.http import Http404
from django.utils.safestring import SafeString

from core.models import AuditEntry
from core.views import ScopedDetailView, ScopedListView
from orders import policies, selectors
from orders.filters import OrderFilter
from orders.models import Order
from orders.states import OPEN, TONES, OrderState
from orders.tables import OrderTable
from orders.views.queue import sheet_of
from papers.policies import can_print_many
from papers.rules import WordKind
from papers.views import PaperFile, ScanFile
from printing.pdf import unavailable_reason


class OrderList(ScopedListView):
    model = Order
    policy = staticmethod(policies.can_list)
    table_class = OrderTable
    filterset_class = OrderFilter
    template_name = "orders/order_list.html"
    title = "Приказы"
    export_name = "приказы"

    def get_queryset(self):
        return super().get_queryset().order_by("-created_at", "-pk")

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        waiting = self.get_queryset().filter(state=OrderState.SENT).count() if policies.can_approve_some(actor) else 0
        may = {
            "draft": policies.can_draft(actor),
            "enter": policies.can_enter(actor),
            "patterns": policies.can_keep_patterns(actor),
            "journal": policies.can_see_journal(actor),
            "print": can_print_many(actor),
        }
        return super().get_context_data(may=may, waiting=waiting, **kwargs)


class OrderDetail(ScopedDetailView):
    model = Order
    policy = staticmethod(policies.can_view)
    template_name = "orders/order.html"

    def get_queryset(self):
        return (
            Order.objects.visible_to(self.request.actor)
            .select_related("organization__head", "document", "scan", "approved_by")
            .prefetch_related("items")
        )

    def get_context_data(self, **kwargs):
        order, actor = self.object, self.request.actor
        open_order = order.state in OPEN
        today = actor.today()
        return super().get_context_data(
            title=order.title,
            about=selectors.told_apart([order])[order.pk],
            tone=TONES[order.state],
            can=policies.offered(actor, order),
            steps=selectors.steps(order),
            next_step=selectors.next_step(order),
            **(self._check(today) if open_order else {}),
            relations=selectors.relations_of(order, actor),
            remarked=[item for item in order.items.all() if item.remark] if order.state == OrderState.RETURNED else [],
            acquaintances=selectors.acquaintances_of(order, actor),
            history=self._history(),
            rows_template=order.kind.rows_template(),
            no_pdf=unavailable_reason(),
            paper_is_original=not order.organization.electronic_act,
            needs_original=policies.needs_original(order),
            **self._sheet(),
            **order.kind.page_context(order, actor),
            **kwargs,
        )

    def _check(self, today) -> dict[str, Any]:
        """What forbids the signature, what to look at, where the text parts from the data."""
        order, found = self.object, selectors.check(self.object, today)
        may_edit = policies.can_edit(self.request.actor, order)
        return {
            "problems": selectors.for_reader(found.problems, order, may_edit),
            "warnings": selectors.for_reader(found.warnings, order, may_edit),
            "divergences": selectors.divergences(order, today),
            "missing": selectors.missing_items(order, today),
        }

    def _sheet(self) -> dict[str, Any]:
        if self.object.entered_as_is:
            return {"sheet": SafeString()}
        return sheet_of(self.object)

    def _history(self) -> list[AuditEntry]:
        if not policies.can_see_history(self.request.actor, self.object):
            return []
        return AuditEntry.objects.visible_to(self.request.actor).about(self.object).done().told()


class OrderPdf(PaperFile):
    model = Order
    policy = staticmethod(policies.can_print)

    def paper(self):
        return selectors.paper_of(self.object)

    def document(self):
        return self.object.document


class OrderDocx(OrderPdf):
    policy = staticmethod(policies.can_print)
    form = "docx"
    own_word = WordKind.ORDER


class OrderScan(ScanFile):
    """The signed sheet, for whoever sees the order."""

    model = Order
    policy = staticmethod(policies.can_view)

    def scan(self):
        if self.object.scan is None:
            raise Http404
        return self.object.scan
