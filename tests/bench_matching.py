"""What a matching costs, beside taking the best pair first and beside the package mentor-match: `make bench`.

The peer lives in an environment of its own (`.venv/peer`), made here when the package can be installed; `PEER=120`
makes the comparison short.
"""

import json
import os
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pairs.matching import DEFAULTS, Difficulty, Mentee, Mentor, bank_of, solve
from pairs.matching.assignment import assign, greedy, total
from pairs.matching.explain import alone, matches
from pairs.matching.solve import worth

ROOT = Path(__file__).resolve().parents[1]
PEER = ROOT / ".venv" / "peer"
PEER_SIZE = int(os.environ.get("PEER", "500"))
PACKAGE = "mentor-match==7.0.1"
FASTER = 100


def made_up(mentees: int, mentors: int):
    """A bank of that size, always the same."""
    random = np.random.default_rng(mentees)
    needs = [
        Difficulty(frozenset({k, 100 + k // 5}), f"тема {k}", 1, frozenset(range(k // 5 * 5, k // 5 * 5 + 5)) - {k})
        for k in range(36)
    ]
    asking = [
        Mentee(
            pk=number,
            person=number,
            name=f"наставляемый {number}",
            needs=tuple(replace(needs[k], weight=int(random.integers(1, 4))) for k in random.choice(36, 3, False)),
            subjects=frozenset({str(random.integers(12))}),
            experience=float(random.integers(0, 6)),
            age=int(random.integers(22, 40)),
            waiting=int(random.integers(0, 9)),
        )
        for number in range(1, mentees + 1)
    ]
    offering = [
        Mentor(
            pk=number,
            person=10**6 + number,
            name=f"наставник {number}",
            capacity=int(random.integers(1, 4)),
            taken=0,
            offers=frozenset(map(int, random.choice(36, 5, False))),
            subjects=frozenset({str(random.integers(12))}),
            experience=float(random.integers(5, 30)),
            hours=int(random.integers(2, 16)),
        )
        for number in range(1, mentors + 1)
    ]
    return bank_of(asking, offering)


@pytest.mark.parametrize(("size", "most"), [(500, 1.0), (1_000, 3.0), (5_000, 20.0)])
def test_a_bank_is_matched_in_time(size, most, capsys):
    bank = made_up(size, size)
    began = time.perf_counter()
    plan = solve(bank, DEFAULTS)
    solved = time.perf_counter() - began
    found = len(matches(plan, DEFAULTS)) + len(alone(plan))
    told = time.perf_counter() - began - solved
    hasty = worth(plan.table, greedy(plan.table.toarray(), plan.capacity), plan.step) if size <= 1_000 else None
    with capsys.disabled():
        beside = f", greedy {hasty:.1f}" if hasty else ""
        print(
            f"\n{size} × {size}: scored and assigned {solved:.2f} s, told {told:.2f} s; total {plan.total:.1f}{beside}"
        )

    assert found == size
    assert solved < most
    assert hasty is None or plan.total >= hasty


def test_ten_thousand_mentees_of_fifty_candidates_are_matched_in_time(capsys):
    bank = made_up(10_000, 2_000)
    began = time.perf_counter()
    plan = solve(bank, DEFAULTS)
    seconds = time.perf_counter() - began
    with capsys.disabled():
        print(f"\n10 000 mentees × 50 candidates: {seconds:.2f} s, total {plan.total:.1f}")

    assert seconds < 10


def test_it_is_far_faster_than_the_peer_with_the_same_total(capsys):
    python = peer()
    scores = np.random.default_rng(7).integers(1, 10_000, (PEER_SIZE, PEER_SIZE))
    began = time.perf_counter()
    ours = assign(scores.astype(float), np.ones(PEER_SIZE, int))
    seconds = time.perf_counter() - began
    if python is None:
        with capsys.disabled():
            print(f"\npeer absent: {PACKAGE} could not be installed; ours {seconds:.4f} s for {PEER_SIZE}")
        return
    command = [str(python), str(ROOT / "tests" / "bench_peer.py")]
    said = subprocess.run(command, input=json.dumps(scores.tolist()), capture_output=True, text=True, check=True)
    theirs = json.loads(said.stdout)
    ratio = theirs["seconds"] / seconds
    with capsys.disabled():
        print(
            f"\n{PEER_SIZE} × {PEER_SIZE}: ours {seconds:.4f} s, {PACKAGE} {theirs['seconds']:.2f} s, {ratio:.0f} ×;"
            f" totals {total(scores, ours):.0f} and {theirs['total']}"
        )

    assert total(scores, ours) >= theirs["total"]
    assert ratio >= FASTER


def peer() -> Path | None:
    """The Python of the peer's environment; none when it cannot be made."""
    python = PEER / "bin" / "python"
    uv = ROOT / ".venv" / "uv" / "bin" / "uv"
    if not python.exists() and uv.exists():
        made = subprocess.run([str(uv), "venv", "-q", str(PEER)], check=False).returncode == 0
        command = [str(uv), "pip", "install", "-q", "--python", str(python), PACKAGE]
        if made and subprocess.run(command, check=False, capture_output=True).returncode:
            python.unlink(missing_ok=True)
    return python if python.exists() else None
