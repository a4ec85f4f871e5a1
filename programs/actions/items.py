"""Items of the plan: added, changed, moved, dropped while it is composed; marked as done while it runs."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import F, Max

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from papers.models import Scan
from papers.rules import Source
from programs import policies
from programs.actions.composing import content_changed
from programs.models import Program, ProgramItem
from programs.rules import term_problem
from programs.states import ProgramState
from registry.models import Need


def _open(program: Program, actor: Actor) -> Program:
    """The locked program, its content about to change."""
    program = lock(program)
    if not policies.can_compose(actor, program):
        raise PermissionDenied
    content_changed(program)
    return program


@action("program.item_added", "Мероприятие добавлено в программу")
def add_item(
    program: Program,
    *,
    actor: Actor,
    topic: str,
    term_on: date,
    form: str,
    need: Need | None = None,
    expected_result: str = "",
) -> ProgramItem:
    program = _open(program, actor)
    if problem := term_problem(term_on, program.starts_on, program.ends_on):
        raise RuleViolation(problem)
    last = program.items.aggregate(last=Max("position"))["last"] or 0
    item = ProgramItem(program=program, position=last + 1)
    _fill(item, topic, term_on, form, need, expected_result)
    item.save()
    program.save(update_fields=["state"])
    record(program, item=item.pk, term_on=term_on)
    return item


@action("program.item_changed", "Мероприятие программы изменено")
def change_item(
    item: ProgramItem,
    *,
    actor: Actor,
    topic: str,
    term_on: date,
    form: str,
    need: Need | None = None,
    expected_result: str = "",
) -> ProgramItem:
    program = _open(item.program, actor)
    item = lock(item)
    if problem := term_problem(term_on, program.starts_on, program.ends_on):
        raise RuleViolation(problem)
    _fill(item, topic, term_on, form, need, expected_result)
    item.save()
    program.save(update_fields=["state"])
    record(program, item=item.pk, term_on=term_on)
    return item


def _fill(item: ProgramItem, topic: str, term_on: date, form: str, need: Need | None, expected_result: str) -> None:
    if need is not None or item.need_id is not None:
        item.difficulty = need.competence.title[:300] if need else ""
    item.topic, item.term_on, item.form, item.need = topic.strip(), term_on, form, need
    item.expected_result = expected_result.strip()


@action("program.item_moved", "Порядок мероприятий изменён")
def move_item(item: ProgramItem, *, actor: Actor, up: bool) -> ProgramItem:
    """Swap with the neighbour above or below; the first stays first, the last stays last."""
    program = _open(item.program, actor)
    items = list(program.items.all())
    here = [one.pk for one in items].index(item.pk)
    there = here + (-1 if up else 1)
    if not 0 <= there < len(items):
        raise RuleViolation("Дальше двигать некуда.")
    items[here], items[there] = items[there], items[here]
    for number, one in enumerate(items, start=1):
        one.position = number
    ProgramItem.objects.bulk_update(items, ["position"])
    program.save(update_fields=["state"])
    record(program, item=item.pk, position=there + 1)
    return item


@action("program.item_dropped", "Мероприятие убрано из программы")
def drop_item(item: ProgramItem, *, actor: Actor) -> Program:
    program = _open(item.program, actor)
    item = lock(item)
    program.items.filter(position__gt=item.position).update(position=F("position") - 1)
    facts = {"item": item.pk, "term_on": item.term_on}
    item.delete()
    program.save(update_fields=["state"])
    record(program, **facts)
    return program


@action("program.item_done", "Мероприятие выполнено")
def mark_done(
    item: ProgramItem,
    *,
    actor: Actor,
    today: date,
    done_on: date | None = None,
    on_paper: bool = False,
    scan: Scan | None = None,
) -> ProgramItem:
    """Mark an item of a running program as done; from paper by the curator, with the date of the paper."""
    item = lock(item)
    program = item.program
    if not (policies.can_record(actor, program) if on_paper else policies.can_mark(actor, program)):
        raise PermissionDenied
    done_on = done_on or today
    if program.state != ProgramState.RUNNING:
        raise RuleViolation("Отмечать выполнение можно, пока программа выполняется.")
    if item.done_on is not None:
        raise RuleViolation(f"«{item.topic}»: уже отмечено {item.done_on:%d.%m.%Y}.")
    if done_on > today:
        raise RuleViolation("Дата выполнения ещё не наступила.")
    item.done_on, item.scan, item.recorded_by = done_on, scan, actor.user
    item.source = Source.PAPER if on_paper else Source.SCREEN
    item.save()
    record(program, item=item.pk, done_on=done_on, source=item.source)
    return item


@action("program.item_undone", "Отметка о выполнении снята")
def unmark_done(item: ProgramItem, *, actor: Actor) -> ProgramItem:
    """Take the mark back, when it was set by mistake."""
    item = lock(item)
    if not policies.can_mark(actor, item.program):
        raise PermissionDenied
    if item.program.state != ProgramState.RUNNING or item.done_on is None:
        raise RuleViolation("Снять отметку можно, пока программа выполняется.")
    item.done_on, item.scan, item.source = None, None, Source.SCREEN
    item.save()
    record(item.program, item=item.pk)
    return item
