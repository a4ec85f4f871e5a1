"""What stands in an approving order, and what hinders or deserves a look before it is signed."""

from datetime import date

from django.urls import reverse

from core.problems import Problem
from orders.models import Order
from roadmap.models import Regulation, RoadMap
from roadmap.selectors.comparison import missing_in_plan, missing_in_regulation
from roadmap.selectors.drafts import doubts_of, problems_of, stages_of


def plan_of(order: Order) -> RoadMap | None:
    return RoadMap.objects.filter(order=order).select_related("organization", "order", "previous").first()


def regulation_of(order: Order) -> Regulation | None:
    return Regulation.objects.filter(order=order).select_related("organization", "order").first()


def problems(order: Order) -> list[Problem]:
    plan, regulation = plan_of(order), regulation_of(order)
    if plan is None and regulation is None:
        return [
            Problem("В приказе нет ни положения, ни дорожной карты.", reverse("roadmap:list"), "Открыть дорожные карты")
        ]
    found = problems_of(plan, stages_of(plan)) if plan else []
    if regulation is not None:
        url = regulation.get_absolute_url()
        empty = [part["title"] for part in regulation.sections if not part["text"].strip()]
        found += [Problem(f"В положении пуст раздел «{title}».", url, "Открыть положение") for title in empty]
        if not regulation.sections:
            found.append(Problem("В положении нет ни одного раздела.", url, "Открыть положение"))
    return found


def warnings(order: Order, today: date) -> list[Problem]:
    plan, regulation = plan_of(order), regulation_of(order)
    found = []
    if plan is not None:
        stages, url = stages_of(plan), plan.get_absolute_url()
        if doubts := doubts_of(plan, stages):
            found.append(Problem(f"В дорожной карте не уточнено мест: {len(doubts)}.", f"{url}#doubts", "Уточнить"))
        found += [Problem(f"В дорожной карте: {text}", url, "Открыть карту") for text in missing_in_plan(stages)]
        if plan.ends_on < today:
            found.append(Problem("Срок дорожной карты уже прошёл.", url, "Открыть карту"))
    if regulation is not None:
        url = regulation.get_absolute_url()
        found += [Problem(f"В положении: {text}", url, "Открыть") for text in missing_in_regulation(regulation)]
    return found
