"""Addresses of pairs."""

from django.urls import include, path

from pairs.views import answers, endings, existing, orders, pages, proposals

app_name = "pairs"

# /pairs/<pk>/
pair_urls = [
    path("", pages.PairDetail.as_view(), name="detail"),
    path("agree/", answers.Agree.as_view(), name="agree"),
    path("decline/", answers.Decline.as_view(), name="decline"),
    path("answers/", answers.Answers.as_view(), name="answers"),
    path("change/", proposals.Change.as_view(), name="change"),
    path("withdraw/", proposals.Withdraw.as_view(), name="withdraw"),
    path("take-out/", orders.TakeOut.as_view(), name="take_out"),
    path("next-draft/", orders.NextDraft.as_view(), name="next_draft"),
    path("end/", endings.End.as_view(), name="end"),
    path("memo/", existing.Memo.as_view(), name="memo"),
    path("members/<int:member>/end/", endings.EndMember.as_view(), name="end_member"),
]

# /pairs/imports/<pk>/
import_urls = [
    path("", existing.ImportPreview.as_view(), name="import"),
    path("confirm/", existing.ImportConfirm.as_view(), name="import_confirm"),
    path("discard/", existing.ImportDiscard.as_view(), name="import_discard"),
]

# /pairs/
urlpatterns = [
    path("", pages.PairList.as_view(), name="list"),
    path("new/", proposals.NewPair.as_view(), name="new"),
    path("new/mentors/", proposals.Mentors.as_view(), name="mentors"),
    path("new/terms/", proposals.Propose.as_view(), name="propose"),
    path("answers/", answers.Waiting.as_view(), name="waiting"),
    path("order/", orders.DraftOrder.as_view(), name="order"),
    path("enter/", existing.Enter.as_view(), name="enter"),
    path("import/", existing.ImportNew.as_view(), name="import_new"),
    path("imports/<int:pk>/", include(import_urls)),
    path("<int:pk>/", include(pair_urls)),
]
