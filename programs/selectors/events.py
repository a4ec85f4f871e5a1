"""Programs and meetings in the story of a pair."""

from collections.abc import Iterator

from core.actors import Actor
from pairs.models import Pair
from pairs.rules import Event
from programs import policies
from programs.models import Meeting, Program, ProgramCorrection, ProgramExtension, ProgramHandover


def events(pair: Pair, actor: Actor) -> Iterator[Event]:
    """What happened with the programs, and every meeting; the reader sees the pair, and so these."""
    if not policies.can_view_pair_journal(actor, pair):
        return
    for program in Program.objects.visible_to(actor).filter(pair=pair):
        yield from _of_program(program)
    for handover in ProgramHandover.objects.visible_to(actor).filter(old=pair).select_related("new__mentor__person"):
        yield Event(handover.handed_on, f"Программа передана: наставник {handover.new.mentor.person.short_name}")
    for meeting in Meeting.objects.visible_to(actor).filter(pair=pair):
        text = f"Встреча: {meeting.get_kind_display()}, {meeting.minutes} мин."
        yield Event(meeting.held_on, text, meeting.get_absolute_url())


def _of_program(program: Program) -> Iterator[Event]:
    url = program.get_absolute_url()
    if program.approved_on:
        yield Event(program.approved_on, f"Программа утверждена на {program.months} мес.", url)
    for extension in ProgramExtension.objects.applied().filter(program=program):
        if extension.applied_on:
            yield Event(extension.applied_on, f"Программа продлена до {extension.ends_on:%d.%m.%Y}", url)
    for correction in ProgramCorrection.objects.applied().filter(program=program):
        if correction.applied_on:
            yield Event(correction.applied_on, f"План изменён: дополнение № {correction.number}", url)
    if program.ended_on:
        yield Event(program.ended_on, f"Программа: {program.get_state_display()}", url)
