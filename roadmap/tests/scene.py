"""A plan in force with its occurrences, for tests of its life and for probes."""

from datetime import date
from typing import Any

from people.models import Organization
from people.rules import Role
from roadmap.models import Activity, Occurrence, Responsible, RoadMap, Stage, StageDocument
from roadmap.tests.make import make_road_map
from tests.cast import Cast

YEAR = 2026
TODAY = date(2026, 10, 5)
SEPTEMBER = (date(2026, 9, 1), date(2026, 9, 30))
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))
MAY = (date(2027, 5, 1), date(2027, 5, 31))
UNDATED = (None, None)


def make_plan(organization: Organization, cast: Cast | None = None, stages: int = 1, **fields: Any) -> RoadMap:
    """In force, with empty stages."""
    plan = make_road_map(organization, in_force_from=date(2025, 9, 1), **fields)
    for number in range(1, stages + 1):
        Stage.objects.create(road_map=plan, position=number, number=f"{number}.", title=f"Этап {number}")
    return plan


def make_activity(plan: RoadMap, text: str = "Провести анкетирование", **fields: Any) -> Activity:
    """In the first stage; `role` and `person` say who answers for it."""
    role, person = fields.pop("role", Role.CURATOR), fields.pop("person", None)
    stage = fields.pop("stage", None) or plan.stages.first()
    assert stage is not None
    position = stage.activities.count() + 1
    activity = Activity.objects.create(
        stage=stage, position=position, text=text, **({"number": f"{position})", "deadline": "Сентябрь"} | fields)
    )
    if role or person:
        text = str(person or Role(role).label)
        Responsible.objects.create(activity=activity, text=text, role=role or "", person=person)
    return activity


def make_occurrence(
    organization: Organization,
    cast: Cast | None = None,
    *,
    period: tuple[date | None, date | None] = SEPTEMBER,
    plan: RoadMap | None = None,
    year: int = YEAR,
    state: dict[str, Any] | None = None,
    **activity: Any,
) -> Occurrence:
    """An occurrence of a new activity; `state`: fields of a closed one."""
    row = make_activity(plan or make_plan(organization), **activity)
    return Occurrence.objects.create(
        organization=organization, activity=row, year=year, starts_on=period[0], ends_on=period[1], **(state or {})
    )


def make_done(organization: Organization, cast: Cast | None = None) -> Occurrence:
    return make_occurrence(organization, state={"state": "done", "closed_on": date(2026, 9, 20)})


def make_document(plan: RoadMap, text: str) -> StageDocument:
    stage = plan.stages.first()
    assert stage is not None
    return StageDocument.objects.create(stage=stage, position=stage.documents.count() + 1, text=text)
