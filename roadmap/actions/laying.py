"""A plan becomes a draft: its stages, activities and terms, who answers for them."""

from datetime import date

from django.core.exceptions import PermissionDenied

from core.actions import action, record
from core.actors import Actor
from core.problems import RuleViolation
from people.models import Organization
from roadmap import policies
from roadmap.models import Activity, Responsible, RoadMap, Stage, StageDocument
from roadmap.rules import span_problem
from roadmap.rules.doubts import term_doubts
from roadmap.rules.plan import Plan, PlanActivity, PlanStage
from roadmap.rules.responsible import role_of
from roadmap.selectors.staff import Staff

NO_SPAN = "В документе не назван срок дорожной карты. Укажите её начало и окончание."


@action("road_map.laid", "Составлен проект дорожной карты")
def lay_plan(
    plan: Plan,
    *,
    organization: Organization,
    actor: Actor,
    today: date,
    template: str = "",
    previous: RoadMap | None = None,
) -> RoadMap:
    """Write a plan as a draft: read from a file, or built from a template (its name), or the version before.

    Raises RuleViolation when the plan says no span or has no stage.
    """
    if not policies.can_lay(actor, organization):
        raise PermissionDenied
    if plan.span is None:
        raise RuleViolation(NO_SPAN)
    if problem := span_problem(*plan.span):
        raise RuleViolation(problem)
    if not plan.stages:
        raise RuleViolation("В дорожной карте нет ни одного этапа.")
    road_map = RoadMap.objects.create(
        organization=organization,
        title=plan.title.strip()[:300] or "Дорожная карта",
        starts_on=plan.span[0],
        ends_on=plan.span[1],
        template=template,
        previous=previous,
        columns=[{"holds": column.holds, "title": column.title} for column in plan.columns],
        recorded_by=actor.user,
    )
    write_rows(road_map, plan.stages, today)
    record(road_map, stages=len(plan.stages), template=template)
    return road_map


def write_rows(road_map: RoadMap, stages: list[PlanStage], today: date) -> None:
    """Stages, their documents, activities and those who answer for them, in four inserts however long the plan."""
    rows = Stage.objects.bulk_create(
        _stage(road_map, position, stage) for position, stage in enumerate(stages, start=1)
    )
    StageDocument.objects.bulk_create(
        StageDocument(stage=row, position=position, text=text.strip()[:500])
        for row, stage in zip(rows, stages, strict=True)
        for position, text in enumerate(stage.documents, start=1)
    )
    planned = [
        (_activity(row, position, activity), activity)
        for row, stage in zip(rows, stages, strict=True)
        for position, activity in enumerate(stage.activities, start=1)
    ]
    activities = Activity.objects.bulk_create(activity for activity, _ in planned)
    staff = Staff(road_map.organization, today)
    Responsible.objects.bulk_create(
        responsible_of(activity, text, staff)
        for activity, (_, source) in zip(activities, planned, strict=True)
        for text in source.responsible
        if text.strip()
    )


def responsible_of(activity: Activity, text: str, staff: Staff) -> Responsible:
    """As the paper names them; linked to a person of the staff, or to a role, where it is plain whom it means."""
    text = text.strip()[:300]
    return Responsible(activity=activity, text=text, role=role_of(text) or "", person_id=staff.named_in(text))


def _stage(road_map: RoadMap, position: int, stage: PlanStage) -> Stage:
    return Stage(
        road_map=road_map,
        position=position,
        number=stage.number[:20],
        title=stage.title.strip()[:500],
        task=stage.task,
        result=stage.result,
        note=stage.note,
        doubts=list(stage.doubts),
    )


def _activity(stage: Stage, position: int, activity: PlanActivity) -> Activity:
    span = (stage.road_map.starts_on, stage.road_map.ends_on)
    terms = [term if term.span == span else term.within(span) for term in activity.deadlines]
    doubts = list(dict.fromkeys([*activity.doubts, *term_doubts(activity.deadline, terms, span)]))
    return Activity(
        stage=stage,
        position=position,
        number=activity.number[:20],
        section=activity.section[:500],
        text=activity.text.strip(),
        deadline=activity.deadline[:500],
        meaning=activity.meaning[:300],
        terms=[term.as_data() for term in terms],
        result=activity.result,
        note=activity.note,
        fact=activity.fact,
        doubts=doubts,
    )
