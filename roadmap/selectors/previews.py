"""What was read from a file beside its own cells, before anything is saved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.schoolyear import SchoolYear
from roadmap.models import PlanUpload
from roadmap.rules.plan import Plan, PlanActivity, PlanStage
from roadmap.rules.stored import from_stored
from roadmap.selectors.drafts import TermShown, terms_shown

CELLS = " | "  # between the cells of a row, as the reader keeps them


@dataclass(frozen=True)
class RowShown:
    """One activity: its place in the plan, what was read, how its terms are understood."""

    stage: int
    place: int
    row: PlanActivity
    terms: list[TermShown]
    cells: tuple[str, ...] = ()  # the cells it was read from; none when the row above was read from the same ones

    @property
    def whole(self) -> list[str]:
        """All cells, also those shown above."""
        return [cell for cell in self.row.original.split(CELLS) if cell.strip()] or [self.row.text]


@dataclass(frozen=True)
class StageShown:
    stage: PlanStage
    rows: list[RowShown]


@dataclass(frozen=True)
class Preview:
    plan: Plan
    stages: list[StageShown]

    @property
    def doubtful(self) -> list[RowShown]:
        return [row for stage in self.stages for row in stage.rows if row.row.doubts]

    @property
    def by_doubt(self) -> dict[str, list[RowShown]]:
        """What is asked, and of which rows: many rows of one paper are doubtful in the same way."""
        found: dict[str, list[RowShown]] = {}
        for row in self.doubtful:
            for text in row.row.doubts:
                found.setdefault(text, []).append(row)
        return found

    @property
    def activities(self) -> int:
        return sum(len(stage.rows) for stage in self.stages)


def preview_of(upload: PlanUpload, today: date) -> Preview:
    plan = from_stored(upload.listed)
    span = plan.span or year_of(today)
    stages = [StageShown(stage, list(_rows(number, stage, span))) for number, stage in enumerate(plan.stages)]
    return Preview(plan, stages)


def _rows(number: int, stage: PlanStage, span: tuple[date, date]) -> Iterator[RowShown]:
    above = ""
    for place, row in enumerate(stage.activities):
        cells = () if row.original == above else tuple(cell for cell in row.original.split(CELLS) if cell.strip())
        above = row.original
        yield RowShown(number, place, row, terms_shown(row.deadlines, span), cells)


def year_of(today: date) -> tuple[date, date]:
    """The school year that a plan drafted on that day is for: from May on, the next one."""
    year = SchoolYear.containing(today)
    if today.month in {5, 6, 7, 8}:
        year = SchoolYear(year.first + 1)
    return year.starts_on, year.ends_on
