"""A plan that was read from a file, as JSON: kept between its preview and its confirmation."""

from dataclasses import asdict
from datetime import date
from typing import Any

from roadmap.rules.deadline import Deadline
from roadmap.rules.plan import Plan, PlanActivity, PlanColumn, PlanStage


def to_stored(plan: Plan) -> dict[str, Any]:
    return {
        "title": plan.title,
        "span": [day.isoformat() for day in plan.span] if plan.span else None,
        "stages": [_stage_as_data(stage) for stage in plan.stages],
        "columns": [asdict(column) for column in plan.columns],
        "order_number": plan.order_number,
        "order_date": plan.order_date.isoformat() if plan.order_date else None,
        "warnings": list(plan.warnings),
    }


def from_stored(data: dict[str, Any]) -> Plan:
    span, day = data["span"], data["order_date"]
    return Plan(
        title=data["title"],
        span=(date.fromisoformat(span[0]), date.fromisoformat(span[1])) if span else None,
        stages=[_stage_from(stage) for stage in data["stages"]],
        columns=[PlanColumn(**column) for column in data["columns"]],
        order_number=data["order_number"],
        order_date=date.fromisoformat(day) if day else None,
        warnings=list(data["warnings"]),
    )


def _stage_as_data(stage: PlanStage) -> dict[str, Any]:
    named = {name: value for name, value in vars(stage).items() if name != "activities"}
    return named | {"activities": [_activity_as_data(activity) for activity in stage.activities]}


def _activity_as_data(activity: PlanActivity) -> dict[str, Any]:
    return vars(activity) | {"deadlines": [term.as_data() for term in activity.deadlines]}


def _stage_from(data: dict[str, Any]) -> PlanStage:
    return PlanStage(**data | {"activities": [_activity_from(activity) for activity in data["activities"]]})


def _activity_from(data: dict[str, Any]) -> PlanActivity:
    return PlanActivity(**data | {"deadlines": [Deadline.from_data(term) for term in data["deadlines"]]})
