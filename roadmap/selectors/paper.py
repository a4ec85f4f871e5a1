"""The plan and the regulation as papers: annexes of their order, and sheets of their own."""

from collections.abc import Sequence

from orders.models import Order
from orders.selectors import name_of_head, post_of_head
from printing.document import Annex, Block, Grif, Grifs, Heading, Letterhead, Paragraph, PrintedDocument, Table
from printing.russian import long_date, numeric_date
from roadmap.models import Activity, Regulation, RoadMap, Stage
from roadmap.selectors.drafts import stages_of
from roadmap.states import RoadMapState

USUAL = (
    ("number", "№"),
    ("stage", "Наименование этапа"),
    ("activity", "Мероприятия"),
    ("deadline", "Сроки"),
    ("responsible", "Ответственные"),
    ("result", "Ожидаемый результат"),
    ("document", "Документы"),
)
WIDTHS = {"number": 0.6, "stage": 2.2, "activity": 4, "result": 2.6, "document": 2.4, "note": 2}
FROM_TO = " – "  # between the two dates of a table that gives the start and the end apart


def plan_table(road_map: RoadMap, stages: Sequence[Stage]) -> Table:
    """The organization's own columns in their order; the product's usual ones where the plan has none of its own."""
    columns = _columns(road_map, stages)
    holds = [hold for hold, _ in columns]
    rows: list[tuple[str, ...]] = []
    for stage in stages:
        rows += _rows(stage, holds)
    return Table(
        columns=tuple(title for _, title in columns),
        rows=tuple(rows),
        widths=tuple(WIDTHS.get(hold, 1.6) for hold in holds),
        centered=tuple(index for index, hold in enumerate(holds) if hold == "number"),
        small=True,
    )


def _columns(road_map: RoadMap, stages: Sequence[Stage]) -> list[tuple[str, str]]:
    if road_map.columns:
        return [(column["holds"], column["title"]) for column in road_map.columns]
    activities = [activity for stage in stages for activity in stage.activities.all()]
    filled = {
        "deadline": any(one.deadline for one in activities),
        "responsible": any(one.responsible.all() for one in activities),
        "result": any(one.result for one in (*activities, *stages)),
        "document": any(stage.documents.all() for stage in stages),
    }
    return [column for column in USUAL if filled.get(column[0], True)]


def _rows(stage: Stage, holds: Sequence[str]) -> list[tuple[str, ...]]:
    activities = list(stage.activities.all())
    if "stage" in holds:
        return [
            tuple(_cell(hold, stage, activity, first=number == 0) for hold in holds)
            for number, activity in enumerate(activities or [None])
        ]
    head = tuple(str(stage) if hold == "activity" else "" for hold in holds)
    return [head, *_with_sections(stage, activities, holds)]


def _with_sections(stage: Stage, activities: Sequence[Activity], holds: Sequence[str]) -> list[tuple[str, ...]]:
    """Below its stage's own row; a sub-section has a row of its own as well."""
    rows, section = [], ""
    for number, activity in enumerate(activities):
        if activity.section and activity.section != section:
            section = activity.section
            rows.append(tuple(section if hold == "activity" else "" for hold in holds))
        rows.append(tuple(_cell(hold, stage, activity, first=number == 0) for hold in holds))
    return rows


def _cell(hold: str, stage: Stage, activity: Activity | None, *, first: bool) -> str:
    """`first`: the first row of its stage, which says what belongs to the whole stage."""
    if activity is None:
        return _of_stage(hold, stage)
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
    return own.get(hold, "") or (_of_stage(hold, stage) if first else "")


def _of_stage(hold: str, stage: Stage) -> str:
    return {
        "number": stage.number,
        "stage": stage.title,
        "result": stage.result,
        "note": stage.note,
        "document": "\n".join(document.text for document in stage.documents.all()),
    }.get(hold, "")


def plan_annex(road_map: RoadMap) -> Annex:
    return Annex(road_map.title, blocks=(plan_table(road_map, stages_of(road_map)),), landscape=True)


def plan_paper(road_map: RoadMap) -> PrintedDocument:
    """The plan on its own: an annex of the paper it stands in would name the order."""
    organization = road_map.organization
    return PrintedDocument(
        title=road_map.title,
        marks=_marks(road_map),
        grifs=_grifs(road_map),
        letterhead=Letterhead(organization.full_name, organization.short_name, organization.place),
        kind_title="ДОРОЖНАЯ КАРТА",
        numbered=False,
        heading=road_map.title,
        body=(
            Paragraph(
                f"Срок: {numeric_date(road_map.starts_on)} – {numeric_date(road_map.ends_on)}",
                align="center",
                indent=False,
            ),
            plan_table(road_map, stages_of(road_map)),
        ),
        font_size=12,
    )


def regulation_blocks(regulation: Regulation) -> tuple[Block, ...]:
    """Section by section, each line a paragraph."""
    blocks: list[Block] = []
    for number, section in enumerate(regulation.sections, start=1):
        blocks.append(Heading(f"{number}. {section['title']}", 2))
        blocks += [Paragraph(line.strip()) for line in section["text"].splitlines() if line.strip()]
    return tuple(blocks)


def regulation_annex(regulation: Regulation) -> Annex:
    return Annex(regulation.title, blocks=regulation_blocks(regulation))


def regulation_paper(regulation: Regulation) -> PrintedDocument:
    organization = regulation.organization
    return PrintedDocument(
        title=regulation.title,
        marks=_marks(regulation),
        grifs=_grifs(regulation),
        letterhead=Letterhead(organization.full_name, organization.short_name, organization.place),
        kind_title="ПОЛОЖЕНИЕ",
        numbered=False,
        heading=regulation.title,
        body=regulation_blocks(regulation),
        font_size=12,
        left_margin=30,
    )


def _marks(row: RoadMap | Regulation) -> tuple[str, ...]:
    return ("Проект",) if row.state == RoadMapState.DRAFT else ()


def _grifs(row: RoadMap | Regulation) -> Grifs:
    """«УТВЕРЖДЕНО приказом …» once there is one, else «УТВЕРЖДАЮ» with lines to sign."""
    order: Order | None = row.order
    if order is not None and order.dated:
        return Grifs((Grif("УТВЕРЖДЕНО", ("приказом", f"от {long_date(order.dated)} № {order.number}")),))
    organization = row.organization
    post = f"{post_of_head(organization)} {organization.genitive_name or organization.short_name}"
    signed = f"{'_' * 18} {name_of_head(organization)}"
    return Grifs((Grif("УТВЕРЖДАЮ", (post, signed, "«___» ____________ 20___ г.")),))
