"""What was read from a file beside its own cells, before anything is saved."""

from dataclasses import dataclass
from datetime import date

from core.schoolyear import SchoolYear
from roadmap.models import PlanUpload
from roadmap.rules.plan import Plan, PlanActivity, PlanStage
from roadmap.rules.stored import from_stored
from roadmap.selectors.drafts import TermShown, terms_shown


@dataclass(frozen=True)
class RowShown:
    """One activity: its place in the plan, what was read, how its terms are understood."""

    stage: int
    place: int
    row: PlanActivity
    terms: list[TermShown]


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
    def activities(self) -> int:
        return sum(len(stage.rows) for stage in self.stages)


def preview_of(upload: PlanUpload, today: date) -> Preview:
    plan = from_stored(upload.listed)
    span = plan.span or year_of(today)
    stages = [
        StageShown(
            stage,
            [
                RowShown(number, place, row, terms_shown(row.deadlines, span))
                for place, row in enumerate(stage.activities)
            ],
        )
        for number, stage in enumerate(plan.stages)
    ]
    return Preview(plan, stages)


def year_of(today: date) -> tuple[date, date]:
    """The school year that a plan drafted on that day is for: from May on, the next one."""
    year = SchoolYear.containing(today)
    if today.month in {5, 6, 7, 8}:
        year = SchoolYear(year.first + 1)
    return year.starts_on, year.ends_on
