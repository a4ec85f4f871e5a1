"""A program from before the product is entered as it is, running or ended: no drafting, checks only warn."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from pairs.models import Pair
from pairs.rules import EndGround
from pairs.states import PairState
from papers.models import Scan
from programs import policies
from programs.models import Program, ProgramItem
from programs.rules import MAX_MONTHS, ended_on_problem, initiator_problem, months_between
from programs.selectors.drafts import propose_items
from programs.states import ProgramState


@dataclass(frozen=True)
class Ended:
    """How the program ended (S4 annex 1, 7.1): the day, the ground, whose initiative, by what paper."""

    on: date
    ground: str
    initiator: str = ""
    paper: str = ""


@action("program.entered_as_is", "Программа внесена готовой")
def enter_existing(
    pair: Pair,
    *,
    actor: Actor,
    today: date,
    starts_on: date,
    ends_on: date,
    approved_on: date,
    ended: Ended | None = None,
    with_items: bool = True,
    **details: Any,
) -> Program:
    """Enter a program approved on paper: one that runs, or with `ended` one that is over.

    `with_items` proposes a plan from the needs, to tick off later; what is over has its plan on paper alone.
    `details`: scan, title, goal.
    """
    pair = lock(pair)
    if not policies.can_enter_existing(actor, pair):
        raise PermissionDenied
    if problems := _problems(pair, starts_on, ends_on, approved_on, ended, today):
        raise RuleViolation(problems)
    program = Program(pair=pair, starts_on=starts_on, ends_on=ends_on, approved_on=approved_on, created_by=actor.user)
    _keep_as_it_was(program, ended, **details)
    if with_items and ended is None:
        _plan(program)
    ground, ended_on = (ended.ground, ended.on) if ended else ("", None)
    record(program, pair=pair.pk, starts_on=starts_on, approved_on=approved_on, ended_on=ended_on, ground=ground)
    return program


def _problems(
    pair: Pair, starts_on: date, ends_on: date, approved_on: date, ended: Ended | None, today: date
) -> list[str]:
    found = []
    if ended is None and Program.objects.filter(pair=pair).not_closed().exists():
        found.append("У пары уже есть программа.")
    if pair.state not in {PairState.ACTIVE, PairState.ENDED}:
        found.append(f"Программу вносят для пары, которая работает или работала, а эта — «{pair.get_state_display()}».")
    elif ended is None and pair.state == PairState.ENDED:
        found.append("Пара завершила работу: внесите дату и основание завершения программы.")
    if ends_on <= starts_on:
        found.append("Окончание должно быть позже начала.")
    if approved_on > today:
        found.append("Дата утверждения ещё не наступила.")
    if ended is not None:
        found.append(ended_on_problem(ended.on, starts_on, today))
        found.append(initiator_problem(ended.ground, ended.initiator))
    return [problem for problem in found if problem]


def _keep_as_it_was(program: Program, ended: Ended | None, scan: Scan | None = None, **texts: str) -> None:
    program.months = months_between(program.starts_on, program.ends_on)
    program.state, program.entered_as_is = ProgramState.RUNNING, True
    program.approved_on_paper, program.approval_scan = True, scan
    for name in ("title", "goal"):
        setattr(program, name, texts.get(name, "").strip())
    if ended is not None:
        is_whole = ended.ground == EndGround.COMPLETED
        program.state = ProgramState.COMPLETED if is_whole else ProgramState.STOPPED
        program.ended_on, program.end_ground, program.end_paper = ended.on, ended.ground, ended.paper.strip()
        program.end_initiator = ended.initiator if ended.ground == EndGround.INITIATIVE else ""
    program.save()


def _plan(program: Program) -> None:
    months = min(program.months, MAX_MONTHS)
    ProgramItem.objects.bulk_create(
        ProgramItem(program=program, position=number, **vars(item) | {"term_on": min(item.term_on, program.ends_on)})
        for number, item in enumerate(propose_items(program.pair, program.starts_on, months), start=1)
    )
