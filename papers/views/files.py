"""Rows of paper as files."""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect

from core.views import RowMixin
from papers import exports, policies
from papers.models import Document, Scan
from papers.rules import laid_out
from printing.errors import PrintingError


class FileView(RowMixin):
    """A row as a file: GET only."""

    http_method_names = ["get", "head", "options"]
    policy: Any = staticmethod(lambda actor, row: False)  # each view names its own


class ScanFile(FileView):
    """An uploaded scan, shut off from the product: whatever is in it runs nothing here."""

    model: Any = Scan
    policy: Any = staticmethod(policies.can_view_scan)

    def scan(self) -> Scan:
        return self.object

    def get(self, request, *args, **kwargs):
        try:
            return exports.scan_response(self.scan())
        except FileNotFoundError:
            messages.error(request, "Файл скана не найден на сервере. Сообщите администратору.")
            return redirect("/")


class PaperFile(FileView):
    """A paper of a row as PDF or Word; an app above sets `form` and gives `paper()` and the frozen `document()`."""

    costly = ("GET",)
    form = "pdf"
    own_word = ""  # `rules.WordKind` of a paper for which the organization may have its own Word template

    def paper(self):
        return self.object.paper()

    def document(self) -> Document | None:
        return self.object

    def get(self, request, *args, **kwargs):
        try:
            paper, document = self.paper(), self.document()
            if document is None:
                paper = laid_out(paper, request.actor.organization)
            if self.form == "docx":
                return exports.docx_response(paper, organization=request.actor.organization, own=self.own_word)
            return exports.pdf_response(paper, document=document)
        except PrintingError as error:
            messages.error(request, str(error))
            return redirect(self.object.get_absolute_url())
