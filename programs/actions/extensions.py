"""A longer term by consent of the mentor and every mentee, within a year in all (S4 annex 1, 7.2)."""

from datetime import date

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from papers.models import Scan
from papers.rules import Source
from people.models import Person
from programs import policies
from programs.models import ExtensionAgreement, Program, ProgramExtension
from programs.rules import extension_problem, planned_end
from programs.states import EXTEND, WITHDRAW_EXTENSION, ProgramState


@action("program.extension_proposed", "Предложено продлить программу")
def propose_extension(program: Program, *, actor: Actor, today: date, months: int) -> ProgramExtension:
    """Whoever of the participants proposes agrees by that; the others are asked."""
    program = lock(program)
    if not policies.can_propose_extension(actor, program):
        raise PermissionDenied
    if program.state != ProgramState.RUNNING:
        raise RuleViolation("Продлить можно программу, которая выполняется.")
    if problem := extension_problem(program.months, months):
        raise RuleViolation(problem)
    if ProgramExtension.objects.proposed().filter(program=program).exists():
        raise RuleViolation("Продление уже предложено и ждёт согласия участников.")
    extension = ProgramExtension.objects.create(
        program=program,
        months_before=program.months,
        months=months,
        ends_on=planned_end(program.starts_on, months),
        proposed_on=today,
        proposed_by=actor.user,
    )
    record(program, extension=extension.pk, months=months)
    if person := policies.own_person(actor, program.pair):
        agree_to_extension(extension, person=person, actor=actor, today=today)
    return extension


@action("program.extension_agreed", "Согласие на продление программы")
def agree_to_extension(
    extension: ProgramExtension,
    *,
    person: Person,
    actor: Actor,
    today: date,
    on_paper: bool = False,
    scan: Scan | None = None,
) -> ProgramExtension:
    """One participant agrees, on screen or on paper; with the last of them the term is extended."""
    extension = lock(extension)
    program = lock(extension.program)
    if on_paper and not policies.can_record(actor, program):
        raise PermissionDenied
    if not on_paper and policies.own_person(actor, program.pair) != person:
        raise PermissionDenied
    if person not in program.pair.people:
        raise PermissionDenied
    if program.state != ProgramState.RUNNING or not EXTEND.allows(extension):
        raise RuleViolation("Это продление больше не ждёт согласия.")
    source = Source.PAPER if on_paper else Source.SCREEN
    ExtensionAgreement.objects.get_or_create(
        extension=extension,
        person=person,
        defaults={"agreed_on": today, "source": source, "recorded_by": actor.user, "scan": scan},
    )
    agreed = set(extension.agreements.values_list("person", flat=True))
    if agreed >= {one.pk for one in program.pair.people}:
        _apply(extension, program, today)
    record(program, extension=extension.pk, person=person.pk, source=source)
    return extension


def _apply(extension: ProgramExtension, program: Program, today: date) -> None:
    EXTEND.apply(extension)
    extension.applied_on = today
    extension.save(update_fields=["state", "applied_on"])
    program.months, program.ends_on = extension.months, extension.ends_on
    program.save(update_fields=["months", "ends_on"])


@action("program.extension_withdrawn", "Предложение о продлении снято")
def withdraw_extension(extension: ProgramExtension, *, actor: Actor) -> ProgramExtension:
    extension = lock(extension)
    if not policies.can_propose_extension(actor, extension.program):
        raise PermissionDenied
    WITHDRAW_EXTENSION.apply(extension)
    extension.save(update_fields=["state"])
    record(extension.program, extension=extension.pk)
    return extension
