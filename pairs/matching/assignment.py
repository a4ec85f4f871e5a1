"""The assignment of the greatest total, with capacities. Arrays in, arrays out.

A score is a share from 0 (forbidden) to 1. Rows are mentees, columns mentors, both in an order that the caller keeps
stable (`selectors` sorts by key): of several assignments of one total the solver then always returns the same.
"""

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

DENSE_UP_TO = 1_000  # mentees; above, the best candidates of each alone are weighed
CANDIDATES = 50  # of one mentee, above that size
NOBODY = -1

Scores = np.ndarray
Assignment = np.ndarray


def assign(scores: Scores, capacity: np.ndarray, step: np.ndarray | None = None) -> Assignment:
    """For each mentee the column of the mentor, or NOBODY; nobody gets a forbidden one or more than the capacity.

    `scores`: float, mentees × mentors; `capacity`: int, places of each mentor; `step`: how much less each further
    mentee of one mentor is worth than the one before (scores must exceed all the steps of a mentor's places).
    """
    mentees, mentors = scores.shape
    if not mentees or not mentors or not (capacity > 0).any():
        return np.full(mentees, NOBODY)
    if mentees <= DENSE_UP_TO:
        return _dense(scores, capacity, step)
    rows, columns = best_candidates(scores)
    return assign_edges((mentees, mentors), rows, columns, scores[rows, columns], capacity, step)


def total(scores: Scores, assignment: Assignment, step: np.ndarray | None = None) -> float:
    """The weight of all pairs together."""
    rows = np.flatnonzero(assignment != NOBODY)
    found = float(scores[rows, assignment[rows]].sum(dtype=float))
    if step is None:
        return found
    loads = np.bincount(assignment[rows], minlength=scores.shape[1])
    return found - float((step * loads * (loads - 1) / 2).sum())


def greedy(scores: Scores, capacity: np.ndarray) -> Assignment:
    """The best pair first, then the next: what a hurried person does; the witness of what the optimum is worth."""
    left = capacity.copy()
    found = np.full(scores.shape[0], NOBODY)
    for flat in np.argsort(-scores, axis=None, kind="stable"):
        row, column = divmod(int(flat), scores.shape[1])
        if scores[row, column] <= 0:
            break
        if found[row] == NOBODY and left[column]:
            found[row] = column
            left[column] -= 1
    return found


def assign_edges(
    shape: tuple[int, int],
    rows: np.ndarray,
    candidates: np.ndarray,
    weights: np.ndarray,
    capacity: np.ndarray,
    step: np.ndarray | None = None,
) -> Assignment:
    """The same over given candidates alone; a column of its own stands for «nobody», so all are matched.

    `rows`, `candidates`, `weights`: the mentee, the mentor and the score of each possible pair.
    """
    mentees, mentors = shape
    places = np.minimum(np.maximum(capacity, 0), np.bincount(candidates, minlength=mentors))
    first = np.cumsum(places) - places
    each = places[candidates]  # a candidate with three places is three columns
    within = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each)
    owner = np.repeat(candidates, each)
    values = np.repeat(weights, each).astype(float)
    if step is not None:
        values -= step[owner] * within
    in_all, nobody = int(places.sum()), np.arange(mentees)
    graph = csr_array(
        (
            np.concatenate([1 + values, np.ones(mentees)]),  # shifted: the solver takes no edge of zero weight
            (
                np.concatenate([np.repeat(rows, each), nobody]),
                np.concatenate([first[owner] + within, in_all + nobody]),
            ),
        ),
        shape=(mentees, in_all + mentees),
    )
    matched_rows, matched = min_weight_full_bipartite_matching(graph, maximize=True)
    owners = np.concatenate([np.repeat(np.arange(mentors), places), np.full(mentees, NOBODY)])
    found = np.full(mentees, NOBODY)
    found[matched_rows] = owners[matched]
    return found


def best_candidates(scores: Scores, most: int = CANDIDATES) -> tuple[np.ndarray, np.ndarray]:
    """(row, column) of the best allowed mentors of each mentee, in the order of rows and columns.

    Of equal scores the earlier columns are kept, so that the same data give the same candidates.
    """
    if scores.shape[1] <= most:
        rows, columns = np.nonzero(scores > 0)
        return rows, columns
    least = -np.partition(-scores, most - 1, axis=1)[:, most - 1 : most]
    above = scores > np.maximum(least, 0)
    equal = (scores == least) & (scores > 0)
    room = most - above.sum(axis=1, keepdims=True)
    rows, columns = np.nonzero(above | (equal & (np.cumsum(equal, axis=1, dtype=np.int32) <= room)))
    return rows, columns


def _dense(scores: Scores, capacity: np.ndarray, step: np.ndarray | None) -> Assignment:
    """Each mentor as so many columns as there are places. A forbidden pair weighs nothing, so it never displaces one
    that weighs something; whoever ends in one has nobody.
    """
    places = np.minimum(np.maximum(capacity, 0), (scores > 0).sum(axis=0))  # needless columns cost time
    columns = np.repeat(np.arange(scores.shape[1]), places)
    found = np.full(scores.shape[0], NOBODY)
    if not columns.size:
        return found
    weights = scores[:, columns].astype(float)
    if step is not None:
        within = np.arange(columns.size) - np.repeat(np.cumsum(places) - places, places)
        weights -= step[columns] * within
    rows, chosen = linear_sum_assignment(np.maximum(weights, 0) * (scores[:, columns] > 0), maximize=True)
    mentors = columns[chosen]
    possible = scores[rows, mentors] > 0
    found[rows[possible]] = mentors[possible]
    return found
