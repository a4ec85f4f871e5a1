from django.urls import include, path

from papers import views

app_name = "papers"

# /documents/<pk>/
document_urls = [
    path("", views.DocumentDetail.as_view(), name="document"),
    path("pdf/", views.DocumentPdf.as_view(), name="document_pdf"),
    path("docx/", views.DocumentDocx.as_view(), name="document_docx"),
    path("print/", views.DocumentPrintAgain.as_view(), name="document_print"),
]

# /acts/
act_urls = [
    path("", views.ActList.as_view(), name="acts"),
    path("new/", views.ActEnter.as_view(), name="act_enter"),
    path("<int:pk>/", views.ActDetail.as_view(), name="act"),
    path("<int:pk>/edit/", views.ActChange.as_view(), name="act_change"),
    path("<int:pk>/copy/", views.ActCopy.as_view(), name="act_copy"),
]

urlpatterns = [
    path("scans/<int:pk>/", views.ScanFile.as_view(), name="scan"),
    path("documents/<int:pk>/", include(document_urls)),
    path("acts/", include(act_urls)),
]
