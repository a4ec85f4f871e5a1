"""The plan and the regulation as papers: annexes of their order, and sheets of their own."""

from collections.abc import Sequence

from orders.models import Order
from orders.selectors import name_of_head, post_of_head
from printing.document import Annex, Block, Grif, Grifs, Heading, Letterhead, Paragraph, PrintedDocument, Table
from printing.russian import long_date, numeric_date
from roadmap.models import Regulation, RoadMap, Stage
from roadmap.selectors.columns import cell_of, columns_of
from roadmap.selectors.drafts import stages_of
from roadmap.states import RoadMapState

WIDTHS = {"number": 0.6, "stage": 2.2, "activity": 4, "result": 2.6, "document": 2.4, "note": 2}


def plan_table(road_map: RoadMap, stages: Sequence[Stage]) -> Table:
    """The organization's own columns in their order; the product's usual ones where the plan has none of its own."""
    columns = columns_of(road_map, stages)
    holds = [hold for hold, _ in columns]
    rows: list[tuple[str, ...]] = []
    merged: list[int] = []
    for stage in stages:
        _add_rows(stage, holds, rows, merged)
    return Table(
        columns=tuple(title for _, title in columns),
        rows=tuple(rows),
        widths=tuple(WIDTHS.get(hold, 1.6) for hold in holds),
        centered=tuple(index for index, hold in enumerate(holds) if hold == "number"),
        small=True,
        merged=tuple(merged),
    )


def _add_rows(stage: Stage, holds: Sequence[str], rows: list[tuple[str, ...]], merged: list[int]) -> None:
    """A stage without a column of its own has a row from edge to edge, and so has a sub-section."""
    activities = list(stage.activities.all())
    own_column, section = "stage" in holds, ""
    if not own_column:
        _add_head(str(stage), holds, rows, merged)
    for number, activity in enumerate(activities or ([None] if own_column else [])):
        if activity is not None and activity.section and activity.section != section:
            section = activity.section
            _add_head(section, holds, rows, merged)
        rows.append(tuple(cell_of(hold, stage, activity, first=number == 0) for hold in holds))


def _add_head(text: str, holds: Sequence[str], rows: list[tuple[str, ...]], merged: list[int]) -> None:
    merged.append(len(rows))
    rows.append((text, *[""] * (len(holds) - 1)))


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
        landscape=True,
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
