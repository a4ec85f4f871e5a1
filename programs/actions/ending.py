"""How a program ends: by one of the three grounds of S4 annex 1, 7.1, or because somebody left."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.actions import action, lock, record
from core.actors import SYSTEM, Actor
from core.problems import Problem, RuleViolation
from core.scoping import same_organization
from pairs.models import Pair
from pairs.rules import EndGround
from papers.models import Scan
from programs import policies
from programs.actions.changes import withdraw_open
from programs.models import Program
from programs.rules import ended_on_problem, initiator_problem
from programs.states import COMPLETE, DROP, STOP, ProgramState


@action("program.completed", "Программа выполнена в полном объёме")
def complete(
    program: Program, *, actor: Actor, today: date, ended_on: date, paper: str = "", scan: Scan | None = None
) -> Program:
    """The plan is done (S4 annex 1, 7.1): every item carries its mark."""
    program = lock(program)
    if not policies.can_end(actor, program):
        raise PermissionDenied
    if problems := _undone(program):
        raise RuleViolation(problems)
    COMPLETE.apply(program)
    _close(program, ground=EndGround.COMPLETED, ended_on=ended_on, today=today, paper=paper, scan=scan)
    record(program, ground=EndGround.COMPLETED, ended_on=ended_on)
    return program


@action("program.stopped", "Программа прекращена досрочно")
def stop(program: Program, *, actor: Actor, today: date, ended_on: date, ground: str, **paper: Any) -> Program:
    """End before the plan is done. `paper`: paper (how it is called), scan, initiator (for the ground «initiative»)."""
    program = lock(program)
    if not policies.can_end(actor, program, ground_completed=False):
        raise PermissionDenied
    if ground == EndGround.COMPLETED:
        raise RuleViolation("План выполнен в полном объёме: программу завершают, а не прекращают.")
    if problem := initiator_problem(ground, paper.get("initiator", "")):
        raise RuleViolation(problem)
    STOP.apply(program)
    _close(program, ground=ground, ended_on=ended_on, today=today, **paper)
    record(program, ground=ground, ended_on=ended_on)
    return program


def _undone(program: Program) -> list[Problem]:
    url = program.get_absolute_url()
    items = program.items.filter(done_on=None)
    return [Problem(f"Не отмечено выполненным: «{item.topic}».", url, "Открыть план") for item in items]


def _close(
    program: Program,
    *,
    ground: str,
    ended_on: date,
    today: date,
    paper: str = "",
    scan: Scan | None = None,
    initiator: str = "",
) -> None:
    if problem := ended_on_problem(ended_on, program.starts_on, today):
        raise RuleViolation(problem)
    program.ended_on, program.end_ground, program.end_paper = ended_on, ground, paper.strip()
    program.end_scan, program.end_initiator = scan, initiator if ground == EndGround.INITIATIVE else ""
    program.save()
    withdraw_open(program)


def end_with_pair(pair: Pair, *, ground: str, ended_on: date, actor: Actor, today: date) -> None:
    """When a pair ends, its running program ends with it and its draft is dropped (pairs.rules.register_ending).

    Raises RuleViolation when the pair is said to have done all, but its plan has items without a mark.
    """
    for program in Program.objects.select_for_update(of=("self",)).filter(pair=pair).not_closed():
        if program.state != ProgramState.RUNNING:
            _drop_with_pair(program, actor=actor)
        elif ground == EndGround.COMPLETED and (problems := _undone(program)):
            end = reverse("programs:end", args=[program.pk])
            raise RuleViolation([*problems, Problem("Отметьте выполненное или выберите другое основание.", end)])
        else:
            _end_with_pair(program, ground=ground, ended_on=ended_on, actor=actor, today=today)


@action("program.ended_with_pair", "Программа завершена вместе с парой")
def _end_with_pair(program: Program, *, ground: str, ended_on: date, actor: Actor, today: date) -> None:
    if actor is not SYSTEM and not same_organization(actor, program):
        raise PermissionDenied  # who may end the pair was asked by its own policy
    (COMPLETE if ground == EndGround.COMPLETED else STOP).apply(program)
    ended_on = max(ended_on, program.starts_on)
    _close(program, ground=ground, ended_on=ended_on, today=max(today, ended_on))
    record(program, ground=ground, ended_on=ended_on)


@action("program.dropped_with_pair", "Проект программы снят вместе с парой")
def _drop_with_pair(program: Program, *, actor: Actor) -> None:
    if actor is not SYSTEM and not same_organization(actor, program):
        raise PermissionDenied
    DROP.apply(program)
    program.save(update_fields=["state"])
    record(program)
