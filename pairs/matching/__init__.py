"""Who suits whom, and the best assignment of the whole bank: values in, values out. No database."""

from pairs.matching.bank import Bank, bank_of
from pairs.matching.criteria import COVERS_NOTHING, CRITERIA, DEFAULTS, HEAVIEST, PREFERENCES
from pairs.matching.people import Difficulty, Mentee, Mentor, ages_of, subjects_of
from pairs.matching.solve import Plan, solve
from pairs.matching.suitability import Suitability, ordered, suitabilities, suitability

__all__ = [
    "COVERS_NOTHING",
    "CRITERIA",
    "DEFAULTS",
    "HEAVIEST",
    "PREFERENCES",
    "Bank",
    "Difficulty",
    "Mentee",
    "Mentor",
    "Plan",
    "Suitability",
    "ages_of",
    "bank_of",
    "ordered",
    "solve",
    "subjects_of",
    "suitabilities",
    "suitability",
]
