"""The assignment is the best one, keeps to what is forbidden and to the places, and never depends on chance."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairs.matching.assignment import NOBODY, assign, assign_edges, best_candidates, greedy, total
from pairs.matching.stable import stable

SHARES = st.sampled_from([0.0, 0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0])


@st.composite
def banks(draw, most=6):
    """Scores of a few mentees and mentors, with the places of each mentor."""
    mentees, mentors = draw(st.integers(0, most)), draw(st.integers(0, most))
    rows = st.lists(SHARES, min_size=mentors, max_size=mentors)
    scores = np.array(draw(st.lists(rows, min_size=mentees, max_size=mentees)), dtype=float)
    capacity = np.array(draw(st.lists(st.integers(0, 3), min_size=mentors, max_size=mentors)), dtype=int)
    return scores.reshape(mentees, mentors), capacity


def best_by_trying_all(scores, capacity):
    best = 0.0
    for choice in product(range(-1, scores.shape[1]), repeat=scores.shape[0]):
        if any(choice.count(column) > capacity[column] for column in set(choice) - {-1}):
            continue
        if all(column == -1 or scores[row, column] > 0 for row, column in enumerate(choice)):
            best = max(best, total(scores, np.array(choice, dtype=int)))
    return best


def keeps_the_rules(scores, capacity, found):
    rows = np.flatnonzero(found != NOBODY)
    assert (scores[rows, found[rows]] > 0).all()
    assert (np.bincount(found[rows], minlength=scores.shape[1]) <= capacity).all()


@given(banks(most=4))
def test_no_other_assignment_weighs_more(bank):
    scores, capacity = bank
    found = assign(scores, capacity)
    keeps_the_rules(scores, capacity, found)
    assert total(scores, found) == pytest.approx(best_by_trying_all(scores, capacity))


@given(banks())
def test_the_way_for_large_banks_finds_the_same_total(bank):
    scores, capacity = bank
    if scores.size and (capacity > 0).any():
        rows, columns = best_candidates(scores)
        found = assign_edges(scores.shape, rows, columns, scores[rows, columns], capacity)
        keeps_the_rules(scores, capacity, found)
        assert total(scores, found) == pytest.approx(total(scores, assign(scores, capacity)))


@given(banks())
def test_it_is_never_worse_than_taking_the_best_pair_first(bank):
    scores, capacity = bank
    keeps_the_rules(scores, capacity, greedy(scores, capacity))
    assert total(scores, assign(scores, capacity)) >= total(scores, greedy(scores, capacity)) - 1e-9


@given(banks(), st.lists(SHARES, min_size=6, max_size=6))
def test_one_more_mentor_never_lowers_the_total(bank, liked):
    scores, capacity = bank
    more = np.column_stack([scores, liked[: scores.shape[0]]])
    before = total(scores, assign(scores, capacity))
    assert total(more, assign(more, np.append(capacity, 1))) >= before - 1e-9


@given(banks(), st.randoms(use_true_random=False))
def test_the_total_does_not_depend_on_the_order_of_the_rows(bank, random):
    scores, capacity = bank
    rows, columns = list(range(scores.shape[0])), list(range(scores.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    shuffled = scores[rows][:, columns]
    expected = total(scores, assign(scores, capacity))
    assert total(shuffled, assign(shuffled, capacity[columns])) == pytest.approx(expected)


@given(banks())
def test_the_same_bank_gives_the_same_pairs(bank):
    scores, capacity = bank
    assert assign(scores, capacity).tolist() == assign(scores.copy(), capacity.copy()).tolist()


@given(banks(), st.data())
def test_a_stable_assignment_leaves_no_two_who_would_rather_change(bank, data):
    of_mentees, capacity = bank
    cells = st.lists(SHARES, min_size=of_mentees.size, max_size=of_mentees.size)
    of_mentors = np.array(data.draw(cells), dtype=float).reshape(of_mentees.shape)
    found = stable(of_mentees, of_mentors, capacity)
    allowed = np.where((of_mentees > 0) & (of_mentors > 0), 1.0, 0.0)
    keeps_the_rules(allowed, capacity, found)
    for row, column in zip(*np.nonzero(allowed), strict=True):
        if found[row] != NOBODY and of_mentees[row, found[row]] >= of_mentees[row, column]:
            continue
        held = np.flatnonzero(found == column)
        liked_better = [other for other in held if of_mentors[other, column] >= of_mentors[row, column]]
        assert len(liked_better) == len(held) >= capacity[column]
