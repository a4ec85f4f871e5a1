from django.urls import include, path

from programs import views

app_name = "programs"

# /programs/<pk>/items/<item_pk>/
item_urls: list = [
    path("edit/", views.ItemEdit.as_view(), name="item_edit"),
    path("up/", views.ItemMove.as_view(up=True), name="item_up"),
    path("down/", views.ItemMove.as_view(up=False), name="item_down"),
    path("drop/", views.ItemDrop.as_view(), name="item_drop"),
    path("done/", views.ItemDone.as_view(), name="item_done"),
    path("undone/", views.ItemUndone.as_view(), name="item_undone"),
]

# /programs/<pk>/
program_urls: list = [
    path("", views.ProgramDetail.as_view(), name="detail"),
    path("edit/", views.ProgramEdit.as_view(), name="edit"),
    path("agree/", views.ProgramAgree.as_view(), name="agree"),
    path("agree/paper/", views.ProgramAgreeOnPaper.as_view(), name="agree_on_paper"),
    path("send/", views.ProgramSend.as_view(), name="send"),
    path("return/", views.ProgramReturn.as_view(), name="return"),
    path("approve/", views.ProgramApprove.as_view(), name="approve"),
    path("approve/paper/", views.ProgramApproveOnPaper.as_view(), name="approve_on_paper"),
    path("drop/", views.ProgramDrop.as_view(), name="drop"),
    path("program.pdf", views.ProgramPaper.as_view(), name="pdf"),
    path("program.docx", views.ProgramPaper.as_view(form="docx"), name="docx"),
    path("items/new/", views.ItemNew.as_view(), name="item_new"),
    path("items/done/paper/", views.ItemsDoneOnPaper.as_view(), name="done_on_paper"),
    path("items/<int:item_pk>/", include(item_urls)),
    path("end/", views.ProgramEnd.as_view(), name="end"),
    path("end/<str:ground>.pdf", views.EndPaper.as_view(), name="end_paper"),
    path("extend/", views.ProgramExtend.as_view(), name="extend"),
    path("extend/agree/", views.ExtensionAgree.as_view(), name="extension_agree"),
    path("extend/agree/paper/", views.ExtensionAgreeOnPaper.as_view(), name="extension_on_paper"),
    path("extend/withdraw/", views.ExtensionWithdraw.as_view(), name="extension_withdraw"),
    path("correct/", views.ProgramCorrect.as_view(), name="correct"),
    path("correct/agree/", views.CorrectionAgree.as_view(), name="correction_agree"),
    path("correct/agree/paper/", views.CorrectionAgreeOnPaper.as_view(), name="correction_on_paper"),
    path("correct/withdraw/", views.CorrectionWithdraw.as_view(), name="correction_withdraw"),
    path("corrections/<int:correction_pk>/addendum.pdf", views.CorrectionPaper.as_view(), name="addendum"),
    path(
        "corrections/<int:correction_pk>/addendum.docx",
        views.CorrectionPaper.as_view(form="docx"),
        name="addendum_docx",
    ),
]

# /meetings/<pk>/
meeting_urls: list = [
    path("", views.MeetingDetail.as_view(), name="meeting"),
    path("edit/", views.MeetingEdit.as_view(), name="meeting_edit"),
    path("withdraw/", views.MeetingWithdraw.as_view(), name="meeting_withdraw"),
    path("confirm/", views.MeetingConfirm.as_view(), name="meeting_confirm"),
    path("object/", views.MeetingObject.as_view(), name="meeting_object"),
]

# /pairs/<pk>/
pair_urls: list = [
    path("program/new/", views.ProgramNew.as_view(), name="new"),
    path("program/existing/", views.ProgramExisting.as_view(), name="existing"),
    path("meetings/new/", views.MeetingLog.as_view(), name="log"),
    path("meetings/paper/", views.JournalFromPaper.as_view(), name="journal_from_paper"),
    path("meetings/confirm/paper/", views.ConfirmOnPaper.as_view(), name="confirm_on_paper"),
    path("meetings/journal.pdf", views.JournalPaper.as_view(), name="journal"),
]

urlpatterns: list = [
    path("programs/", views.ProgramList.as_view(), name="list"),
    path("programs/orders/approval/", views.ApprovalOrder.as_view(), name="approval_order"),
    path("programs/orders/changes/", views.ChangeOrder.as_view(), name="change_order"),
    path("programs/orders/results/", views.ResultsOrder.as_view(), name="results_order"),
    path("programs/queue/", views.ApprovalQueue.as_view(), name="queue"),
    path("programs/queue/approve/", views.QueueApprove.as_view(), name="queue_approve"),
    path("programs/<int:pk>/", include(program_urls)),
    path("meetings/", views.MeetingList.as_view(), name="meetings"),
    path("meetings/silent/", views.QuietPairs.as_view(), name="quiet"),
    path("meetings/<int:pk>/", include(meeting_urls)),
    path("pairs/<int:pk>/", include(pair_urls)),
]
