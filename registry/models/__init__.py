"""The two banks, consents, and who should be included."""

from registry.models.banks import Competence, MenteeProfile, MentorCompetence, MentorProfile, Need
from registry.models.consents import Consent
from registry.models.imports import BankImport
from registry.models.inclusion import InclusionDecision, InclusionReview

__all__ = [
    "BankImport",
    "Competence",
    "Consent",
    "InclusionDecision",
    "InclusionReview",
    "MenteeProfile",
    "MentorCompetence",
    "MentorProfile",
    "Need",
]
