"""Pairs that work already: one by one, and from a spreadsheet. And the drafted memo about an end."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from core.text import ids_in
from core.views import ActionView, PageFormView, RowMixin, ScopedDetailView
from pairs import actions, policies
from pairs.forms import EnterForm, ImportForm
from pairs.models import Pair, PairImport
from pairs.selectors import existing
from pairs.selectors.consequences import memo
from papers.actions import store_if_given
from papers.exports import docx_response, pdf_response
from people.models import StaffFact
from printing.errors import PrintingError
from registry.rules import MentoringForm, MentoringKind


class Enter(PageFormView):
    policy = staticmethod(policies.can_propose)
    form_class = EnterForm
    template_name = "pairs/enter.html"
    title = "Внести действующую пару"
    submit = "Внести"
    done = "Пара внесена."

    def get_initial(self) -> dict[str, Any]:
        return {"form": MentoringForm.TEACHER_TEACHER, "kinds": [MentoringKind.TRADITIONAL]}

    def back_url(self) -> str:
        return reverse("pairs:list")

    def perform(self, form: EnterForm) -> Pair:
        actor, data = self.request.actor, dict(form.cleaned_data)
        mentor, mentees = data.pop("mentor"), list(data.pop("mentees"))
        data["order_scan"] = store_if_given(data["order_scan"], actor=actor)
        self.warnings = existing.as_is_warnings(mentor, wanted=len(mentees))
        return actions.enter_with_order(mentor, mentees, **data, actor=actor, today=actor.today())

    def done_message(self, result: Pair) -> str:
        for warning in self.warnings:
            messages.warning(self.request, warning)
        return self.done


class ImportNew(PageFormView):
    costly = ("POST",)
    policy = staticmethod(policies.can_propose)
    form_class = ImportForm
    title = "Загрузить пары из Excel"
    submit = "Прочитать файл"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = "Сначала покажем, что будет внесено. До подтверждения ничего не записывается."
        return super().get_context_data(help=text, **kwargs)

    def back_url(self) -> str:
        return reverse("pairs:list")

    def perform(self, form: ImportForm) -> PairImport:
        rows = [row.plain() for row in form.rows]
        return actions.keep_import(rows, form.cleaned_data["file"].name, actor=self.request.actor)


class ImportPreview(ScopedDetailView):
    model = PairImport
    policy = staticmethod(policies.can_import)
    template_name = "pairs/import.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = self.object.state == PairImport.State.PREVIEW
        rows = existing.preview(self.object) if waiting else []
        counts = {status: sum(row.status == status for row in rows) for status in ("add", "same", "faulty")}
        return super().get_context_data(
            title="Список пар: проверка", rows=rows, counts=counts, waiting=waiting, **kwargs
        )


class ImportConfirm(ActionView):
    model = PairImport
    policy = staticmethod(policies.can_import)

    def perform(self, row: PairImport) -> PairImport:
        return actions.confirm_import(row, actor=self.request.actor, today=self.request.actor.today())

    def done_message(self, result: PairImport) -> str:
        return f"Внесено пар: {result.summary['added']}."

    def success_url(self, result: Any) -> str:
        return reverse("pairs:list")


class ImportDiscard(ActionView):
    model = PairImport
    policy = staticmethod(policies.can_import)
    done = "Список отменён, ничего не внесено."

    def perform(self, row: PairImport) -> PairImport:
        return actions.discard_import(row, actor=self.request.actor)

    def success_url(self, result: Any) -> str:
        return reverse("pairs:import_new")


class Memo(RowMixin):
    """«Служебная записка» about the end of a pair: PDF, or Word by `?as=docx`; `?fact=` names why."""

    costly = ("GET",)
    model = Pair
    policy = staticmethod(policies.can_keep)
    http_method_names = ("get", "head", "options")

    def get_queryset(self) -> Any:
        return super().get_queryset().for_list().select_related("organization__head")

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        actor = request.actor
        facts = StaffFact.objects.visible_to(actor).select_related("person")
        fact = facts.filter(pk__in=ids_in(request.GET.getlist("fact"))).first()
        if fact is not None and fact.person not in self.object.people:
            fact = None
        paper = memo(self.object, actor.person, fact=fact, today=actor.today())
        if request.GET.get("as") == "docx":
            return docx_response(paper)
        try:
            return pdf_response(paper)
        except PrintingError as refusal:
            messages.error(request, str(refusal))
            return redirect(self.object.get_absolute_url())
