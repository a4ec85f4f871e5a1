"""How well a mentor suits chosen mentees together: the same criteria, weights and words as a run of matching."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.text import plain
from pairs.matching.bank import bank_of
from pairs.matching.criteria import BY_CODE, COVERS_NOTHING, DEFAULTS, Weights, obstacles, score
from pairs.matching.people import Mentee, Mentor

SAID = ("load", "subject", "form_and_kind", "experience", "age")  # after the needs


@dataclass(frozen=True)
class Suitability:
    """The score (0–100), why, and what forbids: sentences in Russian."""

    mentor: Mentor
    score: int
    reasons: tuple[str, ...]
    obstacles: tuple[str, ...]

    @property
    def is_suitable(self) -> bool:
        return not self.obstacles

    @property
    def reason(self) -> str:
        return "; ".join(self.reasons)

    @property
    def cause(self) -> str:
        return "; ".join(self.obstacles)


def suitabilities(
    mentors: Sequence[Mentor], mentees: Sequence[Mentee], weights: Weights = DEFAULTS
) -> list[Suitability]:
    """For each mentor, in the order given, how well he suits these mentees on the average."""
    bank = bank_of(mentees, mentors)
    values = score(bank, np.arange(len(mentees)), weights)
    mean = values.mean(axis=0) if len(mentees) else np.zeros(len(mentors))
    return [
        Suitability(
            mentor,
            round(100 * float(mean[bank.column_of[mentor.pk]])),
            tuple(_reasons(mentees, mentor)),
            tuple(obstacles(mentees, mentor)),
        )
        for mentor in mentors
    ]


def suitability(mentor: Mentor, mentees: Sequence[Mentee], weights: Weights = DEFAULTS) -> Suitability:
    """The same for one mentor."""
    [found] = suitabilities([mentor], mentees, weights)
    return found


def ordered(found: Sequence[Suitability]) -> tuple[list[Suitability], list[Suitability]]:
    """The suitable ones, best first, and the others; equal ones by name."""
    by_merit = sorted(found, key=lambda one: (-one.score, plain(one.mentor.name)))
    return [one for one in by_merit if one.is_suitable], [one for one in by_merit if not one.is_suitable]


def _reasons(mentees: Sequence[Mentee], mentor: Mentor) -> list[str]:
    named = any(mentee.needs for mentee in mentees)
    first = BY_CODE["needs"].say(mentees, mentor) or (COVERS_NOTHING if named else "затруднения не указаны")
    said = [BY_CODE[code].say(mentees, mentor) for code in SAID]
    return [first, *[text for text in said if text]]
