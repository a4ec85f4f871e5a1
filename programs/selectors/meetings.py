"""The next meeting as the form proposes it; the journal of a pair."""

from dataclasses import dataclass
from datetime import date, timedelta

from pairs.models import Pair
from programs.models import Meeting, Program, ProgramItem
from programs.rules import CLOSING_DAYS, proposed_kind
from programs.states import ENDED, ProgramState


@dataclass(frozen=True)
class MeetingProposal:
    """What the meeting form is filled with: the mentor only taps."""

    kind: str
    item: ProgramItem | None
    minutes: int


def approved_program(pair: Pair) -> Program | None:
    """The running program of the pair, else the last one that ran."""
    programs = Program.objects.filter(pair=pair, state__in=[ProgramState.RUNNING, *ENDED])
    return programs.order_by("-starts_on", "-pk").first()


def topics(pair: Pair) -> list[ProgramItem]:
    """Items of the pair's program, those not done first."""
    program = approved_program(pair)
    if program is None:
        return []
    return sorted(program.items.all(), key=lambda item: (item.done_on is not None, item.position))


def meeting_proposal(pair: Pair, today: date) -> MeetingProposal:
    """The kind that comes next, the first topic not done, the length of the last meeting."""
    meetings = Meeting.objects.held().filter(pair=pair)
    last = meetings.order_by("-held_on", "-pk").first()
    program = Program.objects.running().filter(pair=pair).first()
    items = list(program.items.all()) if program else []
    undone = [item for item in items if item.done_on is None]
    near_end = program is not None and program.ends_on - today <= timedelta(days=CLOSING_DAYS)
    closing = near_end or (bool(items) and not undone)
    kind = proposed_kind(set(meetings.values_list("kind", flat=True)), closing=closing)
    return MeetingProposal(kind, undone[0] if undone else None, last.minutes if last else 45)


def journal(pair: Pair) -> list[Meeting]:
    """All meetings of the pair, the first one first."""
    return list(Meeting.objects.held().filter(pair=pair).for_list().order_by("held_on", "pk"))


def totals(pair: Pair) -> tuple[int, int]:
    """How many meetings, how many minutes."""
    minutes = list(Meeting.objects.held().filter(pair=pair).values_list("minutes", flat=True))
    return len(minutes), sum(minutes)
