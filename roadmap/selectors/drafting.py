"""What the curator must do to have a plan for the year: draft it, settle its doubts, lay it before the director."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from core.actors import Actor
from core.schoolyear import SchoolYear
from core.templatetags.core import plural
from core.todo import Todo
from people.rules import Role
from people.states import ImportState
from roadmap import policies
from roadmap.models import Activity, PlanUpload, Regulation, RoadMap, Stage
from roadmap.states import RoadMapState


def drafting_todo(actor: Actor, today: date) -> list[Todo]:
    if Role.CURATOR not in actor.roles or not policies.can_lay(actor, actor.organization):
        return []
    return [*_uploads(actor), *_plans(actor, today), *_regulations(actor)]


def _uploads(actor: Actor) -> Iterator[Todo]:
    for upload in PlanUpload.objects.visible_to(actor).filter(state=ImportState.PREVIEW).defer("listed"):
        text = f"Загруженная дорожная карта не сохранена: {upload.filename}."
        yield Todo(text, upload.get_absolute_url(), "Проверить")


def _plans(actor: Actor, today: date) -> Iterator[Todo]:
    plans = RoadMap.objects.visible_to(actor)
    drafts = list(plans.filter(state=RoadMapState.DRAFT).order_by("pk"))
    year = SchoolYear.containing(today)
    if not drafts and not plans.in_force().holding(today).exists():
        text = f"На {year} учебный год нет дорожной карты."
        yield Todo(text, reverse("roadmap:templates"), "Составить", urgent=True)
    asked = _doubtful(drafts)
    for draft in drafts:
        url = draft.get_absolute_url()
        if number := asked.get(draft.pk):
            places = plural(number, "место,места,мест")
            yield Todo(f"В проекте дорожной карты «{draft}» уточните {places}.", f"{url}#doubts", "Уточнить")
        elif draft.order_id is None:
            yield Todo(f"Проект дорожной карты «{draft}» готов. Подготовьте приказ.", url, "Открыть проект")


def _doubtful(drafts: list[RoadMap]) -> dict[int, int]:
    """How many rows of each draft are asked about, in two queries."""
    found: dict[int, int] = {}
    rows = [
        *Activity.objects.filter(stage__road_map__in=drafts).exclude(doubts=[]).values_list("stage__road_map"),
        *Stage.objects.filter(road_map__in=drafts).exclude(doubts=[]).values_list("road_map"),
    ]
    for (pk,) in rows:
        found[pk] = found.get(pk, 0) + 1
    return found


def _regulations(actor: Actor) -> Iterator[Todo]:
    for draft in Regulation.objects.visible_to(actor).filter(state=RoadMapState.DRAFT, order=None):
        text = f"Проект готов: «{draft}». Подготовьте приказ."
        yield Todo(text, draft.get_absolute_url(), "Открыть проект")
