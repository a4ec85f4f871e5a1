"""Meetings: logged by the mentor in three taps, or recorded by the curator from paper."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from pairs.models import Pair
from pairs.states import PairState
from papers.models import Scan
from programs import policies
from programs.actions.items import mark_done
from programs.models import Meeting, Program, ProgramItem
from programs.rules import MeetingStatus, held_on_problem, minutes_problem
from programs.states import ENDED, ProgramState

ALREADY_THERE = "Такая встреча уже внесена"


@dataclass(frozen=True)
class Held:
    """What is told of a meeting. `item_done`: the topic of the plan is done with it."""

    kind: str
    held_on: date
    minutes: int
    item: ProgramItem | None = None
    item_done: bool = False
    note: str = ""


class AlreadyThere(RuleViolation):
    """The pair has a meeting of this kind on that day; `again` says that there were two."""


@action("meeting.logged", "Встреча внесена")
def log_meeting(
    pair: Pair,
    held: Held,
    *,
    actor: Actor,
    today: date,
    again: bool = False,
    on_paper: bool = False,
    scan: Scan | None = None,
) -> Meeting:
    """Enter a meeting that took place. Raises AlreadyThere for the same pair, day and kind unless told `again`."""
    pair = lock(pair)
    if not (policies.can_log_from_paper(actor, pair) if on_paper else policies.can_log(actor, pair)):
        raise PermissionDenied
    _check(pair, held, today, on_paper=on_paper)
    if not again:
        _refuse_a_second(pair, held)
    told = Meeting.told(actor, on_paper=on_paper, scan=scan)
    meeting = Meeting(pair=pair, program=_program_of(pair), logged_on=today, **told)
    _fill(meeting, held)
    meeting.save()
    if held.item_done and held.item and held.item.done_on is None:
        mark_done(held.item, actor=actor, today=today, done_on=held.held_on, on_paper=on_paper, scan=scan)
    record(meeting, pair=pair.pk, kind=held.kind, held_on=held.held_on, minutes=held.minutes)
    return meeting


@action("meeting.changed", "Запись о встрече исправлена")
def change_meeting(meeting: Meeting, held: Held, *, actor: Actor, today: date, again: bool = False) -> Meeting:
    """Correct what was logged, until it is confirmed; the mentees are asked anew."""
    meeting = _unsettled(meeting, actor, today)
    pair = lock(meeting.pair)
    _check(pair, held, today, on_paper=meeting.is_from_paper)
    if not again:
        _refuse_a_second(pair, held, besides=meeting)
    _fill(meeting, held)
    meeting.logged_on = today
    meeting.save()
    meeting.replies.all().delete()
    if held.item_done and held.item and held.item.done_on is None:
        mark_done(held.item, actor=actor, today=today, done_on=held.held_on)
    record(meeting, kind=held.kind, held_on=held.held_on, minutes=held.minutes)
    return meeting


@action("meeting.withdrawn", "Запись о встрече удалена")
def withdraw_meeting(meeting: Meeting, *, actor: Actor, today: date) -> Meeting:
    """Take back what was entered by mistake, until it is confirmed."""
    meeting = _unsettled(meeting, actor, today)
    meeting.withdrawn_at = timezone.now()
    meeting.save(update_fields=["withdrawn_at"])
    record(meeting, held_on=meeting.held_on)
    return meeting


def _unsettled(meeting: Meeting, actor: Actor, today: date) -> Meeting:
    meeting = lock(meeting)
    if not policies.can_change_meeting(actor, meeting):
        raise PermissionDenied
    if meeting.withdrawn_at is not None:
        raise RuleViolation("Эта запись уже удалена.")
    if meeting.status(today) in {MeetingStatus.CONFIRMED, MeetingStatus.SILENT}:
        raise RuleViolation("Встреча уже подтверждена, изменить запись нельзя.")
    return meeting


def _check(pair: Pair, held: Held, today: date, *, on_paper: bool) -> None:
    works = {PairState.ACTIVE, PairState.ENDED} if on_paper else {PairState.ACTIVE}
    if pair.state not in works:
        raise RuleViolation(f"Встречи вносят для действующей пары, а эта — «{pair.get_state_display()}».")
    found = [held_on_problem(held.held_on, today, pair.started_on, pair.ended_on), minutes_problem(held.minutes)]
    if held.item is not None and held.item.program.pair_id != pair.pk:
        found.append("Тема выбрана из программы другой пары.")
    if problems := [problem for problem in found if problem]:
        raise RuleViolation(problems)


def _refuse_a_second(pair: Pair, held: Held, besides: Meeting | None = None) -> None:
    same = Meeting.objects.held().filter(pair=pair, held_on=held.held_on, kind=held.kind)
    if besides is not None:
        same = same.exclude(pk=besides.pk)
    if same.exists():
        raise AlreadyThere(f"{ALREADY_THERE}: {held.held_on:%d.%m.%Y}. Если встреч было две, отметьте это.")


def _fill(meeting: Meeting, held: Held) -> None:
    meeting.kind, meeting.held_on, meeting.minutes = held.kind, held.held_on, held.minutes
    meeting.item, meeting.note = held.item, held.note.strip()


def _program_of(pair: Pair) -> Program | None:
    approved = Program.objects.filter(pair=pair, state__in=[ProgramState.RUNNING, *ENDED])
    return approved.order_by("-starts_on", "-pk").first()
