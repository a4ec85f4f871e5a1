"""Pages of programs and meetings."""

from programs.views.changes import (
    CorrectionAgree,
    CorrectionAgreeOnPaper,
    CorrectionPaper,
    CorrectionWithdraw,
    ExtensionAgree,
    ExtensionAgreeOnPaper,
    ExtensionWithdraw,
    ProgramCorrect,
    ProgramExtend,
)
from programs.views.composing import ProgramEdit, ProgramExisting, ProgramNew
from programs.views.decisions import (
    ApprovalQueue,
    ProgramAgree,
    ProgramAgreeOnPaper,
    ProgramApprove,
    ProgramApproveOnPaper,
    ProgramDrop,
    ProgramReturn,
    ProgramSend,
    QueueApprove,
)
from programs.views.ending import EndPaper, ProgramEnd
from programs.views.items import ItemDone, ItemDrop, ItemEdit, ItemMove, ItemNew, ItemsDoneOnPaper, ItemUndone
from programs.views.journals import ConfirmOnPaper, JournalFromPaper, JournalPaper, QuietPairs
from programs.views.meetings import (
    MeetingConfirm,
    MeetingDetail,
    MeetingEdit,
    MeetingList,
    MeetingLog,
    MeetingObject,
    MeetingWithdraw,
)
from programs.views.orders import ApprovalOrder, ChangeOrder, ResultsOrder
from programs.views.programs import ProgramDetail, ProgramList, ProgramPaper

__all__ = [
    "ApprovalOrder",
    "ApprovalQueue",
    "ChangeOrder",
    "ConfirmOnPaper",
    "CorrectionAgree",
    "CorrectionAgreeOnPaper",
    "CorrectionPaper",
    "CorrectionWithdraw",
    "EndPaper",
    "ExtensionAgree",
    "ExtensionAgreeOnPaper",
    "ExtensionWithdraw",
    "ItemDone",
    "ItemDrop",
    "ItemEdit",
    "ItemMove",
    "ItemNew",
    "ItemUndone",
    "ItemsDoneOnPaper",
    "JournalFromPaper",
    "JournalPaper",
    "MeetingConfirm",
    "MeetingDetail",
    "MeetingEdit",
    "MeetingList",
    "MeetingLog",
    "MeetingObject",
    "MeetingWithdraw",
    "ProgramAgree",
    "ProgramAgreeOnPaper",
    "ProgramApprove",
    "ProgramApproveOnPaper",
    "ProgramCorrect",
    "ProgramDetail",
    "ProgramDrop",
    "ProgramEdit",
    "ProgramEnd",
    "ProgramExisting",
    "ProgramExtend",
    "ProgramList",
    "ProgramNew",
    "ProgramPaper",
    "ProgramReturn",
    "ProgramSend",
    "QueueApprove",
    "QuietPairs",
    "ResultsOrder",
]
