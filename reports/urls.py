from django.urls import include, path

from reports import views

app_name = "reports"

# /reports/<year>/
year_urls = [
    path("", views.ReportDetail.as_view(), name="year"),
    path("edit/", views.ReportEdit.as_view(), name="edit"),
    path("finish/", views.ReportFinish.as_view(), name="finish"),
    path("reopen/", views.ReportReopen.as_view(), name="reopen"),
    path("send/", views.ReportSendUp.as_view(), name="send_up"),
    path("pdf/", views.ReportPdf.as_view(), name="pdf"),
    path("docx/", views.ReportDocx.as_view(), name="docx"),
    path("figures/<slug:code>/<slug:part>/", views.FigureRows.as_view(), name="figure"),
]

# /reports/
urlpatterns = [
    path("", views.ReportList.as_view(), name="list"),
    path("below/", views.BelowList.as_view(), name="below"),
    path("<int:year>/", include(year_urls)),
]
