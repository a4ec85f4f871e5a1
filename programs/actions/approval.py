"""From the agreement of both to the director's approval, the only door to a running program."""

from datetime import date

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from orders.models import Order
from papers.actions import freeze
from papers.models import Scan
from programs import policies
from programs.models import Program
from programs.selectors.paper import program_paper
from programs.selectors.problems import approval_problems
from programs.states import APPROVE, RESUME, RETURN, SEND, ProgramState


@action("program.sent", "Программа отправлена руководителю")
def send(program: Program, *, actor: Actor, today: date) -> Program:
    """Put the agreed program before the director; a returned one may be sent again unchanged."""
    program = lock(program)
    if not policies.can_send(actor, program):
        raise PermissionDenied
    if problems := approval_problems(program):
        raise RuleViolation(problems)
    if program.state == ProgramState.RETURNED:
        RESUME.apply(program)
    SEND.apply(program)
    program.sent_on, program.remark = today, ""
    program.save(update_fields=["state", "sent_on", "remark"])
    record(program)
    return program


@action("program.returned", "Программа возвращена с замечанием")
def return_for_revision(program: Program, *, actor: Actor, remark: str) -> Program:
    """The director's remark goes back to those who composed the program."""
    program = lock(program)
    if not policies.can_decide(actor, program):
        raise PermissionDenied
    if not remark.strip():
        raise RuleViolation("Напишите, что исправить: без замечания участники не поймут, почему программа вернулась.")
    RETURN.apply(program)
    program.remark = remark.strip()
    program.save(update_fields=["state", "remark"])
    record(program)
    return program


@action("program.approved", "Программа утверждена")
def approve(
    program: Program,
    *,
    actor: Actor,
    today: date,
    on_paper: bool = False,
    scan: Scan | None = None,
    order: Order | None = None,
) -> Program:
    """The director approves on screen, the curator marks the approval on paper, or an order of several is in force.

    The program runs from now on.

    `today` is the day of the approval (the date on the paper). The final text is frozen here, its PDF queued.
    Raises RuleViolation with every obstacle.
    """
    program = lock(program)
    if not _may_approve(program, actor, on_paper, order):
        raise PermissionDenied
    if problems := approval_problems(program):
        raise RuleViolation(problems)
    APPROVE.apply(program)
    program.approved_on, program.remark = today, ""
    program.approved_by, program.approved_by_order = order.approved_by if order else actor.user, order
    program.approved_on_paper, program.approval_scan = on_paper, scan
    program.document = freeze(program, program_paper(program), _title(program), actor=actor)
    program.save()
    record(program, approved_on=today, on_paper=int(on_paper), document=program.document.pk)
    return program


def _may_approve(program: Program, actor: Actor, on_paper: bool, order: Order | None) -> bool:
    if order is not None:
        return policies.can_follow_order(actor, program, order)
    return policies.can_record(actor, program) if on_paper else policies.can_decide(actor, program)


def _title(program: Program) -> str:
    return f"Программа наставничества: {program.pair}"
