"""Pages of plans as a whole: the list, one plan, entered as they are, a new version."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from core.views import ActionView, PageFormView, RowFormView, ScopedDetailView, ScopedListView
from orders.models import Order
from papers.actions import store_if_given
from papers.models import Scan
from papers.selectors import letters_for
from papers.views import PaperFile, ScanFile
from roadmap import actions, policies
from roadmap.filters import RoadMapFilter
from roadmap.forms import RoadMapForm
from roadmap.models import Regulation, RoadMap
from roadmap.selectors import paper
from roadmap.selectors.comparison import missing_in_plan
from roadmap.selectors.drafts import doubts_of, stages_of
from roadmap.states import TONES, RoadMapState
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
        actor = self.request.actor
        regulation = Regulation.objects.visible_to(actor).in_force().first()
        return super().get_context_data(can_enter=policies.can_enter(actor), regulation=regulation, **kwargs)


class RoadMapDetail(ScopedDetailView):
    model = RoadMap
    policy = staticmethod(policies.can_view)
    template_name = "roadmap/detail.html"

    def get_queryset(self):
        return super().get_queryset().select_related("organization", "order", "scan", "recorded_by", "previous")

    def get_context_data(self, **kwargs):
        actor, road_map = self.request.actor, self.object
        stages = stages_of(road_map)
        can = policies.offered(actor, road_map)
        can["fill"] = can["correct"] and not stages
        can["correct_order"] = policies.can_change(actor, road_map)
        draft = road_map.state == RoadMapState.DRAFT
        return super().get_context_data(
            title=road_map.title,
            can=can,
            tone=TONES[road_map.state],
            stages=stages,
            doubts=doubts_of(road_map, stages) if draft else [],
            missing=missing_in_plan(stages) if can["doubts"] and draft else [],
            order_is_readable=Order.objects.visible_to(actor).filter(pk=road_map.order_id).exists(),
            menu=self.menu(can, stages),
            letters=letters_for(actor, road_map),
            **kwargs,
        )

    def menu(self, can: dict[str, bool], stages: list[Any]) -> list[dict[str, Any]]:
        """The rarer moves."""
        pk = self.object.pk
        rows = [
            (bool(stages), "Напечатать (PDF)", "pdf", False),
            (bool(stages), "Открыть в Word", "docx", False),
            (can["renew"] and bool(stages), "Новая редакция", "renew", True),
            (can["drop"], "Снять проект", "drop", True),
        ]
        return [
            {"label": label, "url": reverse(f"roadmap:{name}", args=[pk]), "post": post}
            for wanted, label, name, post in rows
            if wanted
        ]


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
    policy = staticmethod(policies.can_correct)
    edits_row = True
    title = "Исправить дорожную карту"
    done = "Дорожная карта исправлена."

    def perform(self, form):
        return actions.change(self.object, **self.facts(form))


class RoadMapRenew(ActionView):
    model = RoadMap
    policy = staticmethod(policies.can_change)
    done = "Проект новой редакции составлен. Внесите изменения и подготовьте приказ; до него действует прежняя карта."

    def perform(self, road_map):
        return actions.renew(road_map, actor=self.request.actor, today=self.request.actor.today())


class RoadMapScan(ScanFile):
    """The paper itself, for everybody who reads the plan."""

    model: Any = RoadMap
    policy: Any = staticmethod(policies.can_view)

    def scan(self) -> Scan:
        if self.object.scan is None:
            raise Http404
        return self.object.scan


class RoadMapPdf(PaperFile):
    """The plan in the columns of the organization's own table."""

    model: Any = RoadMap
    policy: Any = staticmethod(policies.can_view)

    def get_queryset(self):
        return super().get_queryset().select_related("organization__head", "order")

    def paper(self):
        return paper.plan_paper(self.object)

    def document(self):
        return None


class RoadMapDocx(RoadMapPdf):
    policy: Any = staticmethod(policies.can_view)
    form = "docx"
