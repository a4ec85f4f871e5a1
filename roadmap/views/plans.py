"""Pages of road maps, entered as they are."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from core.views import PageFormView, RowFormView, ScopedDetailView, ScopedListView
from orders.models import Order
from papers.actions import store_if_given
from papers.models import Scan
from papers.views import ScanFile
from roadmap import actions, policies
from roadmap.filters import RoadMapFilter
from roadmap.forms import RoadMapForm
from roadmap.models import RoadMap
from roadmap.tables import RoadMapTable


class RoadMapList(ScopedListView):
    model = RoadMap
    policy = staticmethod(policies.can_list)
    table_class = RoadMapTable
    filterset_class = RoadMapFilter
    template_name = "roadmap/list.html"
    title = "Дорожная карта"
    export_name = "дорожные карты"

    def get_context_data(self, **kwargs):
        return super().get_context_data(can_enter=policies.can_enter(self.request.actor), **kwargs)


class RoadMapDetail(ScopedDetailView):
    model = RoadMap
    policy = staticmethod(policies.can_view)
    template_name = "roadmap/detail.html"

    def get_queryset(self):
        return super().get_queryset().select_related("order", "scan", "recorded_by")

    def get_context_data(self, **kwargs):
        actor, road_map = self.request.actor, self.object
        readable = Order.objects.visible_to(actor).filter(pk=road_map.order_id).exists()
        return super().get_context_data(
            title=road_map.title,
            can=policies.offered(actor, road_map),
            order_is_readable=readable,
            holds=road_map.holds_on(actor.today()),
            **kwargs,
        )


class RoadMapFormMixin:
    request: Any
    form_class = RoadMapForm

    def facts(self, form) -> dict[str, Any]:
        """The cleaned data with its scan stored."""
        actor, data = self.request.actor, dict(form.cleaned_data)
        return data | {"scan": store_if_given(data["scan"], actor=actor), "actor": actor, "today": actor.today()}


class RoadMapEnter(RoadMapFormMixin, PageFormView):
    policy = staticmethod(policies.can_enter)
    title = "Внести дорожную карту"
    submit = "Внести"
    done = "Дорожная карта внесена. Её видят все участники."

    def perform(self, form):
        return actions.enter(**self.facts(form))

    def back_url(self):
        return reverse("roadmap:list")


class RoadMapChange(RoadMapFormMixin, RowFormView):
    model = RoadMap
    policy = staticmethod(policies.can_change)
    edits_row = True
    title = "Исправить дорожную карту"
    done = "Дорожная карта исправлена."

    def perform(self, form):
        return actions.change(self.object, **self.facts(form))


class RoadMapScan(ScanFile):
    """The paper itself, for everybody who reads the plan."""

    model: Any = RoadMap
    policy: Any = staticmethod(policies.can_view)

    def scan(self) -> Scan:
        if self.object.scan is None:
            raise Http404
        return self.object.scan
