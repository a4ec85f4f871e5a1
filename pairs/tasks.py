"""Matching of a large bank, in the background."""

import time

from django.core.exceptions import ObjectDoesNotExist
from django_tasks import task

from pairs.matching import explain, solve
from pairs.models import MatchRun
from pairs.rules.matching import MatchMode, RunState
from pairs.selectors.matching import bank_for, fingerprint


@task()
def carry_out(run_pk: int) -> str:
    """Match and keep the result; safe to repeat, since the same data give the same result."""
    run = MatchRun.objects.filter(pk=run_pk).exclude(state=RunState.DONE).first()
    if run is None:
        return ""
    try:
        match(run)
    except (ArithmeticError, ValueError, ObjectDoesNotExist) as error:
        MatchRun.objects.filter(pk=run_pk).update(state=RunState.FAILED)
        return type(error).__name__
    return run.state


def match(run: MatchRun) -> MatchRun:
    """Fill the run from the bank as it is now."""
    row = MatchRun.objects.filter(pk=run.pk)
    began = time.perf_counter()
    row.update(state=RunState.RUNNING)
    bank = bank_for(run.organization, run.made_on)
    plan = solve(
        bank,
        run.weights,
        locked=[tuple(pair) for pair in run.locked],
        forbidden=[tuple(pair) for pair in run.forbidden],
        seek_stability=run.mode == MatchMode.STABLE,
        progress=lambda done: row.update(done=done),
    )
    run.result = {
        "pairs": explain.plain(explain.matches(plan, run.weights)),
        "unmatched": explain.plain(explain.alone(plan)),
        "total": round(plan.total, 4),
        "best_total": round(plan.best_total, 4),
        "unlocked": list(plan.unlocked),
    }
    run.state, run.data_hash = RunState.DONE, fingerprint(bank)
    run.mentees, run.mentors, run.done = len(bank.mentees), len(bank.mentors), len(bank.mentees)
    run.seconds = round(time.perf_counter() - began, 3)
    run.save(update_fields=["result", "state", "data_hash", "mentees", "mentors", "done", "seconds"])
    return run
