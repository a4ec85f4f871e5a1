"""The organization's own plan from its file: read, looked through and mended, and only then laid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from core.schoolyear import SchoolYear
from orders.models import Order
from people.rules import UPLOADS, UPLOADS_MINUTES
from people.states import ImportState
from roadmap import policies
from roadmap.actions.editing import understood
from roadmap.actions.laying import lay_plan, write_rows
from roadmap.actions.years import open_year
from roadmap.models import PlanUpload, RoadMap
from roadmap.rules import span_problem
from roadmap.rules.doubts import term_doubts
from roadmap.rules.plan import Plan, PlanActivity
from roadmap.rules.reading import UnreadablePlan, read_pasted, read_plan
from roadmap.rules.stored import from_stored, to_stored
from roadmap.states import BRING_INTO_FORCE, RoadMapState

PASTED = "вставленная таблица"


@action("road_map.uploaded", "Дорожная карта загружена на проверку")
def upload_plan(
    content: bytes, filename: str, *, into: RoadMap | None = None, pasted: str = "", actor: Actor, today: date
) -> PlanUpload:
    """Read a file (or a pasted table) and keep what was read until it is laid; nothing of it is a plan yet.

    `into`: an entered plan without rows, which gets those of the file. Raises RuleViolation in words for the user.
    """
    if not policies.can_lay(actor, actor.organization):
        raise PermissionDenied
    if into is not None and not (policies.can_correct(actor, into) and not into.stages.exists()):
        raise PermissionDenied
    _limit(actor)
    try:
        plan = read_pasted(pasted) if pasted else read_plan(content, filename)
    except UnreadablePlan as unreadable:
        raise RuleViolation(str(unreadable)) from unreadable
    earlier = PlanUpload.objects.filter(organization=actor.organization, state=ImportState.PREVIEW)
    earlier.update(state=ImportState.DISCARDED, listed={}, version=F("version") + 1)
    upload = PlanUpload.objects.create(
        organization=actor.organization,
        filename=PASTED if pasted else filename.replace("\\", "/").rpartition("/")[2][-255:],
        listed=to_stored(plan),
        into=into,
        created_by=actor.user,
    )
    record(upload, stages=len(plan.stages))
    return upload


def _limit(actor: Actor) -> None:
    since = timezone.now() - timedelta(minutes=UPLOADS_MINUTES)
    if actor.user and PlanUpload.objects.filter(created_by=actor.user, created_at__gt=since).count() >= UPLOADS:
        raise RuleViolation("Слишком много загрузок подряд. Подождите 10 минут и попробуйте снова.")


@dataclass(frozen=True)
class Mended:
    """A row of the preview as a person has corrected it; the words of the paper in `deadline` stay."""

    text: str
    meaning: str = ""
    certain: bool = False
    responsible: Sequence[str] = ()
    result: str = ""


@action("road_map.upload_mended", "Строка загруженной дорожной карты исправлена")
def mend(upload: PlanUpload, stage: int, activity: int, mended: Mended, *, actor: Actor) -> PlanUpload:
    """One activity of the preview, by the places of its stage and its own, from 0."""
    upload, plan = _preview(upload, actor)
    row = activity_at(plan, stage, activity)
    row.text, row.result = mended.text.strip(), mended.result.strip()
    row.responsible = [text.strip() for text in mended.responsible if text.strip()]
    if mended.meaning.strip() != row.meaning:
        row.meaning = mended.meaning.strip()
        row.deadlines = understood(row.deadline, row.meaning, plan.span)
    if mended.certain:
        row.deadlines = [term.settled() for term in row.deadlines]
    row.doubts = [] if mended.certain else term_doubts(row.deadline, row.deadlines, plan.span)
    upload.listed = to_stored(plan)
    upload.save(update_fields=["listed"])
    record(upload, stage=stage, activity=activity)
    return upload


@action("road_map.upload_confirmed", "Загруженная дорожная карта сохранена")
def confirm(
    upload: PlanUpload,
    *,
    title: str,
    starts_on: date,
    ends_on: date,
    in_force: bool = False,
    order: Order | None = None,
    actor: Actor,
    today: date,
) -> RoadMap:
    """The preview becomes a draft; or, `in_force`, a plan that the organization already works by (with its order)."""
    upload, plan = _preview(upload, actor)
    plan.title, plan.span = title, (starts_on, ends_on)
    if upload.into is not None:
        road_map = _fill(upload.into, plan, actor, today)
    else:
        road_map = lay_plan(plan, organization=upload.organization, actor=actor, today=today)
        if in_force:
            _hold(road_map, order, actor)
    if policies.can_open_year(actor, road_map) and road_map.holds_on(today):
        open_year(road_map, SchoolYear.containing(today), actor=actor, today=today)
    upload.state, upload.listed, upload.road_map = ImportState.DONE, {}, road_map
    upload.save(update_fields=["state", "listed", "road_map"])
    record(upload, road_map=road_map.pk)
    return road_map


@action("road_map.upload_discarded", "Загрузка дорожной карты отменена")
def discard_upload(upload: PlanUpload, *, actor: Actor) -> PlanUpload:
    upload, _ = _preview(upload, actor)
    upload.state, upload.listed = ImportState.DISCARDED, {}
    upload.save(update_fields=["state", "listed"])
    record(upload)
    return upload


def _preview(upload: PlanUpload, actor: Actor) -> tuple[PlanUpload, Plan]:
    upload = lock(upload)
    if not policies.can_keep_upload(actor, upload):
        raise PermissionDenied
    if upload.state != ImportState.PREVIEW:
        raise RuleViolation("С этой загрузкой работа закончена. Загрузите файл снова.")
    return upload, from_stored(upload.listed)


def activity_at(plan: Plan, stage: int, activity: int) -> PlanActivity:
    """Raises RuleViolation for a place that the plan does not have."""
    try:
        return plan.stages[stage].activities[activity]
    except IndexError:
        raise RuleViolation("Такой строки в загруженной дорожной карте нет.") from None


def _fill(road_map: RoadMap, plan: Plan, actor: Actor, today: date) -> RoadMap:
    """Rows for a plan that was entered with its title and scan alone."""
    road_map = lock(road_map)
    if not policies.can_correct(actor, road_map):
        raise PermissionDenied
    if road_map.stages.exists():
        raise RuleViolation("В этой дорожной карте строки уже есть.")
    if problem := span_problem(*plan.span) if plan.span else "":
        raise RuleViolation(problem)
    road_map.columns = [{"holds": column.holds, "title": column.title} for column in plan.columns]
    road_map.title, (road_map.starts_on, road_map.ends_on) = plan.title.strip()[:300], plan.span  # type: ignore[misc]
    road_map.save(update_fields=["columns", "title", "starts_on", "ends_on"])
    write_rows(road_map, plan.stages, today)
    record(road_map, stages=len(plan.stages))
    return road_map


def _hold(road_map: RoadMap, order: Order | None, actor: Actor) -> None:
    """Approved before the product: in force as it is."""
    if order is not None and order.organization_id != road_map.organization_id:
        raise RuleViolation("Приказ принадлежит другой организации.")
    BRING_INTO_FORCE.apply(road_map)
    road_map.source, road_map.recorded_at = "paper", timezone.now()
    road_map.order, road_map.in_force_from = order, (order and order.dated) or road_map.starts_on
    road_map.save(update_fields=["state", "source", "recorded_at", "order", "in_force_from"])
    record(road_map, state=RoadMapState.IN_FORCE)
