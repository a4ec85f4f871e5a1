"""A staff list: upload, preview, entering, the questions that remain."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.dateparse import parse_date

from core.problems import RuleViolation
from core.text import ids_in
from core.views import ActionView, PageFormView, ScopedDetailView
from people import actions, policies
from people.actions.imports import Settled
from people.forms import UploadForm
from people.models import StaffImport
from people.rules import BACK, StaffFactKind
from people.selectors.imports import preview_of, proposals_of

PER_PAGE = 50
TABS = [
    ("add", "новые"),
    ("change", "изменятся"),
    ("same", "без изменений"),
    ("faulty", "с ошибками"),
    ("problems", "замечания"),
    ("skipped", "не люди"),
]


class ImportNew(PageFormView):
    costly = ("POST",)
    policy = staticmethod(policies.can_import_staff)
    form_class = UploadForm
    template_name = "people/import_new.html"
    title = "Загрузить список сотрудников"
    submit = "Прочитать файл"

    def back_url(self):
        return reverse("people:list")

    def get_context_data(self, **kwargs):
        earlier = StaffImport.objects.visible_to(self.request.actor).defer("listed").order_by("-pk")[:5]
        return super().get_context_data(earlier=earlier, **kwargs)

    def perform(self, form):
        file, actor = form.cleaned_data["file"], self.request.actor
        return actions.upload_staff_list(file.read(), file.name, actor=actor, today=actor.today())


class ImportDetail(ScopedDetailView):
    """Before entering: what would happen to each row. After: what happened."""

    policy = staticmethod(policies.can_change_import)
    model = StaffImport

    def get_template_names(self):
        preview = self.object.state == StaffImport.State.PREVIEW
        return ["people/import_preview.html" if preview else "people/import_done.html"]

    def get_queryset(self):
        return super().get_queryset().select_related("organization")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.object.state != StaffImport.State.PREVIEW:
            return context
        preview = preview_of(self.object, self.request.actor.today())
        lists: dict[str, list[Any]] = {
            verdict: preview.comparison.of(verdict) for verdict in ("add", "change", "same", "faulty")
        }
        lists |= {"problems": preview.problems(), "skipped": list(preview.listed.skipped)}
        shown = self.request.GET.get("show")
        if shown not in lists:
            shown = next((name for name in ("faulty", "add", "change") if lists[name]), "same")
        page = Paginator(lists[shown], PER_PAGE).get_page(self.request.GET.get("page"))
        tabs = [(name, label, len(lists[name])) for name, label in TABS]
        return context | {"preview": preview, "shown": shown, "page": page, "tabs": tabs}


class ImportLeaveOut(ActionView):
    """The ticks of one page of faulty rows; those of other pages stay as they were."""

    policy = staticmethod(policies.can_change_import)
    model = StaffImport

    def perform(self, staff_import):
        ticked, shown = self.numbers("row"), self.numbers("shown")
        rows = (set(staff_import.left_out) - shown) | ticked
        if self.request.POST.get("all"):
            preview = preview_of(staff_import, self.request.actor.today())
            rows = {one.row.row for one in preview.comparison.of("faulty")}
        return actions.leave_rows_out(staff_import, rows=rows, actor=self.request.actor)

    def numbers(self, name: str) -> set[int]:
        return set(ids_in(self.request.POST.getlist(name)))


class ImportApply(ActionView):
    policy = staticmethod(policies.can_change_import)
    model = StaffImport
    done = "Список внесён."

    def perform(self, staff_import):
        return actions.apply_staff_list(staff_import, actor=self.request.actor, today=self.request.actor.today())


class ImportDiscard(ActionView):
    policy = staticmethod(policies.can_change_import)
    model = StaffImport
    done = "Загруженный список отменён, ничего не изменилось."

    def success_url(self, result):
        return reverse("people:list")

    def perform(self, staff_import):
        return actions.discard_staff_list(staff_import, actor=self.request.actor)


class ImportFacts(ScopedDetailView):
    """Who left, is away or was transferred: suggested by the list, confirmed with a date, never by itself."""

    policy = staticmethod(policies.can_change_import)
    model = StaffImport
    template_name = "people/import_facts.html"

    def get_context_data(self, **kwargs):
        page = Paginator(proposals_of(self.object), PER_PAGE).get_page(self.request.GET.get("page"))
        kinds = [*StaffFactKind.choices, (BACK, "снова работает")]
        return super().get_context_data(page=page, kinds=kinds, today=self.request.actor.today(), **kwargs)


class ImportFactsSettle(ActionView):
    policy = staticmethod(policies.can_change_import)
    model = StaffImport
    done = "Ответы записаны."

    def success_url(self, result):
        return reverse(
            "people:import_facts" if result.proposals else "people:list", args=[result.pk] if result.proposals else []
        )

    def back_url(self):
        return reverse("people:import_facts", args=[self.object.pk])

    def perform(self, staff_import):
        answers = [self.answer(one["person"]) for one in staff_import.proposals]
        given = [answer for answer in answers if answer is not None]
        if not given:
            raise RuleViolation("Отметьте ответ хотя бы об одном сотруднике.")
        actor = self.request.actor
        return actions.settle_proposals(staff_import, answers=given, actor=actor, today=actor.today())

    def answer(self, person: int) -> Settled | None:
        """None: to be answered later."""
        kind: str = self.request.POST.get(f"kind-{person}", "later")
        if kind == "works":
            return Settled(person, "")
        if kind not in {*StaffFactKind.values, BACK}:
            return None
        return Settled(person, kind, self.day(f"on-{person}"), self.day(f"until-{person}"))

    def day(self, name: str) -> date | None:
        try:
            return parse_date(self.request.POST.get(name, ""))
        except ValueError:
            return None
