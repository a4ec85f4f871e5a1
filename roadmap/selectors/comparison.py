"""A plan and a regulation beside the model ones: what is missing (S4 4.4.1, 4.4.3)."""

from collections.abc import Sequence

from roadmap.kinds.regulation import SECTIONS
from roadmap.models import Regulation, Stage
from roadmap.rules.model import missing_sections, missing_stages


def missing_in_plan(stages: Sequence[Stage]) -> list[str]:
    """In words, for the page; nothing is said of a plan without rows: there is nothing to compare."""
    if not stages:
        return []
    rows = ((stage.title, [activity.text for activity in stage.activities.all()]) for stage in stages)
    return [f"Нет мероприятий этапа «{title}»." for title in missing_stages(rows)]


def missing_in_regulation(regulation: Regulation) -> list[str]:
    if not regulation.sections:
        return []
    here = [(name, part["text"]) for part in regulation.sections for name in (part["code"], part["title"])]
    model = [(section.code, section.title, section.words) for section in SECTIONS]
    return [f"Нет раздела «{title}»." for title in missing_sections(here, model)]
