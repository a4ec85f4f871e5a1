"""A frozen document: its text, its files, its printing."""

from django.utils.safestring import SafeString

from core.views import ActionView, ScopedDetailView
from papers import actions, policies
from papers.models import Document
from papers.views.files import PaperFile
from printing.errors import PrintingError
from printing.formats import to_screen


class DocumentDetail(ScopedDetailView):
    model = Document
    policy = staticmethod(policies.can_view_document)
    template_name = "papers/document.html"

    def get_context_data(self, **kwargs):
        try:
            sheet, broken = to_screen(self.object.paper()), ""
        except PrintingError as error:
            sheet, broken = SafeString(), str(error)
        failed = self.object.printed == Document.Printed.FAILED
        return super().get_context_data(
            title=self.object.title, sheet=sheet, broken=broken, failed=failed, made=bool(self.object.pdf), **kwargs
        )


class DocumentPdf(PaperFile):
    model = Document
    policy = staticmethod(policies.can_view_document)


class DocumentDocx(DocumentPdf):
    policy = staticmethod(policies.can_view_document)
    form = "docx"


class DocumentPrintAgain(ActionView):
    model = Document
    policy = staticmethod(policies.can_print_again)
    done = "Печать запрошена. Обновите страницу через минуту."

    def perform(self, document):
        return actions.print_again(document, actor=self.request.actor)
