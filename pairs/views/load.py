"""The load board, and the story of a pair on paper."""

from typing import Any

from core.views import ScopedListView
from pairs import policies
from pairs.filters import LoadFilter
from pairs.models import Pair
from pairs.selectors.load import ending_soon, loads
from pairs.selectors.timeline import story_paper
from pairs.tables import LoadTable
from papers.views import PaperFile
from registry.models import MentorProfile


class LoadBoard(ScopedListView):
    model = MentorProfile
    policy = staticmethod(policies.can_see_everything)
    table_class = LoadTable
    filterset_class = LoadFilter
    template_name = "pairs/load.html"
    title = "Нагрузка наставников"
    export_name = "нагрузка наставников"

    def get_queryset(self) -> Any:
        return loads(self.request.actor)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        actor = self.request.actor
        return super().get_context_data(ending=ending_soon(actor, actor.today()), **kwargs)


class StoryPaper(PaperFile):
    """What the reader sees of the pair's story, as PDF or Word."""

    model = Pair
    policy = staticmethod(policies.can_see)

    def get_queryset(self) -> Any:
        return super().get_queryset().for_list().select_related("closed_by").prefetch_related("agreements__person")

    def paper(self) -> Any:
        return story_paper(self.request.actor, self.object, today=self.request.actor.today())

    def document(self) -> None:
        return None
