"""The home page: what must I do now, what is going on, what to begin with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from core.actors import Actor
from core.todo import Todo
from orders import selectors as orders
from orders.models import Order
from pairs.models import Pair
from pairs.selectors import todo as pairs
from pairs.states import PairState
from people import selectors as people
from people.models import Person
from people.rules import PARTICIPANTS, Role
from programs import selectors as programs
from programs.models import Meeting, Program
from programs.policies import can_log
from registry.models import MenteeProfile, MentorProfile
from registry.selectors import tasks as registry
from reports import selectors as reports
from roadmap.selectors import todo as roadmap
from surveys import selectors as surveys

SOURCES: tuple[Callable[[Actor, date], list[Todo]], ...] = (
    orders.todo,
    pairs.todo,
    programs.todo,
    registry.todo,
    surveys.todo,
    people.todo,
    reports.todo,
    roadmap.todo,
)


@dataclass(frozen=True)
class FirstStep:
    """What a new organization begins with."""

    label: str
    url: str
    button: str
    is_done: bool


@dataclass(frozen=True)
class OwnPair:
    """A pair of the reader's own, with its program and its last meeting."""

    pair: Pair
    program: Program | None
    last_meeting: Meeting | None
    may_log: bool


def todo(actor: Actor, today: date) -> list[Todo]:
    """Everything the actor must do now: overdue first, then urgent, then by date."""
    tasks = [task for source in SOURCES for task in source(actor, today)]
    return sorted(tasks, key=lambda task: (not _is_overdue(task, today), not task.urgent, task.due or date.max))


def _is_overdue(task: Todo, today: date) -> bool:
    return task.due is not None and task.due < today


def first_steps(actor: Actor) -> list[FirstStep]:
    """For the curator of an organization that has not come to its first order yet; empty afterwards."""
    if Role.CURATOR not in actor.roles or Order.objects.visible_to(actor).exists():
        return []
    staff = Person.objects.visible_to(actor).exclude(user=actor.user).exists()
    mentors = MentorProfile.objects.visible_to(actor).exists()
    mentees = MenteeProfile.objects.visible_to(actor).exists()
    pairs = Pair.objects.visible_to(actor).exists()
    return [
        FirstStep("Загрузите список сотрудников", reverse("people:import_new"), "Загрузить", staff),
        FirstStep("Отметьте, кого включить в наставляемые", reverse("registry:inclusion"), "Отметить", mentees),
        FirstStep("Внесите наставников в банк", reverse("registry:mentors"), "Внести", mentors),
        FirstStep("Составьте первую пару", reverse("pairs:list"), "Составить", pairs),
        FirstStep("Подготовьте приказ о закреплении пар", reverse("pairs:list"), "К парам", is_done=False),
    ]


def own_pairs(actor: Actor) -> list[OwnPair]:
    """The pairs of a mentor or a mentee that are proposed, ordered or at work, in four queries."""
    if not actor.roles & PARTICIPANTS:
        return []
    own = list(Pair.objects.with_participant(actor.user).visible_to(actor).taking_a_place().for_list())
    running = {program.pair_id: program for program in Program.objects.filter(pair__in=own).order_by("pk")}
    meetings: dict[int, Meeting] = {}
    for meeting in Meeting.objects.visible_to(actor).filter(pair__in=own).order_by("held_on", "pk"):
        meetings[meeting.pair_id] = meeting
    return [
        OwnPair(
            pair,
            running.get(pair.pk),
            meetings.get(pair.pk),
            may_log=pair.state == PairState.ACTIVE and can_log(actor, pair),
        )
        for pair in own
    ]
