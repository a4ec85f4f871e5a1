"""Addresses of pairs."""

from django.urls import include, path

from pairs.views import (
    answers,
    applications,
    awards,
    changes,
    endings,
    existing,
    load,
    matching,
    orders,
    pages,
    preferences,
    proposals,
)

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
    path("story.pdf", load.StoryPaper.as_view(), name="story_pdf"),
    path("story.docx", load.StoryPaper.as_view(form="docx"), name="story_docx"),
    path("memo/", existing.Memo.as_view(), name="memo"),
    path("orders/<slug:act>/", changes.DraftChange.as_view(), name="draft_change"),
    path("instead/<slug:purpose>/", changes.Rematch.as_view(), name="rematch"),
    path("instead/<slug:purpose>/propose/", changes.ProposeInstead.as_view(), name="propose_instead"),
    path("apply/<slug:kind>/", applications.Apply.as_view(), name="apply"),
    path("application/paper/", applications.RecordApplication.as_view(), name="record_application"),
    path("application/memo/", applications.Report.as_view(), name="report"),
    path("members/<int:member>/end/", endings.EndMember.as_view(), name="end_member"),
]

# /pairs/applications/<pk>/
application_urls = [
    path("", applications.ApplicationDetail.as_view(), name="application"),
    path("join/", applications.Join.as_view(), name="application_join"),
    path("take-back/", applications.TakeBack.as_view(), name="application_take_back"),
    path("decline/", applications.Decline.as_view(), name="application_decline"),
    path("paper.pdf", applications.ApplicationPaper.as_view(), name="application_pdf"),
    path("paper.docx", applications.ApplicationPaper.as_view(form="docx"), name="application_docx"),
    path("notice.pdf", applications.Notice.as_view(), name="application_notice"),
]

# /pairs/imports/<pk>/
import_urls = [
    path("", existing.ImportPreview.as_view(), name="import"),
    path("confirm/", existing.ImportConfirm.as_view(), name="import_confirm"),
    path("discard/", existing.ImportDiscard.as_view(), name="import_discard"),
]

# /pairs/matching/<pk>/
run_urls = [
    path("", matching.MatchDetail.as_view(), name="match_run"),
    path("progress/", matching.MatchProgress.as_view(), name="match_progress"),
    path("again/", matching.MatchAgain.as_view(), name="match_again"),
    path("accept/", matching.MatchAccept.as_view(), name="match_accept"),
    path("compare/", matching.MatchCompare.as_view(), name="match_compare"),
]

# /pairs/preferences/<pk>/
preference_urls = [
    path("", preferences.RoundDetail.as_view(), name="preferences"),
    path("close/", preferences.RoundClose.as_view(), name="preferences_close"),
    path("paper/<slug:side>/<int:person>/", preferences.PaperWish.as_view(), name="paper_wish"),
    path("<slug:side>/", preferences.Wish.as_view(), name="wish"),
]

# /pairs/
urlpatterns = [
    path("matching/", matching.MatchList.as_view(), name="matching"),
    path("matching/start/", matching.MatchStart.as_view(), name="match_start"),
    path("matching/weights/", matching.MatchWeightsEdit.as_view(), name="match_weights"),
    path("matching/<int:pk>/", include(run_urls)),
    path("preferences/new/", preferences.RoundNew.as_view(), name="preferences_new"),
    path("preferences/<int:pk>/", include(preference_urls)),
    path("", pages.PairList.as_view(), name="list"),
    path("new/", proposals.NewPair.as_view(), name="new"),
    path("new/mentors/", proposals.Mentors.as_view(), name="mentors"),
    path("new/terms/", proposals.Propose.as_view(), name="propose"),
    path("answers/", answers.Waiting.as_view(), name="waiting"),
    path("order/", orders.DraftOrder.as_view(), name="order"),
    path("enter/", existing.Enter.as_view(), name="enter"),
    path("import/", existing.ImportNew.as_view(), name="import_new"),
    path("load/", load.LoadBoard.as_view(), name="load"),
    path("awards/", awards.Awards.as_view(), name="awards"),
    path("applications/", applications.ApplicationList.as_view(), name="applications"),
    path("applications/<int:pk>/", include(application_urls)),
    path("imports/<int:pk>/", include(import_urls)),
    path("<int:pk>/", include(pair_urls)),
]
