"""Both sides of a matching as arrays, sorted by key, so that the order of the input means nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pairs.matching.people import Difficulty, Mentee, Mentor
from registry.rules import MentoringKind

NEAR = 0.4  # what a competence of the same branch is worth
ADULT = 18

Pair = tuple[int, int]  # keys of a mentee's and a mentor's entry


@dataclass(frozen=True)
class Cells:
    """A few values of a large matrix: rows ascending."""

    rows: np.ndarray
    columns: np.ndarray
    values: np.ndarray

    def block(self, rows: np.ndarray, mentors: int) -> np.ndarray:
        """Those of these ascending rows as a dense block, zero elsewhere."""
        found = np.zeros((len(rows), mentors), np.float32)
        if len(rows):
            here = np.flatnonzero(np.isin(self.rows, rows))
            found[np.searchsorted(rows, self.rows[here]), self.columns[here]] = self.values[here]
        return found


@dataclass(frozen=True)
class Bank:
    """Mentees and mentors with what binds and parts them; make it by `bank_of`."""

    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]
    liked: Mapping[Pair, tuple[float, float]]  # how much the mentee wishes the mentor, and the reverse, 0 to 1
    worked_well: frozenset[Pair]
    barred: frozenset[Pair]  # who must not be put together; why is said nowhere
    has_round: bool  # preferences were asked

    @cached_property
    def row_of(self) -> dict[int, int]:
        return {mentee.pk: row for row, mentee in enumerate(self.mentees)}

    @cached_property
    def column_of(self) -> dict[int, int]:
        return {mentor.pk: column for column, mentor in enumerate(self.mentors)}

    @cached_property
    def free(self) -> np.ndarray:
        return np.array([0 if one.obstacle else one.free for one in self.mentors], int)

    @cached_property
    def distinct_needs(self) -> list[Difficulty]:
        seen = {(need.answered_by, need.near): need for mentee in self.mentees for need in mentee.needs}
        return sorted(seen.values(), key=lambda need: (sorted(need.answered_by), sorted(need.near)))

    @cached_property
    def cover(self) -> np.ndarray:
        """Distinct needs × mentors: 1 answers, NEAR helps, 0 does not."""
        ids = sorted({pk for one in self.mentors for pk in one.offers})
        offers = flags([one.offers for one in self.mentors], ids).T
        answers = flags([need.answered_by for need in self.distinct_needs], ids) @ offers > 0
        near = flags([need.near for need in self.distinct_needs], ids) @ offers > 0
        return np.where(answers, np.float32(1), np.where(near, np.float32(NEAR), np.float32(0)))

    @cached_property
    def wanted(self) -> np.ndarray:
        """Mentees × distinct needs: the share of importance of each."""
        place_of = {(need.answered_by, need.near): place for place, need in enumerate(self.distinct_needs)}
        found = np.zeros((len(self.mentees), len(place_of)), np.float32)
        for row, mentee in enumerate(self.mentees):
            for need in mentee.needs:
                found[row, place_of[need.answered_by, need.near]] += need.weight
        return found / np.maximum(found.sum(axis=1, keepdims=True), 1)

    def in_common(self, name: str, rows: np.ndarray) -> np.ndarray:
        """1 where both name a common one (subject, form or kind), 0 where none, ½ where a side names nothing."""
        left, right = self._flags[name]
        shared = np.asarray(left[rows] @ right.T > 0, np.float32)
        here, there = left[rows].sum(axis=1)[:, None], right.sum(axis=1)[None, :]
        return np.where((here == 0) | (there == 0), np.float32(0.5), shared)

    @cached_property
    def _flags(self) -> dict[str, tuple[np.ndarray, ...]]:
        found = {}
        for name in ("subjects", "forms", "kinds"):
            words = sorted({word for one in (*self.mentees, *self.mentors) for word in getattr(one, name)})
            found[name] = tuple(
                flags([getattr(one, name) for one in side], words) for side in (self.mentees, self.mentors)
            )
        return found

    @cached_property
    def of_mentees(self) -> dict[str, np.ndarray]:
        """experience, age (nan when unknown), waiting, reverse, minor, barred: a value each."""
        return {
            "experience": _numbers(one.experience for one in self.mentees),
            "age": _numbers(one.age for one in self.mentees),
            "waiting": _numbers(one.waiting for one in self.mentees),
            "reverse": np.array([MentoringKind.REVERSE in one.kinds for one in self.mentees], bool),
            "minor": np.array([one.age is not None and one.age < ADULT for one in self.mentees], bool),
            "stopped": np.array([bool(one.obstacle) for one in self.mentees], bool),
        }

    @cached_property
    def of_mentors(self) -> dict[str, np.ndarray]:
        low_high = [one.ages or (np.nan, np.nan) for one in self.mentors]
        return {
            "experience": _numbers(one.experience for one in self.mentors),
            "hours": _numbers(one.hours for one in self.mentors),
            "youngest": _numbers(ages[0] for ages in low_high),
            "oldest": _numbers(ages[1] for ages in low_high),
            "reverse": np.array([MentoringKind.REVERSE in one.kinds for one in self.mentors], bool),
            "taken": _numbers(one.taken for one in self.mentors),
            "capacity": _numbers(max(1, one.capacity) for one in self.mentors),
            "no_minors": np.array([bool(one.no_minors) for one in self.mentors], bool),
        }

    @cached_property
    def liking(self) -> Cells:
        """Half of it from each side: who is named by one side alone counts half."""
        return self.cells({pair: sum(both) / 2 for pair, both in self.liked.items()})

    @cached_property
    def former(self) -> Cells:
        return self.cells(dict.fromkeys(self.worked_well, 1.0))

    @cached_property
    def parted(self) -> Cells:
        by_person = {one.person: column for column, one in enumerate(self.mentors)}
        same = {
            (one.pk, self.mentors[by_person[one.person]].pk): 1.0 for one in self.mentees if one.person in by_person
        }
        return self.cells(dict.fromkeys(self.barred, 1.0) | same)

    def cells(self, values: Mapping[Pair, float]) -> Cells:
        known = sorted(
            (self.row_of[mentee], self.column_of[mentor], value)
            for (mentee, mentor), value in values.items()
            if mentee in self.row_of and mentor in self.column_of
        )
        rows, columns, numbers = zip(*known, strict=True) if known else ((), (), ())
        return Cells(np.array(rows, int), np.array(columns, int), np.array(numbers, np.float32))


def bank_of(
    mentees: Sequence[Mentee],
    mentors: Sequence[Mentor],
    *,
    liked: Mapping[Pair, tuple[float, float]] | None = None,
    worked_well: Iterable[Pair] = (),
    barred: Iterable[Pair] = (),
    has_round: bool = False,
) -> Bank:
    """The bank with both sides sorted by key."""
    return Bank(
        mentees=tuple(sorted(mentees, key=lambda one: one.pk)),
        mentors=tuple(sorted(mentors, key=lambda one: one.pk)),
        liked=liked or {},
        worked_well=frozenset(worked_well),
        barred=frozenset(barred),
        has_round=has_round,
    )


def coverage(need: Difficulty, mentor: Mentor) -> float:
    """1 when the mentor offers the competence or its whole branch, NEAR when another one of the branch, else 0."""
    if need.answered_by & mentor.offers:
        return 1.0
    return NEAR if need.near & mentor.offers else 0.0


def flags(sets: Sequence[frozenset], words: Sequence) -> np.ndarray:
    """Sets × words: 1 where the set holds the word; words that are not asked for are left out."""
    place = {word: number for number, word in enumerate(words)}
    found = np.zeros((len(sets), len(words)), np.float32)
    for row, held in enumerate(sets):
        found[row, [place[word] for word in held if word in place]] = 1
    return found


def _numbers(values: Iterable[float | None]) -> np.ndarray:
    return np.array([np.nan if value is None else value for value in values], np.float32)
