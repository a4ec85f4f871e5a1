"""The plan's table as the organization's paper has it: its columns, and what stands in each cell."""

from collections.abc import Sequence

from roadmap.models import Activity, RoadMap, Stage

USUAL = (
    ("number", "№"),
    ("stage", "Наименование этапа"),
    ("activity", "Мероприятия"),
    ("deadline", "Сроки"),
    ("responsible", "Ответственные"),
    ("result", "Ожидаемый результат"),
    ("document", "Документы"),
)
FROM_TO = " – "  # between the two dates of a table that gives the start and the end apart


def columns_of(road_map: RoadMap, stages: Sequence[Stage]) -> list[tuple[str, str]]:
    """What each column holds and its title: the organization's own, or those of the usual ones that are filled."""
    if road_map.columns:
        return [(column["holds"], column["title"]) for column in road_map.columns]
    activities = [activity for stage in stages for activity in stage.activities.all()]
    filled = {
        "deadline": any(one.deadline for one in activities),
        "responsible": any(one.responsible.all() for one in activities),
        "result": any(one.result for one in activities) or any(stage.result for stage in stages),
        "document": any(stage.documents.all() for stage in stages),
    }
    return [column for column in USUAL if filled.get(column[0], True)]


def cell_of(hold: str, stage: Stage, activity: Activity | None, *, first: bool) -> str:
    """`first`: the first row of its stage, which says what belongs to the whole stage."""
    if activity is None:
        return of_stage(hold, stage)
    own = {
        "activity": activity.text,
        "deadline": activity.deadline,
        "starts": activity.deadline.partition(FROM_TO)[0],
        "ends": activity.deadline.partition(FROM_TO)[2],
        "responsible": "\n".join(one.text for one in activity.responsible.all()),
        "result": activity.result,
        "note": activity.note,
    }
    if hold == "number":
        return activity.number or (stage.number if first else "")
    return own.get(hold, "") or (of_stage(hold, stage) if first else "")


def of_stage(hold: str, stage: Stage) -> str:
    return {
        "number": stage.number,
        "stage": stage.title,
        "result": stage.result,
        "note": stage.note,
        "document": "\n".join(document.text for document in stage.documents.all()),
    }.get(hold, "")
