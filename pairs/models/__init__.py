"""Who mentors whom, from proposal to end; what is asked about a pair on the way."""

from pairs.models.applications import Application, ApplicationAuthor
from pairs.models.changes import PairChange
from pairs.models.matching import MatchRun, MatchWeights, PreferenceList, PreferenceRound
from pairs.models.pairs import (
    PAIR_READERS,
    Agreement,
    AgreementQuerySet,
    Pair,
    PairImport,
    PairImportQuerySet,
    PairMember,
    PairMemberQuerySet,
    PairQuerySet,
)

__all__ = [
    "PAIR_READERS",
    "Agreement",
    "AgreementQuerySet",
    "Application",
    "ApplicationAuthor",
    "MatchRun",
    "MatchWeights",
    "Pair",
    "PairChange",
    "PairImport",
    "PairImportQuerySet",
    "PairMember",
    "PairMemberQuerySet",
    "PairQuerySet",
    "PreferenceList",
    "PreferenceRound",
]
