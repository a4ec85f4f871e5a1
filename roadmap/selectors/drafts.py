"""How a plan is shown: stages with their rows, how each term is understood, what is yet to be looked at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.urls import reverse

from core.problems import Problem
from core.schoolyear import SchoolYear
from printing.russian import numeric_date
from roadmap.models import Activity, Responsible, RoadMap, Stage
from roadmap.rules import Deadline, Period
from roadmap.rules.plan import Plan, PlanActivity, PlanColumn, PlanStage


def stages_of(road_map: RoadMap) -> list[Stage]:
    """Stages with documents, activities and responsible people, in four queries however long the plan."""
    responsible = Responsible.objects.select_related("person")
    activities = Activity.objects.prefetch_related(Prefetch("responsible", responsible))
    stages = list(road_map.stages.prefetch_related("documents", Prefetch("activities", activities)))
    for stage in stages:
        stage.road_map = road_map
        for activity in stage.activities.all():
            activity.stage = stage
    return stages


@dataclass(frozen=True)
class TermShown:
    """One term in words and, for the first year in which it comes, in dates."""

    words: str
    dates: str
    uncertain: bool


def terms_shown(terms: Sequence[Deadline], span: tuple[date, date]) -> list[TermShown]:
    return [TermShown(str(term), _first_dates(term, span), term.uncertain) for term in terms]


def _first_dates(term: Deadline, span: tuple[date, date]) -> str:
    first, last = (SchoolYear.containing(day).first for day in span)
    for year in range(first, last + 1):
        if found := term.occurrences(year):
            return ", ".join(_dates(period) for period in found[:4]) + (" …" if len(found) > 4 else "")
    return ""


def _dates(period: Period) -> str:
    if period.end is None:
        return f"с {numeric_date(period.start)}"
    if period.start == period.end:
        return numeric_date(period.start)
    return f"{numeric_date(period.start)} – {numeric_date(period.end)}"


@dataclass(frozen=True)
class Doubt:
    """What a person should look at: where it stands, what is asked, where it is settled."""

    where: str
    text: str
    url: str
    row: str  # «a12», «s3»: as the buttons of the page name it


def doubts_of(road_map: RoadMap, stages: Sequence[Stage]) -> list[Doubt]:
    return list(_doubts(road_map, stages))


def _doubts(road_map: RoadMap, stages: Sequence[Stage]) -> Iterator[Doubt]:
    for stage in stages:
        for text in stage.doubts:
            yield Doubt(str(stage), text, reverse("roadmap:stage_edit", args=[road_map.pk, stage.pk]), f"s{stage.pk}")
        for activity in stage.activities.all():
            for text in activity.doubts:
                url = reverse("roadmap:activity_edit", args=[road_map.pk, activity.pk])
                where = f"{activity.number} {activity.text}".strip()
                yield Doubt(where if len(where) < 90 else f"{where[:88]}…", text, url, f"a{activity.pk}")


def problems_of(road_map: RoadMap, stages: Sequence[Stage]) -> list[Problem]:
    """What forbids to approve the plan: rows that say nothing."""
    url = road_map.get_absolute_url()
    if not stages:
        return [Problem(f"В дорожной карте «{road_map}» нет ни одного этапа.", url, "Открыть карту")]
    return [
        Problem(f"На этапе «{stage}» нет мероприятий.", stage.get_absolute_url(), "Добавить мероприятие")
        for stage in stages
        if not stage.activities.all()
    ]


def as_plan(road_map: RoadMap, stages: Sequence[Stage]) -> Plan:
    """A saved plan as the structure from which another is laid."""
    return Plan(
        title=road_map.title,
        span=(road_map.starts_on, road_map.ends_on),
        stages=[_plan_stage(stage) for stage in stages],
        columns=[PlanColumn(**column) for column in road_map.columns],
    )


def _plan_stage(stage: Stage) -> PlanStage:
    return PlanStage(
        title=stage.title,
        number=stage.number,
        task=stage.task,
        result=stage.result,
        note=stage.note,
        activities=[_plan_activity(activity) for activity in stage.activities.all()],
        documents=[document.text for document in stage.documents.all()],
        doubts=list(stage.doubts),
    )


def _plan_activity(activity: Activity) -> PlanActivity:
    return PlanActivity(
        text=activity.text,
        number=activity.number,
        section=activity.section,
        deadline=activity.deadline,
        meaning=activity.meaning,
        deadlines=activity.deadlines,
        responsible=[one.text for one in activity.responsible.all()],
        result=activity.result,
        note=activity.note,
        fact=activity.fact,
        doubts=list(activity.doubts),
    )
