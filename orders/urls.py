from django.urls import include, path

from orders.kinds import asking_kinds
from orders.views import answers, drafting, numbers, queue, reading, recording, signing

app_name = "orders"

# /orders/<pk>/
order_urls = [
    path("", reading.OrderDetail.as_view(), name="detail"),
    path("pdf/", reading.OrderPdf.as_view(), name="pdf"),
    path("docx/", reading.OrderDocx.as_view(), name="docx"),
    path("scan/", reading.OrderScan.as_view(), name="scan"),
    path("edit/", drafting.OrderEdit.as_view(), name="edit"),
    path("answers/", answers.ChangeAnswers.as_view(), name="answers"),
    path("settle/", drafting.OrderSettle.as_view(), name="settle"),
    path("send/", drafting.OrderSend.as_view(), name="send"),
    path("discard/", drafting.OrderDiscard.as_view(), name="discard"),
    path("change/", drafting.OrderChange.as_view(), name="change"),
    path("cancel/", drafting.OrderCancel.as_view(), name="cancel"),
    path("return/", queue.OrderSendBack.as_view(), name="send_back"),
    path("approve/", queue.OrderApprove.as_view(), name="approve"),
    path("sign/", signing.OrderMarkSigned.as_view(), name="mark_signed"),
    path("original/", signing.OrderAddOriginal.as_view(), name="add_original"),
    path("register/", signing.OrderRegister.as_view(), name="register"),
    path("acquaint/", recording.OrderAcquaint.as_view(), name="acquaint"),
    path("acquaintance/", recording.OrderRecordAcquaintance.as_view(), name="record_acquaintance"),
]

# /orders/new/<kind>/: kinds are declared by the apps above before addresses are read
kind_urls = [
    path(f"{kind.name}/", answers.DraftOfKind.as_view(kind_name=kind.name), name=f"draft_{kind.name}")
    for kind in asking_kinds()
]

# /orders/
urlpatterns = [
    path("", reading.OrderList.as_view(), name="list"),
    path("new/", drafting.OrderNew.as_view(), name="draft"),
    path("new/text/", drafting.OrderDraft.as_view(), name="draft_text"),
    path("new/", include(kind_urls)),
    path("enter/", recording.OrderEnter.as_view(), name="enter"),
    path("queue/", queue.OrderQueue.as_view(), name="queue"),
    path("queue/approve/", queue.ApproveSeveral.as_view(), name="approve_several"),
    path("numbers/", numbers.Patterns.as_view(), name="patterns"),
    path("journal/", numbers.NumberJournal.as_view(), name="journal"),
    path("<int:pk>/", include(order_urls)),
]
