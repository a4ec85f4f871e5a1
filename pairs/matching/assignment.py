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


def assign(scores: Scores, capacity: np.ndarray) -> Assignment:
    """For each mentee the column of the mentor, or NOBODY; nobody gets a forbidden one or more than the capacity.

    `scores`: float, mentees × mentors; `capacity`: int, places of each mentor.
    """
    mentees, mentors = scores.shape
    if not mentees or not mentors or not (capacity > 0).any():
        return np.full(mentees, NOBODY)
    if mentees <= DENSE_UP_TO:
        return _dense(scores, capacity)
    return _sparse(scores, capacity)


def total(scores: Scores, assignment: Assignment) -> float:
    """The weight of all pairs together."""
    rows = np.flatnonzero(assignment != NOBODY)
    return float(scores[rows, assignment[rows]].sum())


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


def _dense(scores: Scores, capacity: np.ndarray) -> Assignment:
    """Each mentor as so many columns as there are places. A forbidden pair weighs nothing, so it never displaces one
    that weighs something; whoever ends in one has nobody.
    """
    places = _places(scores, capacity)
    columns = np.repeat(np.arange(scores.shape[1]), places)
    found = np.full(scores.shape[0], NOBODY)
    if not columns.size:
        return found
    rows, chosen = linear_sum_assignment(np.maximum(scores, 0)[:, columns], maximize=True)
    mentors = columns[chosen]
    allowed = scores[rows, mentors] > 0
    found[rows[allowed]] = mentors[allowed]
    return found


def _sparse(scores: Scores, capacity: np.ndarray) -> Assignment:
    """The same over the best candidates of each mentee; a column of its own stands for «nobody», so all are matched."""
    mentees = scores.shape[0]
    rows, candidates = _best_candidates(scores)
    places = _places(scores, capacity)
    first = np.cumsum(places) - places
    each = places[candidates]  # a candidate with three places is three columns
    edge_rows = np.repeat(rows, each)
    within = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each)
    edge_columns = np.repeat(first[candidates], each) + within
    weights = np.repeat(scores[rows, candidates], each)
    in_all = int(places.sum())
    nobody = np.arange(mentees)
    graph = csr_array(
        (
            np.concatenate([1 + weights, np.ones(mentees)]),  # shifted: the solver takes no edge of zero weight
            (np.concatenate([edge_rows, nobody]), np.concatenate([edge_columns, in_all + nobody])),
        ),
        shape=(mentees, in_all + mentees),
    )
    matched_rows, matched = min_weight_full_bipartite_matching(graph, maximize=True)
    owner = np.concatenate([np.repeat(np.arange(scores.shape[1]), places), np.full(mentees, NOBODY)])
    found = np.full(mentees, NOBODY)
    found[matched_rows] = owner[matched]
    return found


def _places(scores: Scores, capacity: np.ndarray) -> np.ndarray:
    """No more places than mentees who may take them: needless columns cost time."""
    return np.minimum(np.maximum(capacity, 0), (scores > 0).sum(axis=0))


def _best_candidates(scores: Scores) -> tuple[np.ndarray, np.ndarray]:
    """(row, column) of the best `CANDIDATES` allowed mentors of each mentee."""
    if scores.shape[1] > CANDIDATES:
        best = np.argpartition(-scores, CANDIDATES, axis=1)[:, :CANDIDATES]
    else:
        best = np.broadcast_to(np.arange(scores.shape[1]), scores.shape)
    rows = np.repeat(np.arange(scores.shape[0]), best.shape[1])
    columns = best.ravel()
    allowed = scores[rows, columns] > 0
    return rows[allowed], columns[allowed]
