"""A letter about a row: its page with what is asked and the paper in view, its PDF and Word."""

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.urls import reverse

from core.submissions import check_guards
from core.views import ScopedDetailView
from papers import exports, policies
from papers.forms import LetterForm
from papers.kinds import Letter, letter_named
from papers.rules import laid_out
from printing.document import PrintedDocument
from printing.errors import PrintingError
from printing.formats import to_screen


class LetterPage(ScopedDetailView):
    """What is asked, and the paper as it will print. A post shows it with what was typed; nothing is stored."""

    policy: Any = staticmethod(policies.can_print_letter)
    template_name = "papers/letter.html"
    http_method_names = ["get", "head", "post", "options"]
    costly: tuple[str, ...] = ("POST",)
    letter: Letter

    def admit(self) -> None:
        letter = letter_named(self.kwargs["code"])
        if letter is None:
            raise Http404("no such letter")
        self.letter, self.model = letter, letter.about
        self.policy = lambda actor, row: policies.can_print_letter(actor, row, letter)
        super().admit()
        if letter.lacks(self.object):
            raise Http404("there is no such paper about this row")

    def get(self, request, *args, **kwargs):
        return self.answer(LetterForm(letter=self.letter, row=self.object, actor=request.actor))

    def post(self, request, *args, **kwargs):
        check_guards(request)
        form = LetterForm(request.POST, letter=self.letter, row=self.object, actor=request.actor)
        return self.answer(form) if form.is_valid() else self.page(form, status=422)

    def answer(self, form: LetterForm) -> Any:
        return self.page(form, self.composed(form))

    def composed(self, form: LetterForm) -> PrintedDocument:
        paper = self.letter.compose(self.object, form.asked(), self.request.actor)
        return laid_out(paper, self.request.actor.organization)

    def page(self, form: LetterForm, paper: PrintedDocument | None = None, *, status: int = 200) -> Any:
        files = {name: self.address(name) for name in ("letter", "letter_pdf", "letter_docx")}
        context = self.get_context_data(
            title=self.letter.title,
            letter=self.letter,
            form=form,
            sheet=to_screen(paper) if paper else "",
            files=files,
        )
        return self.render_to_response(context, status=status)

    def address(self, name: str) -> str:
        return reverse(f"papers:{name}", args=[self.letter.code, self.object.pk])


class LetterPdf(LetterPage):
    costly = ("GET", "POST")

    def answer(self, form: LetterForm) -> Any:
        try:
            return self.file(self.composed(form))
        except PrintingError as error:
            messages.error(self.request, str(error))
            return self.page(form)

    def file(self, paper: PrintedDocument) -> Any:
        return exports.pdf_response(paper, kind="forms" if self.letter.sheets else "order")


class LetterDocx(LetterPdf):
    def file(self, paper: PrintedDocument) -> Any:
        return exports.docx_response(paper)
