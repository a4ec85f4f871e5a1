"""What each role must do now with programs and meetings."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from core.actors import Actor
from core.templatetags.core import plural
from core.todo import Todo
from pairs.models import Pair
from people.rules import Role
from programs import policies
from programs.models import Meeting, Program, ProgramCorrection, ProgramExtension, ProgramItem
from programs.rules import SILENCE_DAYS, MeetingStatus
from programs.selectors.attention import pairs_without_program, quiet_pairs
from programs.selectors.problems import missing_agreements
from programs.states import AGREE, ProgramState


def todo(actor: Actor, today: date) -> list[Todo]:
    """Tasks of all roles of the actor, each once."""
    found: list[Todo] = []
    if Role.DIRECTOR in actor.roles:
        found += _to_approve(actor)
    if Role.CURATOR in actor.roles:
        found += _for_curator(actor, today)
    if actor.roles & {Role.MENTOR, Role.MENTEE}:
        found += _for_participant(actor, today)
    return list(dict.fromkeys(found))


def _to_approve(actor: Actor) -> Iterator[Todo]:
    programs = list(Program.objects.visible_to(actor).waiting_for_approval().for_list())
    if len(programs) > 1:
        waiting = plural(len(programs), "программа ждёт,программы ждут,программ ждут")
        yield Todo(f"{waiting} вашего утверждения.", reverse("programs:queue"), "Утвердить программы")
    for program in programs if len(programs) == 1 else []:
        yield Todo(f"Программа ждёт вашего утверждения: {program.pair}.", program.get_absolute_url(), "Открыть")


def _for_curator(actor: Actor, today: date) -> Iterator[Todo]:
    programs = Program.objects.visible_to(actor).for_list()
    for program in programs.filter(state__in=[ProgramState.AGREED, ProgramState.RETURNED]):
        yield _to_send(program)
    for program in programs.past_planned_end(today):
        yield Todo(
            f"Срок программы истёк {program.ends_on:%d.%m.%Y}: {program.pair}. Завершите её или продлите.",
            program.get_absolute_url(),
            "Открыть программу",
            urgent=True,
        )
    if without := pairs_without_program(actor):
        number = plural(len(without), "пара,пары,пар")
        yield Todo(f"Нет программы: {number}.", f"{reverse('programs:list')}?without=1", "Посмотреть")
    if quiet := quiet_pairs(actor, today):
        text = f"Давно нет встреч: {plural(len(quiet), 'пара,пары,пар')}."
        yield Todo(text, reverse("programs:quiet"), "Посмотреть")


def _to_send(program: Program) -> Todo:
    if program.state == ProgramState.RETURNED:
        text = f"Руководитель вернул программу с замечанием: {program.pair}."
        return Todo(text, program.get_absolute_url(), "Открыть программу", urgent=True)
    text = f"Программа согласована участниками: {program.pair}. Отправьте её руководителю."
    return Todo(text, program.get_absolute_url(), "Открыть программу")


def _for_participant(actor: Actor, today: date) -> Iterator[Todo]:
    own = Pair.objects.visible_to(actor).with_participant(actor.user)
    programs = Program.objects.visible_to(actor).filter(pair__in=own).for_list().prefetch_related("agreements")
    for program in programs.filter(state__in=[ProgramState.DRAFT, ProgramState.RETURNED, ProgramState.AGREED]):
        yield from _draft(program, actor)
    yield from _changes(actor, own)
    if Role.MENTOR in actor.roles:
        yield from _for_mentor(actor, today)
    if Role.MENTEE in actor.roles:
        yield from _to_confirm(actor, today)


def _draft(program: Program, actor: Actor) -> Iterator[Todo]:
    person, url = policies.own_person(actor, program.pair), program.get_absolute_url()
    if person is None:
        return
    if program.state == ProgramState.RETURNED:
        yield Todo(f"Руководитель вернул программу с замечанием: {program.pair}.", url, "Исправить", urgent=True)
    elif AGREE.allows(program) and person in missing_agreements(program):
        yield Todo(f"Проверьте программу и согласуйте её: {program.pair}.", url, "Согласовать")


def _changes(actor: Actor, own: Any) -> Iterator[Todo]:
    """Extensions and corrections that wait for the actor's consent."""
    for model in (ProgramExtension, ProgramCorrection):
        open_ones = model.objects.visible_to(actor).proposed().filter(program__pair__in=own)
        for change in open_ones.select_related("program__pair__mentor__person").prefetch_related(
            "agreements", "program__pair__members__mentee__person"
        ):
            if policies.offered_on_change(actor, change)["agree"]:
                yield Todo(f"{_proposed(change)}: {change.program.pair}.", change.get_absolute_url(), "Ответить")


def _proposed(change: ProgramExtension | ProgramCorrection) -> str:
    if isinstance(change, ProgramExtension):
        return f"Предложено продлить программу до {change.ends_on:%d.%m.%Y}"
    return "Предложено изменить план программы"


def _for_mentor(actor: Actor, today: date) -> Iterator[Todo]:
    mine = Pair.objects.visible_to(actor).filter(mentor__person__user=actor.user)
    for pair in pairs_without_program(actor):
        if policies.is_mentor(actor, pair):
            url = reverse("programs:new", args=[pair.pk])
            yield Todo(f"Составьте программу вместе с наставляемым: {pair}.", url, "Составить программу")
    for quiet in quiet_pairs(actor, today):
        if policies.is_mentor(actor, quiet.pair):
            url = reverse("programs:log", args=[quiet.pair.pk])
            yield Todo(f"Внесите встречу: {quiet.pair}, {quiet.reason}", url, "Внести встречу")
    items = ProgramItem.objects.visible_to(actor).overdue(today).filter(program__pair__in=mine)
    for program in Program.objects.filter(pk__in=items.values("program")).for_list().prefetch_related("items"):
        yield _overdue(program, today)
    yield from _to_finish(actor, today)
    yield from _objected(actor, mine, today)


def _overdue(program: Program, today: date) -> Todo:
    late = [item for item in program.items.all() if item.is_overdue(today)]
    number = plural(len(late), "мероприятие,мероприятия,мероприятий")
    text = f"Срок прошёл: {number} программы, {program.pair}. Отметьте выполненное."
    return Todo(text, program.get_absolute_url(), "Открыть план", urgent=True, due=min(i.term_on for i in late))


def _to_finish(actor: Actor, today: date) -> Iterator[Todo]:
    program: Any  # with items_total and items_done
    for program in Program.objects.visible_to(actor).running().for_list():
        all_done = program.items_total and program.items_done == program.items_total
        if policies.is_mentor(actor, program.pair) and (all_done or program.ends_on < today):
            why = "план выполнен" if all_done else f"срок истёк {program.ends_on:%d.%m.%Y}"
            url = reverse("programs:end", args=[program.pk]) if all_done else program.get_absolute_url()
            yield Todo(f"Завершите программу: {program.pair}, {why}.", url, "Завершить", due=program.ends_on)


def _objected(actor: Actor, mine: Any, today: date) -> Iterator[Todo]:
    meetings: Any = Meeting.objects.visible_to(actor).filter(pair__in=mine).with_status(today)
    for meeting in meetings.filter(reply_status=MeetingStatus.OBJECTED).for_list():
        text = f"Наставляемый возразил против записи о встрече {meeting.held_on:%d.%m.%Y}: {meeting.pair}."
        yield Todo(text, meeting.get_absolute_url(), "Открыть", urgent=True)


def _to_confirm(actor: Actor, today: date) -> Iterator[Todo]:
    person = getattr(actor, "person", None)
    if person is None:
        return
    for meeting in Meeting.objects.visible_to(actor).waiting_for(person, today).for_list():
        text = f"Подтвердите встречу {meeting.held_on:%d.%m.%Y} ({meeting.get_kind_display()}): {meeting.pair}."
        due = meeting.logged_on + timedelta(days=SILENCE_DAYS)
        yield Todo(text, meeting.get_absolute_url(), "Подтвердить", due=due)
