"""The personalized program of a pair, its items and meetings."""

from programs.models.extensions import ExtensionAgreement, ProgramExtension
from programs.models.meetings import Meeting, MeetingReply
from programs.models.programs import Program, ProgramAgreement, ProgramItem

__all__ = [
    "ExtensionAgreement",
    "Meeting",
    "MeetingReply",
    "Program",
    "ProgramAgreement",
    "ProgramExtension",
    "ProgramItem",
]
