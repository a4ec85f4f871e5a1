"""Addresses of drafts, uploads and the regulation."""

from typing import Any

from orders.models import Order
from people.states import ImportState
from roadmap.models import Activity, PlanUpload, Regulation, RoadMap, Stage
from roadmap.states import RoadMapState
from roadmap.tests.drafted import (
    changed_regulation,
    entered_regulation,
    make_draft,
    make_regulation,
    make_upload,
    regulation_with_scan,
)
from roadmap.tests.make import make_road_map
from tests.probes import Probe

OUTSIDE = ("no_role", "municipal")
UNSEEN = ("mentor", "mentee", *OUTSIDE)
NOT_THEIRS = ("director", "secretary", *UNSEEN)
PASTED = "№\tМероприятия\tСроки\n1.\tСобрать запросы педагогов\tсентябрь"


def first_stage(row: RoadMap) -> Stage:
    return row.stages.all()[0]


def first_activity(row: RoadMap) -> Activity:
    return first_stage(row).activities.all()[0]


def doubtful(row: RoadMap) -> Activity:
    return Activity.objects.exclude(doubts=[]).get(stage__road_map=row)


def of_stage(row: RoadMap) -> dict[str, int]:
    stage = Stage.objects.filter(road_map=row).order_by("position").first()
    return {"pk": row.pk, "stage_pk": stage.pk if stage else 0}


def of_activity(row: RoadMap) -> dict[str, int]:
    return {"pk": row.pk, "activity_pk": first_activity(row).pk}


def kept_activity(row: RoadMap) -> dict[str, int]:
    """The address of an activity that the probe drops: the same before and after."""
    return {"pk": row.pk, "activity_pk": row.dropped}  # type: ignore[attr-defined]


def with_named_rows(organization: Any, cast: Any) -> RoadMap:
    row = make_draft(organization)
    row.dropped = first_activity(row).pk  # type: ignore[attr-defined]
    row.gone = first_stage(row).pk  # type: ignore[attr-defined]
    return row


def ask(make: Any = make_draft, denied: tuple[str, ...] = NOT_THEIRS, **fields: Any) -> Probe:
    return Probe(make, denied=denied, **fields)


def act(effect: Any, make: Any = make_draft, **fields: Any) -> Probe:
    return Probe(make, "post", effect=effect, denied=NOT_THEIRS, **fields)


def stage_data(row: RoadMap) -> dict[str, Any]:
    return {"title": "Изменённый этап"}


def activity_data(row: RoadMap) -> dict[str, Any]:
    return {"stage": first_stage(row).pk, "text": "Изменённое мероприятие", "deadline": "май"}


def has_activity(row: RoadMap) -> bool:
    return Activity.objects.filter(stage__road_map=row, text="Изменённое мероприятие").exists()


def has_stage(row: RoadMap) -> bool:
    return Stage.objects.filter(road_map=row, title="Изменённый этап").exists()


def renewable(organization: Any, cast: Any) -> RoadMap:
    row = make_draft(organization)
    row.state = RoadMapState.IN_FORCE
    row.save()
    return row


def of_section(row: Regulation) -> dict[str, Any]:
    return {"pk": row.pk, "code": "aims"}


def without_a_section(organization: Any, cast: Any) -> Regulation:
    row = make_regulation(organization)
    row.sections = [section for section in row.sections if section["code"] != "aims"]
    row.save()
    return row


def section_title(row: Regulation) -> str:
    section = Regulation.objects.get(pk=row.pk).section("aims")
    return section["title"] if section else ""


def of_upload_row(row: PlanUpload) -> dict[str, int]:
    return {"pk": row.pk, "stage": 0, "place": 1}


def confirmed(row: PlanUpload) -> bool:
    return PlanUpload.objects.get(pk=row.pk).road_map_id is not None


PLANS = {
    "pdf": ask(denied=UNSEEN),
    "docx": ask(denied=UNSEEN),
    "term": ask(),
    "rename": act(
        lambda row: RoadMap.objects.get(pk=row.pk).title == "Иначе",
        data=lambda row: {"title": "Иначе", "starts_on": "2026-09-01", "ends_on": "2027-08-31"},
    ),
    "drop": act(lambda row: RoadMap.objects.get(pk=row.pk).state == RoadMapState.DROPPED),
    "move": act(
        lambda row: first_stage(row).title == "Формирование банка наставников",
        data=lambda row: {"down": f"s{first_stage(row).pk}"},
    ),
    "settle": act(
        lambda row: not Activity.objects.filter(stage__road_map=row).exclude(doubts=[]).exists(),
        data=lambda row: {"row": f"a{doubtful(row).pk}"},
    ),
    "renew": act(lambda row: RoadMap.objects.filter(previous=row).exists(), renewable),
    "order_plan": act(lambda row: Order.objects.filter(organization=row.organization, kind_name="regulation").exists()),
    "fill": act(
        lambda row: PlanUpload.objects.filter(into=row).exists(), make_road_map, data=lambda row: {"pasted": PASTED}
    ),
    "stage_new": act(has_stage, data=stage_data),
    "stage_edit": act(has_stage, data=stage_data, kwargs=of_stage),
    "stage_drop": act(
        lambda row: not Stage.objects.filter(pk=row.gone).exists(),
        with_named_rows,
        kwargs=lambda row: {"pk": row.pk, "stage_pk": row.gone},
    ),
    "activity_new": act(has_activity, data=activity_data, kwargs=of_stage),
    "activity_edit": act(has_activity, data=activity_data, kwargs=of_activity),
    "activity_drop": act(
        lambda row: not Activity.objects.filter(pk=row.dropped).exists(), with_named_rows, kwargs=kept_activity
    ),
}

UPLOADS = {
    "uploaded": act(
        confirmed,
        make_upload,
        data=lambda row: {"title": "Карта", "starts_on": "2026-09-01", "ends_on": "2027-08-31", "how": "draft"},
    ),
    "upload_discard": act(lambda row: PlanUpload.objects.get(pk=row.pk).state == ImportState.DISCARDED, make_upload),
    "mend": act(
        lambda row: PlanUpload.objects.get(pk=row.pk).listed["stages"][0]["activities"][1]["text"] == "Иначе",
        make_upload,
        data=lambda row: {"text": "Иначе", "meaning": "октябрь"},
        kwargs=of_upload_row,
    ),
}

REGULATIONS = {
    "regulation": ask(make_regulation, denied=UNSEEN),
    "regulation_pdf": ask(make_regulation, denied=UNSEEN),
    "regulation_docx": ask(make_regulation, denied=UNSEEN),
    "regulation_scan": ask(regulation_with_scan, denied=OUTSIDE),
    "regulation_drop": act(
        lambda row: Regulation.objects.get(pk=row.pk).state == RoadMapState.DROPPED, make_regulation
    ),
    "regulation_renew": act(lambda row: Regulation.objects.filter(previous=row).exists(), entered_regulation),
    "order_regulation": act(lambda row: Regulation.objects.get(pk=row.pk).order_id is not None, make_regulation),
    "order_changes": act(lambda row: Regulation.objects.get(pk=row.pk).order_id is not None, changed_regulation),
    "section_new": act(
        lambda row: len(Regulation.objects.get(pk=row.pk).sections) == 10,
        make_regulation,
        data=lambda row: {"title": "Поощрение", "text": "Благодарность."},
    ),
    "sections_restore": act(lambda row: section_title(row) != "", without_a_section),
    "section_edit": act(
        lambda row: section_title(row) == "Иначе",
        make_regulation,
        data=lambda row: {"title": "Иначе", "text": "Текст."},
        kwargs=of_section,
    ),
    "section_drop": act(lambda row: section_title(row) == "", make_regulation, kwargs=of_section),
}

PROBES = {f"roadmap:{name}": probe for name, probe in (PLANS | UPLOADS | REGULATIONS).items()}
