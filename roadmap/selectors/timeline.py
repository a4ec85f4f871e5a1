"""A school year by months: as a table of runs for a wide sheet, as a list of months for a phone, as a paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from printing.document import Heading, Paragraph, PrintedDocument, Table
from roadmap.rules.occurrences import MONTHS, MONTHS_IN_FULL, Bar, Standing, bars, month_of
from roadmap.selectors.year import ActivityYear, Placed, PlanYear, StageYear

MARKS = {  # one sign a standing, explained above the table
    Standing.DONE: "+",
    Standing.OVERDUE: "!",
    Standing.SOON: "→",
    Standing.PLANNED: "•",
    Standing.CANCELLED: "×",
}


@dataclass(frozen=True)
class Run:
    """Months of one row of the table; without a standing, an empty one."""

    months: int
    standing: Standing | None = None

    @property
    def mark(self) -> str:
        return MARKS[self.standing] if self.standing else ""


@dataclass(frozen=True)
class TimelineRow:
    row: ActivityYear
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class TimelineStage:
    stage: StageYear
    rows: tuple[TimelineRow, ...]


@dataclass(frozen=True)
class Month:
    """What is due in a month: its last day falls there, or its only day. The last one of a year has no date."""

    title: str
    due: tuple[tuple[ActivityYear, Placed], ...]
    is_now: bool = False


def timeline(plan: PlanYear) -> list[TimelineStage]:
    """Activities due this year; those without a date stand in no month."""
    stages = []
    for stage in plan.stages:
        rows = tuple(TimelineRow(row, tuple(_runs(row, plan.year.first))) for row in stage.activities if row.placed)
        if rows:
            stages.append(TimelineStage(stage, rows))
    return stages


def _runs(row: ActivityYear, year: int) -> Iterator[Run]:
    periods = [(one.occurrence.starts_on, one.occurrence.ends_on, one) for one in row.placed]
    run: Bar
    for run in bars(periods, year):
        if run.occurrence:
            yield Run(run.months, run.occurrence.standing)
        else:
            yield from [Run(1)] * run.months  # an empty month keeps its lines


def months(plan: PlanYear) -> list[Month]:
    """The months of the year in which something is due, then what has no date."""
    due: dict[int, list[tuple[ActivityYear, Placed]]] = {}
    for stage in plan.stages:
        for row in stage.activities:
            for one in row.placed:
                day = one.occurrence.ends_on or one.occurrence.starts_on
                due.setdefault(month_of(day, plan.year.first) if day else len(MONTHS), []).append((row, one))
    now = month_of(plan.today, plan.year.first) if plan.today in plan.year else -1
    titles = (*MONTHS_IN_FULL, "без даты")
    return [Month(titles[place].capitalize(), tuple(due[place]), place == now) for place in sorted(due)]


def timeline_paper(plan: PlanYear) -> PrintedDocument:
    """The year on A4, across."""
    heads: list[int] = []
    rows: list[tuple[str, ...]] = []
    for stage in timeline(plan):
        done, total = stage.stage.progress
        heads.append(len(rows))
        rows.append((f"{stage.stage.stage} ({done} из {total})", *[""] * (len(MONTHS) + 1)))
        rows += [_paper_row(row) for row in stage.rows]
    done, total = plan.progress
    legend = ", ".join(f"{mark} — {standing.label}" for standing, mark in MARKS.items())
    return PrintedDocument(
        title=f"{plan.road_map.title}, {plan.year} учебный год",
        body=(
            Heading(f"{plan.road_map.title}\n{plan.year} учебный год"),
            Paragraph(
                f"{plan.road_map.organization.short_name}. Выполнено {done} из {total} на {plan.today:%d.%m.%Y}. "
                f"Обозначения: {legend}.",
                indent=False,
                small=True,
            ),
            Table(
                ("Мероприятие", *MONTHS, "Срок"),
                tuple(rows),
                widths=(9, *[1.25] * len(MONTHS), 3.6),
                centered=tuple(range(1, len(MONTHS) + 1)),
                small=True,
                merged=tuple(heads),
            ),
        ),
        landscape=True,
        font_size=12,
    )


def _paper_row(row: TimelineRow) -> tuple[str, ...]:
    cells = [run.mark for run in row.runs for _ in range(run.months)]
    activity = row.row.activity
    return (" ".join(filter(None, (activity.number, activity.text))), *cells, activity.deadline)
