"""The plan of a school and its regulation: as they were before the product, approved by order, being renewed."""

from datetime import date

from core.schoolyear import SchoolYear
from orders import actions as orders
from portal.management.demo.story import Story
from roadmap import actions as roadmap
from roadmap.actions.approving import draft_order
from roadmap.actions.editing import ActivityWords, StageWords, add_activity, add_stage
from roadmap.actions.regulations import draft_regulation, drop_section, enter_regulation, renew_regulation
from roadmap.kinds.templates import TEMPLATES
from roadmap.models import Regulation, RoadMap


def on_paper(story: Story) -> None:
    """What the school worked by before: entered as it is."""
    first = SchoolYear.containing(story.today).first
    approved = date(first - 2, 8, 29)
    order = orders.enter_as_is(
        "regulation",
        title="",
        number="112-ОД",
        dated=approved,
        organization=story.organization,
        actor=story.curator,
        today=story.today,
    )
    enter_regulation(
        title="Положение о системе наставничества педагогических работников",
        in_force_from=approved,
        order=order,
        actor=story.curator,
        today=story.today,
    )
    roadmap.enter(
        title="Дорожная карта внедрения системы наставничества",
        starts_on=date(first - 2, 9, 1),
        ends_on=date(first, 8, 31),
        order=order,
        actor=story.curator,
        today=story.today,
    )


def approved(story: Story, template: str, number: str, *, days: int) -> RoadMap:
    """This year's plan from a template and a new regulation, approved by one order."""
    day, first = story.ago(days), SchoolYear.containing(story.today).first
    plan = TEMPLATES[template].build(first, first)
    draft = roadmap.lay_plan(plan, organization=story.organization, template=template, actor=story.curator, today=day)
    regulation = draft_regulation(actor=story.curator, today=day)
    order = draft_order(story.organization, road_map=draft, regulation=regulation, actor=story.curator, today=day)
    story.in_force(order, number, days=days - 2)
    return RoadMap.objects.get(pk=draft.pk)


def being_renewed(story: Story, road_map: RoadMap, *, days: int) -> None:
    """The curator has begun the next version of both: one term is to be said more exactly, one section is missing."""
    day, curator = story.ago(days), story.curator
    draft = roadmap.renew(road_map, actor=curator, today=day)
    stage = add_stage(draft, StageWords(title="Поощрение наставников", documents=["Приказ о поощрении"]), actor=curator)
    words = ActivityWords(
        text="Подготовить предложения о поощрении наставников",
        deadline="2 полугодие",
        responsible=["Куратор", "Совет наставников"],
    )
    add_activity(stage, words, actor=curator, today=day)
    regulation = renew_regulation(
        Regulation.objects.in_force().get(organization=story.organization), actor=curator, today=day
    )
    drop_section(regulation, "publication", actor=curator)


def drafted(story: Story, template: str) -> RoadMap:
    """A draft for the year that begins, not yet approved."""
    first = SchoolYear.containing(story.today).first + 1
    plan = TEMPLATES[template].build(first, first)
    return roadmap.lay_plan(
        plan, organization=story.organization, template=template, actor=story.curator, today=story.today
    )
