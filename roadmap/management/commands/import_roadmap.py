"""`manage.py import_roadmap FILE`: a school's road map from its own file, as JSON or as a draft."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from core.actors import SYSTEM
from core.problems import RuleViolation
from core.schoolyear import SchoolYear
from people.models import Organization
from roadmap.actions import lay_plan
from roadmap.rules.plan import Plan, PlanActivity, PlanStage
from roadmap.rules.reading import UnreadablePlan, read_plan
from roadmap.rules.settle import OUTSIDE, SEVERAL, TAKEN_OVER, periods_of

MARKED = {OUTSIDE, SEVERAL, TAKEN_OVER}


class Command(BaseCommand):
    help = (
        "Read a road map (DOCX, XLSX, HTML, PDF with text). With --dry-run prints JSON of what was understood and "
        "needs no database; else lays it as a draft of the organization."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--org", help="the organization's slug")
        parser.add_argument("--dry-run", action="store_true", help="only print what was understood")
        parser.add_argument("--year", type=int, help="the school year of the occurrences, by its first year")

    def handle(self, *, file: Path, org: str | None, dry_run: bool, year: int | None, **options: Any) -> None:
        try:
            plan = read_plan(file.read_bytes(), file.name)
        except OSError as error:
            raise CommandError(f"Файл {file} не открывается: {error.strerror}.") from error
        except UnreadablePlan as refusal:
            raise CommandError(str(refusal)) from refusal
        if dry_run:
            self.stdout.write(json.dumps(report(plan, year or first_year(plan)), ensure_ascii=False, indent=2))
        else:
            self.lay(plan, org)

    def lay(self, plan: Plan, org: str | None) -> None:
        organization = Organization.objects.filter(slug=org).first() if org else None
        if organization is None:
            raise CommandError(f"Организации с именем в адресе «{org}» нет." if org else "Укажите --org или --dry-run.")
        try:
            road_map = lay_plan(plan, organization=organization, actor=SYSTEM, today=organization.today())
        except RuleViolation as violation:
            raise CommandError(str(violation)) from violation
        for warning in warnings_of(plan):
            self.stdout.write(warning)
        activities = sum(len(stage.activities) for stage in plan.stages)
        self.stdout.write(f"Составлен проект «{road_map}»: этапов {len(plan.stages)}, мероприятий {activities}.")


def first_year(plan: Plan) -> int:
    """The first school year of the plan by its title or its order, else the one that runs."""
    day = plan.span[0] if plan.span else plan.order_date
    return SchoolYear.containing(day or timezone.localdate()).first


def report(plan: Plan, year: int) -> dict[str, Any]:
    return {
        "title": plan.title,
        "span": [day.isoformat() for day in plan.span] if plan.span else None,
        "stages": [_stage(stage, year) for stage in plan.stages],
        "warnings": warnings_of(plan),
    }


def _stage(stage: PlanStage, year: int) -> dict[str, Any]:
    return {
        "number": stage.number,
        "title": stage.title,
        "activities": [_activity(activity, stage, year) for activity in stage.activities],
        "documents": stage.documents,
    }


def _activity(activity: PlanActivity, stage: PlanStage, year: int) -> dict[str, Any]:
    """The result of several activities of one cell is the stage's, and each of them leads to it."""
    return {
        "number": activity.number,
        "text": activity.text,
        "deadline": activity.deadline,
        "occurrences": [
            [period.start.isoformat(), period.end.isoformat() if period.end else None]
            for period in periods_of(activity.deadlines, year)
        ],
        "uncertain": is_uncertain(activity),
        "responsible": activity.responsible,
        "result": activity.result or stage.result,
    }


def is_uncertain(activity: PlanActivity) -> bool:
    """Whether a person should look at the term: not understood, taken over, shared, outside the plan."""
    unread = bool(activity.deadline.strip()) and not activity.deadlines
    return unread or any(term.uncertain for term in activity.deadlines) or bool(MARKED & set(activity.doubts))


def warnings_of(plan: Plan) -> list[str]:
    """Everything to look at: of the plan, then of each stage and activity with its place."""
    found = list(plan.warnings)
    for position, stage in enumerate(plan.stages, start=1):
        found += [f"Этап {position}: {doubt}" for doubt in stage.doubts]
        for number, activity in enumerate(stage.activities, start=1):
            found += [f"Этап {position}, мероприятие {number}: {doubt}" for doubt in activity.doubts]
    return found
