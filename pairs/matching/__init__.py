"""Who suits whom, and the best assignment of the whole bank: values in, values out. No database."""

from pairs.matching.suitability import (
    COVERS_NOTHING,
    Difficulty,
    Mentee,
    Mentor,
    Suitability,
    ordered,
    subjects_of,
    suitability,
)

__all__ = [
    "COVERS_NOTHING",
    "Difficulty",
    "Mentee",
    "Mentor",
    "Suitability",
    "ordered",
    "subjects_of",
    "suitability",
]
