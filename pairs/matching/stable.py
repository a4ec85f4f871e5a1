"""Stability first: no mentee and mentor who would both rather work together than as assigned (Gale and Shapley)."""

from heapq import heappush, heappushpop

import numpy as np

from pairs.matching.assignment import NOBODY, Assignment, Scores


def stable(of_mentees: Scores, of_mentors: Scores, capacity: np.ndarray) -> Assignment:
    """For each mentee the column of the mentor, or NOBODY. The mentees ask, in the order of their liking.

    `of_mentees` and `of_mentors`: how much each mentee likes each mentor and the reverse, mentees × mentors both, 0 for
    forbidden. Of equally liked ones the earlier column, and the earlier row, is preferred.
    """
    mentees, mentors = of_mentees.shape
    allowed = (of_mentees > 0) & (of_mentors > 0)
    wishes = np.argsort(np.where(allowed, -of_mentees, np.inf), axis=1, kind="stable")
    asked = np.zeros(mentees, dtype=int)  # how far each has come in the list of wishes
    kept: list[list[tuple[float, int]]] = [[] for _ in range(mentors)]  # the least liked on top
    asking = list(range(mentees - 1, -1, -1))
    while asking:
        row = asking.pop()
        if asked[row] == mentors or not allowed[row, column := wishes[row, asked[row]]]:
            continue  # nobody is left to ask
        asked[row] += 1
        offer = (float(of_mentors[row, column]), -row)
        if len(kept[column]) < capacity[column]:
            heappush(kept[column], offer)
        elif capacity[column] <= 0:
            asking.append(row)
        else:
            asking.append(-heappushpop(kept[column], offer)[1])
    found = np.full(mentees, NOBODY)
    for column, held in enumerate(kept):
        found[[-row for _, row in held]] = column
    return found
