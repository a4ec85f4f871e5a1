"""A program is composed by the mentor and the mentee together, and agreed to by each (S4 1.3)."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from pairs.models import Pair
from papers.models import Scan
from people.models import Person
from programs import policies
from programs.models import Program, ProgramAgreement, ProgramItem
from programs.rules import planned_end
from programs.selectors.drafts import propose_items
from programs.selectors.problems import compose_problem, content_problems, missing_agreements, term_problems
from programs.states import AGREE, DROP, REVISE


@action("program.composed", "Программа начата")
def compose(pair: Pair, *, actor: Actor, today: date, starts_on: date, months: int, **texts: str) -> Program:
    """Begin the program of an active pair, with one item for each need of its mentees.

    `texts`: title, goal, directions, strengths.
    """
    pair = lock(pair)
    if not policies.can_compose_for(actor, pair):
        raise PermissionDenied
    if problem := compose_problem(pair):
        raise RuleViolation(problem)
    ends_on = planned_end(starts_on, months)
    if problems := term_problems(starts_on, months, ends_on, pair):
        raise RuleViolation(problems)
    program = Program(
        pair=pair, starts_on=starts_on, months=months, ends_on=ends_on, created_by=actor.user, **_known(texts)
    )
    _save_alone(program)
    ProgramItem.objects.bulk_create(
        ProgramItem(program=program, position=number, **vars(item))
        for number, item in enumerate(propose_items(pair, starts_on, months), start=1)
    )
    record(program, pair=pair.pk, starts_on=starts_on, months=months)
    return program


@action("program.revised", "Программа изменена")
def revise(program: Program, *, actor: Actor, starts_on: date, months: int, **texts: str) -> Program:
    """Change term and texts; a change of content drops the agreements."""
    program = lock(program)
    if not policies.can_compose(actor, program):
        raise PermissionDenied
    ends_on = planned_end(starts_on, months)
    if problems := term_problems(starts_on, months, ends_on, program.pair):
        raise RuleViolation(problems)
    program.starts_on, program.months, program.ends_on = starts_on, months, ends_on
    for name, value in _known(texts).items():
        setattr(program, name, value)
    content_changed(program)
    program.save()
    record(program, starts_on=starts_on, months=months)
    return program


def content_changed(program: Program) -> None:
    """Back to the draft, and nobody has agreed to the new content yet; the caller saves."""
    REVISE.apply(program)
    program.agreements.all().delete()


@action("program.agreed", "Программа согласована участником")
def agree(
    program: Program, *, person: Person, actor: Actor, today: date, on_paper: bool = False, scan: Scan | None = None
) -> ProgramAgreement:
    """One participant agrees to the program as it stands: on screen, or recorded by the curator from paper.

    `today` is the day of the agreement (the date of the paper). With the last of them the program is agreed.
    """
    program = lock(program)
    if not policies.can_agree_as(actor, program, person, on_paper=on_paper):
        raise PermissionDenied
    if problems := content_problems(program):
        raise RuleViolation(problems)
    told = ProgramAgreement.told(actor, on_paper=on_paper, scan=scan)
    agreement, made = ProgramAgreement.objects.get_or_create(
        program=program, person=person, defaults={"agreed_on": today, **told}
    )
    if not made:
        raise RuleViolation(f"{person.short_name}: согласие уже есть.")
    if not missing_agreements(program):
        AGREE.apply(program)
        program.save(update_fields=["state"])
    record(program, person=person.pk, agreed_on=today, source=agreement.source)
    return agreement


@action("program.dropped", "Проект программы снят")
def drop(program: Program, *, actor: Actor) -> Program:
    """Give the draft up; it stays in the list of what was, and a new program may be composed."""
    program = lock(program)
    if not policies.can_send(actor, program):
        raise PermissionDenied
    DROP.apply(program)
    program.save(update_fields=["state"])
    record(program)
    return program


def _known(texts: dict[str, str]) -> dict[str, Any]:
    return {name: texts[name].strip() for name in ("title", "goal", "directions", "strengths") if name in texts}


def _save_alone(program: Program) -> None:
    try:
        with transaction.atomic():
            program.save()
    except IntegrityError as error:
        raise RuleViolation("У пары уже есть программа.") from error
