"""The few figures of a home page that matter to each role; each opens its list."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from core.actors import Actor
from core.schoolyear import SchoolYear
from orders.models import Order
from orders.states import OrderState
from pairs.models import Pair
from pairs.states import PairState
from people.models import Person
from people.rules import OFFICE, Role
from printing.russian import plural
from programs.models import Program
from programs.states import ProgramState
from registry.models import MenteeProfile, MentorProfile
from registry.states import EntryState
from reports.selectors import below
from roadmap.selectors.year import activities_done, plan_in_force
from surveys.models import Survey
from surveys.states import SurveyState

TOTALS_SHOWN = 5  # of the sums over the organizations below


@dataclass(frozen=True)
class Figure:
    """A number, or words for it, and the list it was counted from."""

    value: int | str
    label: str
    url: str


def figures(actor: Actor) -> list[Figure]:
    """Those of each role that the reader holds."""
    found: list[Figure] = []
    if Role.COORDINATOR in actor.roles:
        found += _of_organizations_below(actor)
    if actor.roles & (OFFICE | {Role.PSYCHOLOGIST, Role.COUNCIL}):
        found += _of_the_work(actor)
    if Role.ADMINISTRATOR in actor.roles:
        found += _of_sign_ins(actor)
    if Role.SECRETARY in actor.roles:
        found += _of_orders(actor)
    return found


def _of_the_work(actor: Actor) -> list[Figure]:
    mentees = MenteeProfile.objects.visible_to(actor).active()
    paired = Pair.objects.visible_to(actor).taking_a_place().values("members__mentee")
    mentors, waiting = MentorProfile.objects.visible_to(actor).active(), mentees.exclude(pk__in=paired)
    working = Pair.objects.visible_to(actor).active()
    running = Program.objects.visible_to(actor).running()
    in_bank = f"?state={EntryState.ACTIVE}"
    mentors_url, mentees_url = reverse("registry:mentors") + in_bank, reverse("registry:mentees") + in_bank
    waiting_url = f"{mentees_url}&paired=false"
    pairs_url = f"{reverse('pairs:list')}?state={PairState.ACTIVE}"
    programs_url = f"{reverse('programs:list')}?state={ProgramState.RUNNING}"
    return [
        *_of_the_plan(actor),
        _figure(mentors, "наставник в банке", "наставника в банке", "наставников в банке", mentors_url),
        _figure(mentees, "наставляемый в банке", "наставляемых в банке", "наставляемых в банке", mentees_url),
        _figure(waiting, "наставляемый без пары", "наставляемых без пары", "наставляемых без пары", waiting_url),
        _figure(working, "пара или группа работает", "пары и группы работают", "пар и групп работает", pairs_url),
        _figure(running, "программа выполняется", "программы выполняются", "программ выполняется", programs_url),
        *(_of_surveys(actor) if Role.PSYCHOLOGIST in actor.roles else []),
    ]


def _of_the_plan(actor: Actor) -> list[Figure]:
    """Where the school year stands by the road map, for those who lead it."""
    today = actor.today()
    plan = plan_in_force(actor, today) if actor.roles & OFFICE else None
    if plan is None:
        return []
    done, total = activities_done(plan, SchoolYear.containing(today))
    url = reverse("roadmap:timeline", args=[plan.pk])
    return [Figure(f"{done} из {total}", "мероприятий дорожной карты выполнено", url)] if total else []


def _of_surveys(actor: Actor) -> list[Figure]:
    opened = Survey.objects.visible_to(actor).filter(state=SurveyState.OPEN)
    url = f"{reverse('surveys:list')}?state={SurveyState.OPEN}"
    return [_figure(opened, "анкетирование идёт", "анкетирования идут", "анкетирований идёт", url)]


def _of_sign_ins(actor: Actor) -> list[Figure]:
    staff = Person.objects.visible_to(actor).of_staff(actor.today())
    people = reverse("people:list")
    return [
        _figure(staff, "сотрудник", "сотрудника", "сотрудников", people),
        _figure(staff.exclude(user=None), "может войти", "могут войти", "могут войти", f"{people}?sign_in=yes"),
        _figure(staff.filter(user=None), "без входа", "без входа", "без входа", f"{people}?sign_in=no"),
    ]


def _of_orders(actor: Actor) -> list[Figure]:
    orders = Order.objects.visible_to(actor)
    url = reverse("orders:list")
    return [
        _figure(orders.filter(state=state), *words, f"{url}?state={state}")
        for state, words in (
            (OrderState.SENT, ("приказ у руководителя", "приказа у руководителя", "приказов у руководителя")),
            (OrderState.APPROVED, ("приказ ждёт номера", "приказа ждут номера", "приказов ждут номера")),
            (OrderState.IN_FORCE, ("приказ действует", "приказа действуют", "приказов действует")),
        )
    ]


def _of_organizations_below(actor: Actor) -> list[Figure]:
    year = SchoolYear.containing(actor.today())
    url = reverse("reports:below")
    organizations = below.organizations_below(actor)
    return [
        _figure(organizations, "организация", "организации", "организаций", url),
        *(
            Figure(total.words, total.title.lower(), f"{url}?year={year.first}&counted={total.code}")
            for total in below.totals_below(actor, year)[:TOTALS_SHOWN]
        ),
    ]


def _figure(rows: QuerySet[Any], one: str, few: str, many: str, url: str) -> Figure:
    number = rows.count()
    return Figure(number, plural(number, one, few, many), url)
