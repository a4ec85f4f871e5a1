"""A program that goes on with another mentor, and one whose end is cancelled."""

from datetime import date

from django.core.exceptions import PermissionDenied

from core.actions import action, record
from core.actors import SYSTEM, Actor
from core.scoping import same_organization
from pairs.models import Pair
from programs.models import Program, ProgramHandover
from programs.states import EDITABLE, ENDED, REVISE, UNDO_END, ProgramState


def hand_over(old: Pair, new: Pair, *, on: date, actor: Actor, today: date) -> None:
    """What runs or is composed goes on with the new pair (pairs.rules.register_handover)."""
    for program in Program.objects.select_for_update(of=("self",)).filter(pair=old).not_closed():
        _hand_over(program, new, on=on, actor=actor)


@action("program.handed_over", "Программа передана другому наставнику")
def _hand_over(program: Program, new: Pair, *, on: date, actor: Actor) -> None:
    """A running program runs on as approved; one that is still composed is agreed to anew."""
    if actor is not SYSTEM and not same_organization(actor, program):
        raise PermissionDenied
    ProgramHandover.objects.create(program=program, old=program.pair, new=new, handed_on=on)
    program.pair = new
    if program.state in EDITABLE:
        REVISE.apply(program)
        program.agreements.all().delete()
    program.save(update_fields=["pair", "state"])
    record(program, pair=new.pk, handed_on=on)


def reopen_with_pair(pair: Pair, *, actor: Actor, today: date) -> None:
    """The end of a pair is cancelled: the program that ended with it runs on (pairs.rules.register_reopening)."""
    ended = Program.objects.select_for_update(of=("self",)).filter(pair=pair, state__in=ENDED, closed_by=None)
    program = ended.filter(ended_on=pair.ended_on, end_ground=pair.end_ground).order_by("-pk").first()
    if program is not None and not Program.objects.filter(pair=pair, state=ProgramState.RUNNING).exists():
        _reopen(program, actor=actor)


@action("program.reopened", "Завершение программы отменено")
def _reopen(program: Program, *, actor: Actor) -> None:
    if actor is not SYSTEM and not same_organization(actor, program):
        raise PermissionDenied
    UNDO_END.apply(program)
    program.ended_on, program.end_ground, program.end_initiator, program.end_paper = None, "", "", ""
    program.save(update_fields=["state", "ended_on", "end_ground", "end_initiator", "end_paper"])
    record(program)
