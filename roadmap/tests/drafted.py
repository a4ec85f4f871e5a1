"""Drafts of plans and regulations for tests of this app and for its probes."""

from datetime import date

from core.actors import SYSTEM
from orders import actions as orders
from orders.models import Order
from people.models import Organization
from roadmap.actions import lay_plan
from roadmap.actions.approving import draft_order
from roadmap.actions.regulations import draft_regulation, enter_regulation, renew_regulation
from roadmap.models import PlanUpload, Regulation, RoadMap
from roadmap.rules import Deadline
from roadmap.rules.plan import Plan, PlanActivity, PlanColumn, PlanStage
from roadmap.rules.stored import to_stored
from roadmap.states import RegulationState
from roadmap.tests.make import make_road_map
from tests.cast import Cast
from tests.probes.papers import scan

TODAY = date(2026, 10, 5)
SPAN = (date(2026, 9, 1), date(2027, 8, 31))


def activity(text: str, deadline: str = "", *responsible: str, **fields) -> PlanActivity:
    terms = Deadline.parse(deadline, SPAN)
    return PlanActivity(text=text, deadline=deadline, deadlines=terms, responsible=list(responsible), **fields)


def plan(**fields) -> Plan:
    """Two stages, three activities, one of them doubtful."""
    stages = [
        PlanStage(
            title="Подготовка условий",
            number="1.",
            result="Локальные акты приняты",
            documents=["Приказ", "Положение"],
            activities=[
                activity("Подготовить приказ", "сентябрь", "Директор", number="1.1."),
                activity("Рассказать педагогам", "1 полугодие", "Куратор", number="1.2."),
            ],
        ),
        PlanStage(
            title="Формирование банка наставников",
            number="2.",
            activities=[activity("Провести анкетирование", "октябрь", "Куратор", number="2.1.")],
        ),
    ]
    columns = [
        PlanColumn("number", "№ п/п"),
        PlanColumn("activity", "Что делаем"),
        PlanColumn("responsible", "Кто отвечает"),
        PlanColumn("deadline", "Когда"),
    ]
    return Plan(**({"title": "Дорожная карта", "span": SPAN, "stages": stages, "columns": columns} | fields))


def long_plan(activities: int) -> Plan:
    """Ten stages with so many activities in all, each with a term and two who answer."""
    text = "Провести заседание методического объединения и обсудить ход персонализированных программ наставничества"
    stages = [
        PlanStage(
            title=f"Этап работы с наставниками и наставляемыми номер {number}",
            number=f"{number}.",
            activities=[
                activity(text, "октябрь – апрель", "Куратор", "Педагог-психолог", number=f"{number}.{row}.")
                for row in range(1, activities // 10 + 1)
            ],
        )
        for number in range(1, 11)
    ]
    return plan(stages=stages)


def make_draft(organization: Organization, cast: Cast | None = None, **fields) -> RoadMap:
    return lay_plan(plan(**fields), organization=organization, actor=SYSTEM, today=TODAY)


def make_regulation(organization: Organization, cast: Cast | None = None) -> Regulation:
    """A draft with the product's words; a school has one draft at a time."""
    known = Regulation.objects.filter(organization=organization, state=RegulationState.DRAFT, order=None).first()
    return known or draft_regulation(organization=organization, actor=SYSTEM, today=TODAY)


def entered_regulation(organization: Organization, cast: Cast | None = None, **fields) -> Regulation:
    facts = {"title": "Положение о наставничестве", "in_force_from": date(2025, 9, 1)} | fields
    return enter_regulation(organization=organization, actor=SYSTEM, today=TODAY, **facts)


def changed_regulation(organization: Organization, cast: Cast | None = None) -> Regulation:
    """A draft that rewords one section of the version in force, adds one and leaves one out."""
    order = draft_order(organization, regulation=make_regulation(organization), actor=SYSTEM, today=TODAY)
    held = Regulation.objects.get(order=in_force(order, number=f"{order.pk}-П"))
    draft = renew_regulation(held, actor=SYSTEM, today=TODAY)
    first, _, *rest = draft.sections
    draft.title = held.title
    draft.sections = [
        first | {"text": "1.1. Положение действует в организации.\n1.2. Оно обязательно."},
        *rest,
        {"code": "own", "title": "Поощрение", "text": "Наставникам объявляется благодарность."},
    ]
    draft.save()
    return draft


def regulation_with_scan(organization: Organization, cast: Cast) -> Regulation:
    return entered_regulation(organization, scan=scan(organization, cast))


def make_order(organization: Organization, cast: Cast | None = None) -> Order:
    """A draft of the order with a plan and a regulation."""
    road_map, regulation = make_draft(organization), make_regulation(organization)
    return draft_order(organization, road_map=road_map, regulation=regulation, actor=SYSTEM, today=TODAY)


def in_force(order: Order, number: str = "70-ОД", dated: date = TODAY) -> Order:
    """Sent, approved and registered."""
    order = orders.send(order, actor=SYSTEM, today=dated)
    order = orders.approve(order, actor=SYSTEM, today=dated)
    return orders.register(order, number=number, dated=dated, actor=SYSTEM, today=dated)


def make_upload(organization: Organization, cast: Cast | None = None, **fields) -> PlanUpload:
    listed = to_stored(plan(warnings=["Таблиц в файле две."]))
    return PlanUpload.objects.create(organization=organization, filename="Дорожная карта.docx", listed=listed, **fields)


def upload_for(organization: Organization, cast: Cast | None = None) -> PlanUpload:
    return make_upload(organization, into=make_road_map(organization))
