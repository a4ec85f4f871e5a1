"""What changes in a running program by consent of the mentor and every mentee (S4 annex 1, 7.2): term and plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Max

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from papers.actions import freeze
from papers.models import Scan
from people.models import Person
from programs import policies
from programs.models import CorrectionLine, Program, ProgramChange, ProgramCorrection, ProgramExtension, ProgramItem
from programs.rules import LineAct, extension_problem, planned_end, term_problem
from programs.selectors.corrections import correction_paper, correction_title, outdated_lines
from programs.states import APPLY_CHANGE, WITHDRAW_CHANGE, ProgramState

Change = TypeVar("Change", bound=ProgramChange)


@dataclass(frozen=True)
class Line:
    """One item as it is to stand: `item` changed (or taken out, `drop`), or a new one where there is none."""

    topic: str
    form: str
    term_on: date
    expected_result: str = ""
    item: ProgramItem | None = None
    drop: bool = False

    @property
    def act(self) -> LineAct:
        if self.item is None:
            return LineAct.ADD
        return LineAct.DROP if self.drop else LineAct.CHANGE


@action("program.extension_proposed", "Предложено продлить программу")
def propose_extension(program: Program, *, actor: Actor, today: date, months: int) -> ProgramExtension:
    """Whoever of the participants proposes agrees by that; the others are asked."""
    program = _running(program, actor)
    if problem := extension_problem(program.months, months):
        raise RuleViolation(problem)
    if program.extensions.proposed().exists():
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
    extension: ProgramExtension, *, person: Person, actor: Actor, today: date, **paper: Any
) -> ProgramExtension:
    """One participant agrees, on screen or on paper; with the last of them the term is extended.

    `paper`: on_paper, scan. `today` is the day of the word (the date on the paper).
    """
    extension, everybody = _agree(extension, person, actor, today, **paper)
    program = extension.program
    if everybody:
        _apply(extension, today)
        program.months, program.ends_on = extension.months, extension.ends_on
        program.save(update_fields=["months", "ends_on"])
    record(program, extension=extension.pk, person=person.pk, on_paper=int(paper.get("on_paper", False)))
    return extension


@action("program.extension_withdrawn", "Предложение о продлении снято")
def withdraw_extension(extension: ProgramExtension, *, actor: Actor) -> ProgramExtension:
    extension = _withdraw(extension, actor)
    record(extension.program, extension=extension.pk)
    return extension


@action("program.correction_proposed", "Предложено изменить план программы")
def propose_correction(
    program: Program, lines: Sequence[Line], *, actor: Actor, today: date, reason: str = ""
) -> ProgramCorrection:
    """Propose what the plan should be like. The plan changes once the mentor and every mentee have agreed."""
    program = _running(program, actor)
    if program.corrections.proposed().exists():
        raise RuleViolation("Изменение плана уже предложено и ждёт согласия участников.")
    changed = [line for line in lines if line.drop or not _stays(line)]
    if problems := _line_problems(program, changed):
        raise RuleViolation(problems)
    correction = ProgramCorrection.objects.create(
        program=program, reason=reason.strip(), proposed_on=today, proposed_by=actor.user
    )
    CorrectionLine.objects.bulk_create(_line(correction, line) for line in changed)
    record(program, correction=correction.pk, lines=len(changed))
    if person := policies.own_person(actor, program.pair):
        agree_to_correction(correction, person=person, actor=actor, today=today)
    return correction


@action("program.correction_agreed", "Согласие с изменением плана программы")
def agree_to_correction(
    correction: ProgramCorrection, *, person: Person, actor: Actor, today: date, **paper: Any
) -> ProgramCorrection:
    """As `agree_to_extension`; with the last word the plan is corrected and the addendum frozen."""
    correction, everybody = _agree(correction, person, actor, today, **paper)
    if problems := outdated_lines(correction):
        raise RuleViolation(problems)
    program = correction.program
    if everybody:
        _correct(correction, actor, today)
        program.save(update_fields=["state"])  # the version moves with the plan
    record(program, correction=correction.pk, person=person.pk, on_paper=int(paper.get("on_paper", False)))
    return correction


@action("program.correction_withdrawn", "Предложение изменить план снято")
def withdraw_correction(correction: ProgramCorrection, *, actor: Actor) -> ProgramCorrection:
    correction = _withdraw(correction, actor)
    record(correction.program, correction=correction.pk)
    return correction


def withdraw_open(program: Program) -> None:
    """When a program ends, what waited for consent waits no more."""
    for change in (*program.extensions.proposed(), *program.corrections.proposed()):
        WITHDRAW_CHANGE.apply(change)
        change.save(update_fields=["state"])


def _running(program: Program, actor: Actor) -> Program:
    program = lock(program)
    if not policies.can_propose_change(actor, program):
        raise PermissionDenied
    if program.state != ProgramState.RUNNING:
        raise RuleViolation("Продлить или изменить можно программу, которая выполняется.")
    return program


def _agree(
    change: Change, person: Person, actor: Actor, today: date, on_paper: bool = False, scan: Scan | None = None
) -> tuple[Change, bool]:
    """Keep the word of one participant. True once the mentor and every mentee have agreed."""
    program = lock(change.program)
    change = lock(change)
    change.program = program
    if not policies.can_agree_as(actor, program, person, on_paper=on_paper):
        raise PermissionDenied
    if program.state != ProgramState.RUNNING or not APPLY_CHANGE.allows(change):
        raise RuleViolation("Это предложение больше не ждёт согласия.")
    told = change.agreements.model.told(actor, on_paper=on_paper, scan=scan)
    change.agreements.get_or_create(person=person, defaults={"agreed_on": today, **told})
    return change, change.agreed >= {one.pk for one in program.pair.people}


def _apply(change: ProgramChange, today: date) -> None:
    APPLY_CHANGE.apply(change)
    change.applied_on = today
    change.save()


def _withdraw(change: Change, actor: Actor) -> Change:
    change = lock(change)
    if not policies.can_propose_change(actor, change.program):
        raise PermissionDenied
    WITHDRAW_CHANGE.apply(change)
    change.save(update_fields=["state"])
    return change


def _stays(line: Line) -> bool:
    """Whether the line leaves its item as it is."""
    item = line.item
    if item is None:
        return False
    told = (line.topic.strip(), line.form, line.term_on, line.expected_result.strip())
    return told == (item.topic, item.form, item.term_on, item.expected_result)


def _line_problems(program: Program, lines: Sequence[Line]) -> list[str]:
    if not lines:
        return ["Ничего не изменено: исправьте, добавьте или уберите хотя бы одно мероприятие."]
    found = []
    dropped = sum(line.act == LineAct.DROP for line in lines)
    if dropped and dropped == program.items.count() and not any(line.item is None for line in lines):
        found.append("В плане не осталось бы ни одного мероприятия. Если программа больше не нужна, завершите её.")
    for line in lines:
        if line.item is not None and line.item.program_id != program.pk:
            raise PermissionDenied
        if line.item is not None and line.item.done_on:
            found.append(f"«{line.item.topic}» уже выполнено: изменить можно то, что ещё не сделано.")
        elif line.act != LineAct.DROP and not line.topic.strip():
            found.append("Напишите содержание мероприятия.")
        elif line.act != LineAct.DROP:
            found.append(term_problem(line.term_on, program.starts_on, program.ends_on))
    return list(dict.fromkeys(problem for problem in found if problem))


def _line(correction: ProgramCorrection, line: Line) -> CorrectionLine:
    kept = CorrectionLine(correction=correction, item=line.item, act=line.act)
    if line.item is not None:
        item = line.item
        told = {"topic": item.topic, "form": item.form, "expected_result": item.expected_result}
        kept.was = told | {"term_on": item.term_on.isoformat()}
    if line.act != LineAct.DROP:
        kept.topic, kept.form, kept.term_on = line.topic.strip(), line.form, line.term_on
        kept.expected_result = line.expected_result.strip()
    return kept


def _correct(correction: ProgramCorrection, actor: Actor, today: date) -> None:
    """Carry out every line, then number and freeze the addendum."""
    program = correction.program
    for line in correction.lines.select_related("item"):
        _carry_out(line, program, today)
    APPLY_CHANGE.apply(correction)
    correction.number, correction.applied_on = program.corrections.applied().count() + 1, today
    paper, title = correction_paper(correction), correction_title(correction)
    correction.document = freeze(correction, paper, title, actor=actor)
    correction.save()


def _carry_out(line: CorrectionLine, program: Program, today: date) -> None:
    item = line.item
    if item is None:
        last = program.items.aggregate(last=Max("position"))["last"] or 0
        item = ProgramItem(program=program, position=last + 1)
    if line.act == LineAct.DROP:
        item.dropped_on = today
    else:
        item.topic, item.form, item.term_on = line.topic, line.form, line.term_on or item.term_on
        item.expected_result = line.expected_result
    item.save()
    if line.item_id is None:
        line.item = item
        line.save(update_fields=["item"])
