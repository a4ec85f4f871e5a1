"""The plan in a school year: as a table, by months, the documents of its stages; two years side by side."""

from typing import Any

from core.views import PageView, ScopedDetailView
from papers.views import PaperFile
from roadmap import policies
from roadmap.models import RoadMap
from roadmap.rules.occurrences import OPEN_STANDINGS, TONES
from roadmap.selectors.columns import cell_of, columns_of
from roadmap.selectors.documents import checklists
from roadmap.selectors.facts import FactsOfYear
from roadmap.selectors.timeline import MARKS, months, timeline, timeline_paper
from roadmap.selectors.two_years import compare, years_with_plans
from roadmap.selectors.year import plan_year, year_shown, years


class YearMixin:
    """The plan that the address names, in the school year that `?year=` names."""

    model = RoadMap
    request: Any
    object: Any

    def get_queryset(self):
        return super().get_queryset().select_related("organization", "order")  # type: ignore[misc]

    def plan(self):
        today = self.request.actor.today()
        year = year_shown(self.object, self.request.GET.get("year", ""), today)
        return plan_year(self.object, year, today)


class YearPage(YearMixin, ScopedDetailView):
    """`tab` names the page among those of the plan."""

    policy: Any = staticmethod(lambda actor, row: False)  # each page names its own
    tab = ""
    heading = ""

    def get_context_data(self, **kwargs):
        plan = self.plan()
        return super().get_context_data(
            title=f"{self.heading}, {plan.year} учебный год",
            plan=plan,
            years=years(self.object),
            tab=self.tab,
            tones=TONES,
            **self.more(plan),
            **kwargs,
        )

    def more(self, plan) -> dict[str, Any]:
        return {}


class PlanTable(YearPage):
    policy = staticmethod(policies.can_view)
    template_name = "roadmap/table.html"
    tab, heading = "table", "План"

    def more(self, plan):
        stages = [row.stage for row in plan.stages]
        columns = [column for column in columns_of(self.object, stages) if column[0] not in {"stage", "document"}]
        holds = [hold for hold, _ in columns]
        facts = FactsOfYear(self.object.organization, plan.year, plan.today)
        return {
            "columns": columns,
            "tables": [
                (stage, [self._row(stage, row, holds, facts) for row in stage.activities]) for stage in plan.stages
            ],
            "can_follow": policies.can_follow_facts(self.request.actor, self.object.organization),
        }

    def _row(self, stage, row, holds, facts) -> dict[str, Any]:
        """`found`: what the system knows of what is still open."""
        first = row is stage.activities[0]
        cells = [(hold, cell_of(hold, stage.stage, row.activity, first=first)) for hold in holds]
        found = facts.of(row.activity) if row.standing in OPEN_STANDINGS else None
        return {"row": row, "cells": cells, "tone": TONES.get(row.standing, ""), "found": found}


class Timeline(YearPage):
    policy = staticmethod(policies.can_view)
    template_name = "roadmap/timeline.html"
    tab, heading = "timeline", "По месяцам"

    def more(self, plan):
        legend = [(mark, standing.label, TONES[standing]) for standing, mark in MARKS.items()]
        return {"stages": timeline(plan), "months": months(plan), "legend": legend}


class TimelinePdf(YearMixin, PaperFile):
    policy = staticmethod(policies.can_view)

    def paper(self):
        return timeline_paper(self.plan())

    def document(self):
        return None


class TimelineDocx(TimelinePdf):
    policy = staticmethod(policies.can_view)
    form = "docx"


class StageDocuments(YearPage):
    policy = staticmethod(policies.can_view)
    template_name = "roadmap/documents.html"
    tab, heading = "documents", "Документы этапов"

    def more(self, plan):
        return {"lists": checklists(plan, self.request.actor)}


class TwoYears(PageView):
    """Any two school years that the organization has followed a plan in; the last two unless told."""

    policy = staticmethod(policies.can_list)
    template_name = "roadmap/two_years.html"

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        offered = years_with_plans(actor)
        later = self._asked("later", offered) or (offered[0] if offered else None)
        earlier = self._asked("earlier", offered) or next((year for year in offered if later and year < later), None)
        stages = compare(actor, earlier, later, actor.today()) if earlier and later else []
        return super().get_context_data(
            title="Сравнение учебных лет",
            offered=offered,
            earlier=earlier,
            later=later,
            stages=stages,
            only_changed=self.request.GET.get("changed") == "1",
            tones=TONES,
            **kwargs,
        )

    def _asked(self, name: str, offered: list[Any]):
        return next((year for year in offered if str(year.first) == self.request.GET.get(name)), None)
