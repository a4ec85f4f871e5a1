"""The documents of a plan's stages as a checklist that opens the pages which make them."""

from dataclasses import dataclass
from datetime import date

from core.actors import Actor
from core.schoolyear import SchoolYear
from roadmap.kinds.documents import ANOTHER_ORDER, Generator, generator_of, order_titles, speaks_of
from roadmap.models import NotedFact, RoadMap, Stage, StageDocument
from roadmap.selectors.year import PlanYear


@dataclass(frozen=True)
class NeededDocument:
    """`url`: where it is made, empty for what is made outside or closed to the reader; `made`: how many there are."""

    document: StageDocument
    label: str = ""
    url: str = ""
    made: int | None = None  # None: the product does not make it

    @property
    def is_made(self) -> bool:
        return bool(self.made)


class Checklist:
    """Needed documents of one plan and year; what a page has made is counted once."""

    def __init__(self, road_map: RoadMap, year: SchoolYear, actor: Actor, today: date):
        self.organization, self.year, self.actor, self.today = road_map.organization, year, actor, today
        self._made: dict[str, int] = {}
        self._titles: list[str] | None = None

    def of(self, stage: Stage) -> list[NeededDocument]:
        return [self._needed(document) for document in stage.documents.all()]

    def _needed(self, document: StageDocument) -> NeededDocument:
        generator = generator_of(document.text)
        if generator is None:
            return NeededDocument(document)
        url = generator.address(self.year) if self.actor.roles & generator.readers else ""
        return NeededDocument(document, generator.label, url, self._count(generator, document.text))

    def _count(self, generator: Generator, text: str) -> int:
        if generator.name == ANOTHER_ORDER:
            if self._titles is None:
                self._titles = order_titles(self.organization, self.year)
            return int(speaks_of(text, self._titles))
        if generator.name not in self._made:
            self._made[generator.name] = self._made_by(generator)
        return self._made[generator.name]

    def _made_by(self, generator: Generator) -> int:
        if generator.made is not None:
            return generator.made(self.organization, self.year, self.today)
        reports = NotedFact.objects.filter(organization=self.organization, fact="report.made")
        return reports.filter(school_year=self.year.first).count()


def checklists(plan: PlanYear, actor: Actor) -> list[tuple[Stage, list[NeededDocument]]]:
    """Of each stage that needs any: its documents."""
    checklist = Checklist(plan.road_map, plan.year, actor, plan.today)
    listed = [(row.stage, checklist.of(row.stage)) for row in plan.stages]
    return [(stage, documents) for stage, documents in listed if documents]
