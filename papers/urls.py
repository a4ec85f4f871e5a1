from django.urls import include, path

from papers.rules import WordKind
from papers.views import ScanFile, acts, documents, letters, prints, templates, verify

app_name = "papers"

# /documents/<pk>/
document_urls = [
    path("", documents.DocumentDetail.as_view(), name="document"),
    path("pdf/", documents.DocumentPdf.as_view(), name="document_pdf"),
    path("docx/", documents.DocumentDocx.as_view(), name="document_docx"),
    path("print/", documents.DocumentPrintAgain.as_view(), name="document_print"),
]

# /prints/
print_urls = [
    path("", prints.PrintList.as_view(), name="prints"),
    path("new/", prints.PrintNew.as_view(), name="print_new"),
    path("<int:pk>/", prints.PrintDetail.as_view(), name="print"),
    path("<int:pk>/file/", prints.PrintFile.as_view(), name="print_file"),
    path("<int:pk>/again/", prints.PrintAgain.as_view(), name="print_again"),
]

# /acts/
act_urls = [
    path("", acts.ActList.as_view(), name="acts"),
    path("new/", acts.ActEnter.as_view(), name="act_enter"),
    path("<int:pk>/", acts.ActDetail.as_view(), name="act"),
    path("<int:pk>/edit/", acts.ActChange.as_view(), name="act_change"),
    path("<int:pk>/copy/", acts.ActCopy.as_view(), name="act_copy"),
]

# /letters/<code>/<pk>/
letter_urls = [
    path("", letters.LetterPage.as_view(), name="letter"),
    path("paper.pdf", letters.LetterPdf.as_view(), name="letter_pdf"),
    path("paper.docx", letters.LetterDocx.as_view(), name="letter_docx"),
]

# /word-templates/
template_urls = [
    path("", templates.WordTemplates.as_view(), name="word_templates"),
    *[
        path(f"upload/{kind}/", templates.WordTemplateUpload.as_view(kind=kind), name=f"word_template_upload_{kind}")
        for kind in WordKind
    ],
    path("<int:pk>/", templates.WordTemplateFile.as_view(), name="word_template"),
    path("<int:pk>/drop/", templates.WordTemplateDrop.as_view(), name="word_template_drop"),
]

urlpatterns = [
    path("verify/<str:token>/", verify.Verify.as_view(), name="verify"),
    path("scans/<int:pk>/", ScanFile.as_view(), name="scan"),
    path("documents/<int:pk>/", include(document_urls)),
    path("prints/", include(print_urls)),
    path("acts/", include(act_urls)),
    path("word-templates/", include(template_urls)),
    path("letters/<slug:code>/<int:pk>/", include(letter_urls)),
]
