"""The personalized program of a pair, its items and meetings."""

from programs.models.changes import (
    CorrectionAgreement,
    CorrectionLine,
    ExtensionAgreement,
    ProgramChange,
    ProgramCorrection,
    ProgramExtension,
)
from programs.models.meetings import Meeting, MeetingReply
from programs.models.programs import Program, ProgramAgreement, ProgramHandover, ProgramItem

__all__ = [
    "CorrectionAgreement",
    "CorrectionLine",
    "ExtensionAgreement",
    "Meeting",
    "MeetingReply",
    "Program",
    "ProgramAgreement",
    "ProgramChange",
    "ProgramCorrection",
    "ProgramExtension",
    "ProgramHandover",
    "ProgramItem",
]
