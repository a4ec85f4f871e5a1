"""The rows of orders about programs: which programs and changes, and what stands in their way."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from core.problems import Problem
from orders.models import Order
from pairs.models import Pair, PairMember
from pairs.rules import dates_problem
from programs.models import Program, ProgramChange, ProgramCorrection, ProgramExtension
from programs.selectors.problems import approval_problems
from programs.states import APPROVE, ENDED, ProgramState

APPROVAL, CHANGES, RESULTS = "programs", "program_changes", "program_results"


def programs_of(order: Order) -> list[Program]:
    """In the order in which they begin."""
    rows = _in_full(Program.objects.filter(pk__in=order.data.get("programs", [])))
    return list(rows.order_by("starts_on", "pk"))


def changes_of(order: Order) -> list[Any]:
    """Extensions, then corrections."""
    members = PairMember.objects.select_related("mentee__person")
    found: list[Any] = []
    for model, name in ((ProgramExtension, "extensions"), (ProgramCorrection, "corrections")):
        rows = model.objects.filter(pk__in=order.data.get(name, []))
        rows = rows.select_related("program__pair__mentor__person", "program__pair__organization").prefetch_related(
            Prefetch("program__pair__members", members), "agreements__person"
        )
        found += rows.order_by("pk")
    return found


def to_approve(organization_id: int) -> QuerySet[Program]:
    """Agreed by everybody, in no order yet."""
    ready = Program.objects.filter(state__in=[ProgramState.AGREED, ProgramState.SENT], approved_by_order=None)
    return _in_full(ready.filter(pair__organization=organization_id)).order_by("starts_on", "pk")


def to_close(organization_id: int) -> QuerySet[Program]:
    """Finished or stopped programs whose results no order has summed up."""
    ended = Program.objects.filter(state__in=ENDED, closed_by=None, entered_as_is=False)
    return _in_full(ended.filter(pair__organization=organization_id)).order_by("ended_on", "pk")


def to_confirm(organization_id: int) -> list[Any]:
    """Changes that everybody agreed to and no order has named."""
    members = PairMember.objects.select_related("mentee__person")
    found: list[Any] = []
    for model in (ProgramExtension, ProgramCorrection):
        rows = model.objects.applied().filter(
            order=None, program__pair__organization=organization_id, program__state=ProgramState.RUNNING
        )
        found += rows.select_related("program__pair__mentor__person").prefetch_related(
            Prefetch("program__pair__members", members)
        )
    return found


def _in_full(programs: Any) -> Any:
    return programs.for_list().prefetch_related("agreements__person", "items").select_related("pair__opened_by")


def approval_order_problems(order: Order) -> list[Problem]:
    found = []
    for program in programs_of(order):
        if not APPROVE.allows(program):
            text = f"Программа {program.pair} — «{program.get_state_display()}»: утвердить её нельзя."
            found.append(Problem(text, program.get_absolute_url(), "Открыть"))
        else:
            found += [
                Problem(f"{program.pair}: {problem}", problem.url, problem.link)
                for problem in approval_problems(program)
            ]
    return found


def results_problems(order: Order) -> list[Problem]:
    return [
        Problem(f"Программа {program.pair} ещё не завершена.", program.get_absolute_url(), "Открыть")
        for program in programs_of(order)
        if program.state not in ENDED
    ]


def term_problems(order: Order) -> list[Problem]:
    """A pair works no longer than a year in all (S4 annex 1, 7.2)."""
    found = []
    for pair, last in new_ends(changes_of(order)):
        if problem := dates_problem(pair.started_on, last):
            found.append(Problem(f"{pair}: {problem}", pair.get_absolute_url(), "Открыть пару"))
    return found


def new_ends(changes: Sequence[ProgramChange]) -> list[tuple[Pair, date]]:
    """Pairs whose planned end comes before the extended program's."""
    ends: dict[int, tuple[Pair, date]] = {}
    for change in changes:
        if isinstance(change, ProgramExtension):
            pair = change.program.pair
            if pair.ends_on is None or pair.ends_on < change.ends_on:
                ends[pair.pk] = (pair, change.ends_on)
    return list(ends.values())
