"""One run of matching: the scores of a bank, the assignment with locked and forbidden pairs, second mentors."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_array

from pairs.matching.assignment import CANDIDATES, DENSE_UP_TO, NOBODY, Assignment, assign, assign_edges, best_candidates
from pairs.matching.bank import Bank, Pair
from pairs.matching.criteria import BY_CODE, LEAST, Weights, allowed, score, step
from pairs.matching.people import Mentee
from pairs.matching.stable import stable
from registry.rules import MentoringKind

BLOCK = 500  # mentees scored at once: what bounds the memory
WEIGHTY = 2  # a need from this weight on deserves a mentor of its own
GROUP = MentoringKind.GROUP

Progress = Callable[[int], object]


@dataclass(frozen=True)
class Plan:
    """Everything a run decides: columns by rows, and what it was decided from."""

    bank: Bank
    table: csr_array  # scores of possible pairs, the first place of a mentor meant
    assignment: Assignment
    capacity: np.ndarray
    step: np.ndarray
    locked: frozenset[Pair]  # those that could be kept
    unlocked: tuple[Pair, ...]  # those that a hard rule has made impossible since
    total: float
    best_total: float  # of the mode that seeks the greatest total
    second: Assignment  # a further mentor for needs that the first leaves open

    @property
    def loads(self) -> np.ndarray:
        held = self.assignment[self.assignment != NOBODY]
        return np.bincount(held, minlength=len(self.bank.mentors))


def solve(
    bank: Bank,
    weights: Weights,
    *,
    locked: Iterable[Pair] = (),
    forbidden: Iterable[Pair] = (),
    seek_stability: bool = False,
    progress: Progress = lambda done: None,
) -> Plan:
    """The best assignment of the whole bank; locked pairs stay as long as no hard rule forbids them.

    Of several assignments of one total always the same is found: rows and columns stand in the order of keys, scores
    are rounded to four digits, and the solver goes through them in that order.
    """
    table = _table(bank, weights, frozenset(forbidden), frozenset(locked), progress)
    capacity, steps = bank.free, step(bank, weights)
    kept, lost = _keep(bank, table, capacity, sorted(locked))
    held = table if not kept else _only(table, kept)
    best = _assign(held, capacity, steps, kept)
    chosen = best
    if seek_stability:
        chosen = _stable(bank, held, capacity, kept)
    return Plan(
        bank=bank,
        table=table,
        assignment=chosen,
        capacity=capacity,
        step=steps,
        locked=frozenset((bank.mentees[row].pk, bank.mentors[column].pk) for row, column in kept.items()),
        unlocked=tuple(lost),
        total=worth(table, chosen, steps),
        best_total=worth(table, best, steps),
        second=_second(bank, weights, table, chosen, capacity),
    )


def worth(table: csr_array, assignment: Assignment, steps: np.ndarray) -> float:
    """The total of an assignment: each pair's score, each further mentee of a mentor a step less."""
    rows = np.flatnonzero(assignment != NOBODY)
    if not len(rows):
        return 0.0
    loads = np.bincount(assignment[rows], minlength=table.shape[1])
    return float(table[rows, assignment[rows]].sum(dtype=float) - (steps * loads * (loads - 1) / 2).sum())


def groups(plan: Plan, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, list[int]]]:
    """(column, rows) of what would be proposed: mentees who wish to work in a group with their mentor are one group."""
    together: dict[int, list[int]] = {}
    found = []
    for row, column in pairs:
        wished = GROUP in plan.bank.mentees[row].kinds and GROUP in plan.bank.mentors[column].kinds
        if wished and column in together:
            together[column].append(row)
            continue
        rows = [row]
        if wished:
            together[column] = rows
        found.append((column, rows))
    return found


def _table(
    bank: Bank, weights: Weights, forbidden: frozenset[Pair], locked: frozenset[Pair], progress: Progress
) -> csr_array:
    """Scores of possible pairs: above `DENSE_UP_TO` mentees the best candidates of each and the locked ones."""
    shape = (len(bank.mentees), len(bank.mentors))
    no, kept = bank.cells(dict.fromkeys(forbidden - locked, 1.0)), bank.cells(dict.fromkeys(locked, 1.0))
    most = shape[1] if shape[0] <= DENSE_UP_TO else CANDIDATES
    parts = []
    for first in range(0, shape[0], BLOCK):
        rows = np.arange(first, min(first + BLOCK, shape[0]))
        scores = score(bank, rows, weights)
        by_hand = kept.block(rows, shape[1]) > 0
        possible = allowed(bank, rows) & (no.block(rows, shape[1]) == 0)
        by_curator = by_hand & allowed(bank, rows, useful=False) if by_hand.any() else by_hand
        found, columns = best_candidates(np.where(possible & ~by_curator, scores, 0), most)
        extra, extra_columns = np.nonzero(by_curator)
        where = np.concatenate([found, extra]), np.concatenate([columns, extra_columns])
        parts.append((where[0] + first, where[1], scores[where]))
        progress(int(rows[-1]) + 1)
    if not parts:
        return csr_array(shape, dtype=np.float32)
    rows, columns, values = (np.concatenate(each) for each in zip(*parts, strict=True))
    return csr_array((values, (rows, columns)), shape=shape)


def _keep(bank: Bank, table: csr_array, capacity: np.ndarray, locked: list[Pair]) -> tuple[dict[int, int], list[Pair]]:
    """Rows and columns of the locked pairs that are still possible, in the order of keys, and the others."""
    left, kept, lost = capacity.copy(), {}, []
    for mentee, mentor in locked:
        row, column = bank.row_of.get(mentee), bank.column_of.get(mentor)
        if row is None or column is None or row in kept or not left[column] or not table[row, column]:
            lost.append((mentee, mentor))
            continue
        kept[row] = column
        left[column] -= 1
    return kept, lost


def _only(table: csr_array, kept: dict[int, int]) -> csr_array:
    """The table in which a locked mentee has no other candidate."""
    coo = table.tocoo()
    held = np.full(table.shape[0], NOBODY)
    held[list(kept)] = list(kept.values())
    stays = (held[coo.row] == NOBODY) | (held[coo.row] == coo.col)
    return csr_array((coo.data[stays], (coo.row[stays], coo.col[stays])), shape=table.shape)


def _assign(table: csr_array, capacity: np.ndarray, steps: np.ndarray, kept: dict[int, int]) -> Assignment:
    """The greatest total. What is locked weighs more than anything it could be given up for."""
    coo = table.tocoo()
    weights = coo.data.astype(float)
    if kept:
        held = np.full(table.shape[0], NOBODY)
        held[list(kept)] = list(kept.values())
        weights[held[coo.row] == coo.col] += 2  # displaces every unlocked one of the same place, whose score is below 1
    if table.shape[0] > DENSE_UP_TO:
        return assign_edges(table.shape, coo.row, coo.col, weights, capacity, steps)
    scores = np.zeros(table.shape)
    scores[coo.row, coo.col] = weights
    return assign(scores, capacity, steps)


def _stable(bank: Bank, table: csr_array, capacity: np.ndarray, kept: dict[int, int]) -> Assignment:
    """Nobody would rather work with another who would as well: wishes first, the score where nothing was wished."""
    scores = table.toarray().astype(float)
    wishes, asked = scores.copy(), scores.copy()
    for (mentee, mentor), (of_mentee, of_mentor) in bank.liked.items():
        place = bank.row_of.get(mentee), bank.column_of.get(mentor)
        if None not in place and scores[place] > 0:
            wishes[place] += 2 * of_mentee
            asked[place] += 2 * of_mentor
    for row, column in kept.items():
        asked[row, column] += 10
    return stable(wishes, asked, capacity)


def _second(bank: Bank, weights: Weights, table: csr_array, chosen: Assignment, capacity: np.ndarray) -> Assignment:
    """Where one mentor cannot answer all weighty needs: another with a place left, chosen by the open needs alone."""
    nobody = np.full(len(bank.mentees), NOBODY)
    if table.shape[0] > DENSE_UP_TO:
        return nobody  # offered on smaller boards only: a large one is cut into schools first
    held = chosen[chosen != NOBODY]
    left = capacity - np.bincount(held, minlength=len(bank.mentors))
    short = {int(row): open_needs(bank, int(row), int(chosen[row])) for row in np.flatnonzero(chosen != NOBODY)}
    rows = [row for row, needs in short.items() if needs.needs]
    if not rows or not (left > 0).any():
        return nobody
    narrowed = list(bank.mentees)
    for row in rows:
        narrowed[row] = short[row]
    rest = replace(bank, mentees=tuple(narrowed))
    picked = np.array(rows)
    useful = np.where(BY_CODE["needs"].values(rest, picked) >= 1 - LEAST, score(rest, picked, weights), 0)
    useful *= table[picked].toarray() > 0
    useful[np.arange(len(picked)), chosen[picked]] = 0
    nobody[picked] = assign(useful, np.maximum(left, 0), step(bank, weights))
    return nobody


def open_needs(bank: Bank, row: int, column: int) -> Mentee:
    """The mentee with nothing but the weighty needs that this mentor does not answer."""
    mentee, mentor = bank.mentees[row], bank.mentors[column]
    open_ones = [need for need in mentee.needs if need.weight >= WEIGHTY and not need.answered_by & mentor.offers]
    return replace(mentee, needs=tuple(open_ones))
