"""A draft of the plan: its stages and activities added, changed, moved, dropped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from orders.models import Order
from roadmap import policies
from roadmap.actions.laying import responsible_of
from roadmap.models import Activity, Responsible, RoadMap, Stage, StageDocument
from roadmap.rules import Deadline, span_problem
from roadmap.rules.doubts import term_doubts
from roadmap.rules.numbering import following
from roadmap.selectors.staff import Staff

CLOSED = (
    "Изменить можно только проект, который не лежит у руководителя. Для действующей карты составьте новую редакцию."
)


@dataclass(frozen=True)
class StageWords:
    """A stage as its form tells it."""

    title: str
    number: str = ""
    task: str = ""
    result: str = ""
    note: str = ""
    documents: Sequence[str] = ()


@dataclass(frozen=True)
class ActivityWords:
    """An activity as its form tells it; `certain`: its term is understood rightly, says the one who knows."""

    text: str
    number: str = ""
    section: str = ""
    deadline: str = ""
    meaning: str = ""
    certain: bool = False
    responsible: Sequence[str] = ()
    result: str = ""
    note: str = ""


def opened(row: Any, by: Actor) -> Any:
    """The locked draft, about to change; its order cannot be sent meanwhile."""
    row = lock(row)
    if not policies.can_draft(by, row):
        raise PermissionDenied
    if row.order_id is not None:
        row.order = Order.objects.select_for_update(of=("self",)).get(pk=row.order_id)
    if not policies.is_open(row):
        raise RuleViolation(CLOSED)
    return row


@action("road_map.renamed", "Название и срок проекта изменены")
def rename(road_map: RoadMap, *, title: str, starts_on: date, ends_on: date, actor: Actor, today: date) -> RoadMap:
    road_map = opened(road_map, actor)
    if problem := span_problem(starts_on, ends_on):
        raise RuleViolation(problem)
    road_map.title, road_map.starts_on, road_map.ends_on = title.strip(), starts_on, ends_on
    road_map.save(update_fields=["title", "starts_on", "ends_on"])
    _stretch(road_map)
    record(road_map, starts_on=starts_on, ends_on=ends_on)
    return road_map


def _stretch(road_map: RoadMap) -> None:
    """Terms that come back stay inside the plan's new span; what becomes unclear by it is asked."""
    span = (road_map.starts_on, road_map.ends_on)
    changed = []
    for activity in Activity.objects.filter(stage__road_map=road_map):
        terms = activity.deadlines
        if all(term.span == span for term in terms):
            continue
        terms = [term.within(span) for term in terms]
        activity.terms = [term.as_data() for term in terms]
        activity.doubts = list(dict.fromkeys([*activity.doubts, *term_doubts(activity.deadline, terms, span)]))
        changed.append(activity)
    Activity.objects.bulk_update(changed, ["terms", "doubts"])


@action("road_map.stage_added", "Этап добавлен")
def add_stage(road_map: RoadMap, words: StageWords, *, actor: Actor) -> Stage:
    """At the end; the number goes on from the stage before."""
    road_map = opened(road_map, actor)
    last = road_map.stages.last()
    stage = Stage(road_map=road_map, position=last.position + 1 if last else 1)
    _say_stage(stage, words)
    stage.number = stage.number or (following(last.number) if last else "1.")
    stage.save()
    _say_documents(stage, words.documents)
    return _changed(road_map, stage)


@action("road_map.stage_changed", "Этап изменён")
def change_stage(stage: Stage, words: StageWords, *, actor: Actor) -> Stage:
    road_map = opened(stage.road_map, actor)
    _say_stage(stage, words)
    stage.doubts = []
    stage.save()
    stage.documents.all().delete()
    _say_documents(stage, words.documents)
    return _changed(road_map, stage)


@action("road_map.stage_dropped", "Этап убран")
def drop_stage(stage: Stage, *, actor: Actor) -> RoadMap:
    """With its activities; the numbers below close up."""
    road_map = opened(stage.road_map, actor)
    pk = stage.pk
    stage.delete()
    _renumber(list(road_map.stages.all()), road_map_numbers(road_map, without=stage))
    _changed(road_map, road_map, stage=pk)
    return road_map


@action("road_map.stage_moved", "Порядок этапов изменён")
def move_stage(stage: Stage, *, up: bool, actor: Actor) -> Stage:
    """Numbers belong to places: the stage takes the number of its new place."""
    road_map = opened(stage.road_map, actor)
    _swap(list(road_map.stages.all()), stage, up)
    return _changed(road_map, stage)


@action("road_map.activity_added", "Мероприятие добавлено")
def add_activity(stage: Stage, words: ActivityWords, *, actor: Actor, today: date) -> Activity:
    road_map = opened(stage.road_map, actor)
    last = stage.activities.last()
    activity = Activity(stage=stage, position=last.position + 1 if last else 1)
    _say_activity(activity, words, road_map)
    if last and not words.number:
        activity.number, activity.section = following(last.number), words.section or last.section
    activity.save()
    _say_responsible(activity, words.responsible, road_map, today)
    return _changed(road_map, activity)


@action("road_map.activity_changed", "Мероприятие изменено")
def change_activity(
    activity: Activity, words: ActivityWords, *, stage: Stage | None = None, actor: Actor, today: date
) -> Activity:
    """`stage`: another stage of the same plan, to whose end the activity goes."""
    road_map = opened(activity.stage.road_map, actor)
    _say_activity(activity, words, road_map)
    if stage is not None and stage.pk != activity.stage_id:
        if stage.road_map_id != road_map.pk:
            raise PermissionDenied
        last = stage.activities.last()
        activity.stage, activity.position = stage, last.position + 1 if last else 1
        activity.number = following(last.number) if last else activity.number
    activity.save()
    activity.responsible.all().delete()
    _say_responsible(activity, words.responsible, road_map, today)
    return _changed(road_map, activity)


@action("road_map.doubt_settled", "Вопрос по проекту решён")
def settle(row: Activity | Stage, *, actor: Actor) -> Activity | Stage:
    """What is asked about the row is right as it stands."""
    road_map = opened(row.road_map if isinstance(row, Stage) else row.stage.road_map, actor)
    row.doubts = []
    if isinstance(row, Activity):
        row.terms = [term.settled().as_data() for term in row.deadlines]
    row.save()
    return _changed(road_map, row)


@action("road_map.activity_dropped", "Мероприятие убрано")
def drop_activity(activity: Activity, *, actor: Actor) -> RoadMap:
    road_map = opened(activity.stage.road_map, actor)
    stage, pk = activity.stage, activity.pk
    numbers = [one.number for one in stage.activities.all()]
    activity.delete()
    _renumber(list(stage.activities.all()), numbers)
    _changed(road_map, road_map, activity=pk)
    return road_map


@action("road_map.activity_moved", "Порядок мероприятий изменён")
def move_activity(activity: Activity, *, up: bool, actor: Actor) -> Activity:
    road_map = opened(activity.stage.road_map, actor)
    _swap(list(activity.stage.activities.all()), activity, up)
    return _changed(road_map, activity)


def understood(deadline: str, meaning: str, span: tuple[date, date] | None) -> list[Deadline]:
    """The terms that the words of the paper name, or those by which a person explains them."""
    return Deadline.parse(meaning.strip() or deadline.strip(), span)


def _say_stage(stage: Stage, words: StageWords) -> None:
    stage.title, stage.number = words.title.strip(), words.number.strip()
    stage.task, stage.result, stage.note = words.task.strip(), words.result.strip(), words.note.strip()


def _say_documents(stage: Stage, documents: Sequence[str]) -> None:
    StageDocument.objects.bulk_create(
        StageDocument(stage=stage, position=position, text=text.strip()[:500])
        for position, text in enumerate((text for text in documents if text.strip()), start=1)
    )


def _say_activity(activity: Activity, words: ActivityWords, road_map: RoadMap) -> None:
    activity.text, activity.number, activity.section = words.text.strip(), words.number.strip(), words.section.strip()
    activity.result, activity.note = words.result.strip(), words.note.strip()
    activity.deadline, activity.meaning = words.deadline.strip(), words.meaning.strip()
    span = (road_map.starts_on, road_map.ends_on)
    terms = understood(activity.deadline, activity.meaning, span)
    if words.certain:
        terms = [term.settled() for term in terms]
    activity.terms = [term.as_data() for term in terms]
    activity.doubts = [] if words.certain else term_doubts(activity.deadline, terms, span)


def _say_responsible(activity: Activity, texts: Sequence[str], road_map: RoadMap, today: date) -> None:
    staff = Staff(road_map.organization, today)
    Responsible.objects.bulk_create(responsible_of(activity, text, staff) for text in texts if text.strip())


def road_map_numbers(road_map: RoadMap, without: Stage) -> list[str]:
    """The numbers of the places, before the stage was dropped."""
    numbers = [(one.position, one.number) for one in road_map.stages.all()]
    return [number for _, number in sorted([*numbers, (without.position, without.number)])]


def _renumber(rows: list[Any], numbers: Sequence[str]) -> None:
    """Places from 1, each with the number that belongs to it."""
    for position, (row, number) in enumerate(zip(rows, numbers, strict=False), start=1):
        row.position, row.number = position, number
    if rows:
        type(rows[0]).objects.bulk_update(rows, ["position", "number"])


def _swap(rows: list[Any], row: Any, up: bool) -> None:
    here = [one.pk for one in rows].index(row.pk)
    there = here + (-1 if up else 1)
    if not 0 <= there < len(rows):
        raise RuleViolation("Дальше двигать некуда.")
    numbers = [one.number for one in rows]
    rows[here], rows[there] = rows[there], rows[here]
    _renumber(rows, numbers)


def _changed(road_map: RoadMap, row: Any, **facts: int) -> Any:
    """Pages rendered before are stale from now on."""
    road_map.save(update_fields=["state"])
    named = {} if row is road_map else {row._meta.model_name: row.pk}
    record(road_map, **(named | facts))
    return row
