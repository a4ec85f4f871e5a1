"""Pages of papers: scans and frozen documents as files, the acts of the organization."""

from typing import Any

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString

from core.views import ActionView, PageFormView, RowFormView, RowMixin, ScopedDetailView, ScopedListView
from papers import actions, exports, policies
from papers.filters import ActFilter
from papers.forms import ActForm
from papers.models import Act, Document, Scan
from papers.tables import ActTable
from printing.errors import PrintingError
from printing.formats import to_screen


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

    def paper(self):
        return self.object.paper()

    def document(self) -> Document | None:
        return self.object

    def get(self, request, *args, **kwargs):
        try:
            if self.form == "docx":
                return exports.docx_response(self.paper())
            return exports.pdf_response(self.paper(), document=self.document())
        except PrintingError as error:
            messages.error(request, str(error))
            return redirect(self.object.get_absolute_url())


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


class ActList(ScopedListView):
    model = Act
    policy = staticmethod(policies.can_list_acts)
    table_class = ActTable
    filterset_class = ActFilter
    template_name = "papers/act_list.html"
    title = "Документы организации"
    export_name = "акты"

    def get_context_data(self, **kwargs):
        return super().get_context_data(can_enter=policies.can_enter_act(self.request.actor), **kwargs)


class ActDetail(ScopedDetailView):
    model = Act
    policy = staticmethod(policies.can_view_act)
    template_name = "papers/act.html"

    def get_context_data(self, **kwargs):
        act = self.object
        facts = [
            ("Вид", act.get_kind_display()),
            ("Номер", act.number),
            ("Дата", _day(act.dated)),
            ("Действует с", _day(act.valid_from)),
            ("Действует по", _day(act.valid_until)),
            ("Чей акт", "организации" if act.organization_id else "общий для всех организаций"),
        ]
        can = policies.offered(self.request.actor, act)
        return super().get_context_data(title=act.title, facts=facts, can=can, scan=self._scan(), **kwargs)

    def _scan(self) -> Scan | None:
        return Scan.objects.visible_to(self.request.actor).filter(pk=self.object.scan_id).first()


class ActFormMixin:
    request: Any
    form_class = ActForm

    def act_facts(self, form) -> dict:
        scan = actions.store_if_given(form.cleaned_data.pop("scan", None), actor=self.request.actor)
        return form.cleaned_data | {"scan": scan}


class ActEnter(ActFormMixin, PageFormView):
    policy = staticmethod(policies.can_enter_act)
    title = "Внести документ"
    done = "Документ внесён. На него можно ссылаться в приказах и отчётах."

    def perform(self, form):
        return actions.enter_act(actor=self.request.actor, **self.act_facts(form))

    def back_url(self) -> str:
        return reverse("papers:acts")


class ActCopy(ActFormMixin, RowFormView):
    """An organization's own wording of a common act, checked by whoever enters it."""

    model = Act
    policy = staticmethod(lambda actor, act: policies.offered(actor, act)["copy"])
    title = "Внести сверенную редакцию акта"
    done = "Документ внесён как акт организации."

    def get_initial(self):
        fields = ("kind", "title", "number", "dated", "valid_from", "valid_until", "state")
        return {name: getattr(self.object, name) for name in fields}

    def perform(self, form):
        return actions.enter_act(actor=self.request.actor, **self.act_facts(form))


class ActChange(ActFormMixin, RowFormView):
    model = Act
    policy = staticmethod(policies.can_change_act)
    edits_row = True
    title = "Изменить документ"
    done = "Документ изменён."

    def perform(self, form):
        return actions.change_act(self.object, actor=self.request.actor, **self.act_facts(form))


def _day(day) -> str:
    return f"{day:%d.%m.%Y}" if day else ""
