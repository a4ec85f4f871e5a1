"""The section «Программа и встречи» of the pair's page."""

from typing import Any

from django.urls import reverse

from core.actors import Actor
from pairs.models import Pair
from pairs.rules import NextStep, PairPart
from pairs.states import AT_WORK, PairState
from programs import policies
from programs.models import Meeting, Program, ProgramHandover
from programs.selectors.problems import compose_problem, is_exempt, missing_agreements
from programs.states import AGREE, ProgramState

SHOWN = 5


def pair_part(pair: Pair, actor: Actor) -> PairPart | None:
    """The pair's programs, its last meetings, and the one step that comes next."""
    if pair.state not in {*AT_WORK, PairState.ENDED} or not policies.can_view_pair_journal(actor, pair):
        return None
    today = actor.today()
    programs = list(Program.objects.visible_to(actor).filter(pair=pair).with_counts().order_by("-pk"))
    meetings = Meeting.objects.visible_to(actor).filter(pair=pair)
    shown = list(meetings.for_list()[:SHOWN])
    context = {
        "programs": programs,
        "handovers": [] if programs else list(given_away(pair)),
        "meetings": [(meeting, meeting.status(today)) for meeting in shown],
        "total": meetings.count(),
        "exempt": is_exempt(pair),
        "can": offered_on_pair(actor, pair),
    }
    return PairPart("programs/_pair.html", context, next_step=_next_step(pair, actor, programs))


def given_away(pair: Pair) -> Any:
    """Programs that went on with another mentor."""
    handovers = ProgramHandover.objects.filter(old=pair).exclude(program__pair=pair)
    return handovers.select_related("new__mentor__person")


def offered_on_pair(actor: Actor, pair: Pair) -> dict[str, bool]:
    """Buttons of the section: allowed to this actor and possible in this state."""
    works = pair.state == PairState.ACTIVE
    may_begin = works and compose_problem(pair) == ""
    return {
        "compose": may_begin and policies.can_compose_for(actor, pair),
        "enter_existing": policies.can_enter_existing(actor, pair),  # one that is over may be entered any time
        "log": works and policies.is_mentor(actor, pair),
        "log_from_paper": policies.can_log_from_paper(actor, pair),
    }


def _next_step(pair: Pair, actor: Actor, programs: list[Program]) -> NextStep | None:
    if pair.state != PairState.ACTIVE:
        return None
    open_one = next((program for program in programs if program.state != ProgramState.DROPPED), None)
    if open_one is None:
        if not policies.can_compose_for(actor, pair) or is_exempt(pair):
            return None
        url = reverse("programs:new", args=[pair.pk])
        return NextStep("Составьте программу: наставник и наставляемый делают это вместе.", url, "Составить программу")
    return _step_of(open_one, actor)


def _step_of(program: Program, actor: Actor) -> NextStep | None:
    url, person = program.get_absolute_url(), policies.own_person(actor, program.pair)
    if AGREE.allows(program) and person in missing_agreements(program):
        return NextStep("Проверьте программу и согласуйте её.", url, "Открыть программу")
    if program.state == ProgramState.AGREED and policies.can_send(actor, program):
        return NextStep("Программа согласована участниками. Отправьте её руководителю.", url, "Открыть программу")
    if program.state == ProgramState.SENT and policies.can_decide(actor, program):
        return NextStep("Программа ждёт вашего утверждения.", url, "Открыть программу")
    if program.state == ProgramState.RUNNING and policies.is_mentor(actor, program.pair):
        log = reverse("programs:log", args=[program.pair_id])
        return NextStep("Отметьте встречу, когда она пройдёт.", log, "Внести встречу")
    return None
