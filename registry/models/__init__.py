"""The two banks, consents, and who should be included."""

from registry.models.banks import Competence, MenteeProfile, MentorCompetence, MentorProfile, Need
from registry.models.consents import Consent
from registry.models.inclusion import InclusionDecision

__all__ = [
    "Competence",
    "Consent",
    "InclusionDecision",
    "MenteeProfile",
    "MentorCompetence",
    "MentorProfile",
    "Need",
]
