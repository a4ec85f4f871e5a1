"""Pairs that need the curator: no meeting for long, no program yet (Пары, требующие внимания)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, OuterRef, Subquery
from django.urls import reverse

from core.actors import Actor
from pairs.models import Pair
from programs.models import Meeting, Program
from programs.rules import quiet_reason
from programs.selectors.problems import is_exempt
from programs.states import ProgramState


@dataclass(frozen=True)
class QuietPair:
    pair: Pair
    reason: str
    last_held_on: date | None
    next_step: str
    url: str
    button: str


def quiet_pairs(actor: Actor, today: date) -> list[QuietPair]:
    """Working pairs that the actor sees and that have been silent too long, the longest silence first."""
    held = Meeting.objects.held().filter(pair=OuterRef("pk"), held_on__lte=today).order_by().values("pair")
    last = held.annotate(last=Max("held_on")).values("last")
    pairs = Pair.objects.visible_to(actor).active().for_list().annotate(last_held_on=Subquery(last))
    found = []
    pair: Any  # with last_held_on
    for pair in pairs.filter(started_on__lte=today):
        if is_exempt(pair) and pair.last_held_on:
            continue  # speed mentoring is one meeting
        if reason := quiet_reason(pair.started_on, pair.last_held_on, today):
            found.append(_quiet(pair, reason))
    return sorted(found, key=lambda one: (one.last_held_on or one.pair.started_on, one.pair.pk))


def _quiet(pair: Any, reason: str) -> QuietPair:
    if pair.last_held_on is None:
        step = "Помогите паре договориться о первой встрече; если она прошла, внесите её с бумаги."
    else:
        step = "Спросите наставника, что мешает; если встречи были, внесите их с бумаги."
    url = reverse("programs:journal_from_paper", args=[pair.pk])
    return QuietPair(pair, reason, pair.last_held_on, step, url, "Внести встречи")


def pairs_without_program(actor: Actor) -> list[Pair]:
    """Working pairs that have no program, not even a draft; speed mentoring needs none."""
    begun = Program.objects.exclude(state=ProgramState.DROPPED).filter(pair=OuterRef("pk"))
    pairs = Pair.objects.visible_to(actor).active().for_list()
    without = pairs.annotate(program_pk=Subquery(begun.values("pk")[:1])).filter(program_pk=None)
    return [pair for pair in without if not is_exempt(pair)]
