"""Pages of the regulation: its versions, a draft section by section, one entered as it is."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from core.views import ActionView, PageActionView, PageFormView, PageView, RowFormView, ScopedDetailView
from orders.models import Order
from papers.actions import store_if_given
from papers.models import Scan
from papers.views import PaperFile, ScanFile
from roadmap import policies
from roadmap.actions import regulations
from roadmap.forms.regulations import RegulationEnterForm, SectionForm
from roadmap.models import Regulation
from roadmap.selectors import paper
from roadmap.selectors.comparison import missing_in_regulation
from roadmap.states import TONES, RegulationState


class RegulationList(PageView):
    policy = staticmethod(policies.can_list)
    template_name = "roadmap/regulations.html"

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        rows = list(Regulation.objects.visible_to(actor).for_list())
        return super().get_context_data(
            title="Положение о наставничестве",
            regulations=[(row, TONES[row.state]) for row in rows],
            has_draft=any(row.state == RegulationState.DRAFT for row in rows),
            can_enter=policies.can_enter(actor),
            **kwargs,
        )


class RegulationDraft(PageActionView):
    policy = staticmethod(policies.can_enter)
    done = "Проект положения составлен. Проверьте разделы и подготовьте приказ."

    def perform(self):
        return regulations.draft_regulation(actor=self.request.actor, today=self.request.actor.today())

    def back_url(self):
        return reverse("roadmap:regulations")


class RegulationEnter(PageFormView):
    policy = staticmethod(policies.can_enter)
    form_class = RegulationEnterForm
    title = "Внести положение как есть"
    submit = "Внести"
    done = "Положение внесено. На действующее положение ссылаются приказы о парах."

    def back_url(self):
        return reverse("roadmap:regulations")

    def perform(self, form):
        actor, data = self.request.actor, dict(form.cleaned_data)
        data["scan"] = store_if_given(data["scan"], actor=actor)
        return regulations.enter_regulation(actor=actor, today=actor.today(), **data)


class RegulationRow:
    """Mix in before a base of `core.views` that is about one version of the regulation."""

    model: Any = Regulation
    object: Any

    def get_queryset(self):
        rows = super().get_queryset()  # type: ignore[misc]
        return rows.select_related("organization__head", "order", "scan", "recorded_by", "previous", "act")


class RegulationDetail(RegulationRow, ScopedDetailView):
    policy = staticmethod(policies.can_view)
    template_name = "roadmap/regulation.html"

    def get_context_data(self, **kwargs):
        actor, regulation = self.request.actor, self.object
        can = policies.offered(actor, regulation)
        draft = regulation.state == RegulationState.DRAFT
        return super().get_context_data(
            title=regulation.title,
            can=can,
            tone=TONES[regulation.state],
            missing=missing_in_regulation(regulation) if can["doubts"] and draft else [],
            order_is_readable=Order.objects.visible_to(actor).filter(pk=regulation.order_id).exists(),
            menu=self.menu(can),
            **kwargs,
        )

    def menu(self, can: dict[str, bool]) -> list[dict[str, Any]]:
        rows = [
            (bool(self.object.sections), "Напечатать (PDF)", "regulation_pdf", False),
            (bool(self.object.sections), "Открыть в Word", "regulation_docx", False),
            (can["order"] and self.object.previous_id, "Приказ только об изменениях", "order_changes", True),
            (can["renew"], "Новая редакция", "regulation_renew", True),
            (can["drop"], "Снять проект", "regulation_drop", True),
        ]
        return [
            {"label": label, "url": reverse(f"roadmap:{name}", args=[self.object.pk]), "post": post}
            for wanted, label, name, post in rows
            if wanted
        ]


class SectionNew(RegulationRow, RowFormView):
    policy = staticmethod(policies.can_draft)
    form_class = SectionForm
    title = "Новый раздел положения"
    submit = "Добавить раздел"
    done = "Раздел добавлен перед последним."

    def perform(self, form):
        return regulations.write_section(self.object, "", actor=self.request.actor, **form.cleaned_data)


class SectionEdit(RegulationRow, RowFormView):
    policy = staticmethod(policies.can_draft)
    form_class = SectionForm
    template_name = "roadmap/section.html"
    title = "Раздел положения"
    done = "Раздел сохранён."

    def get_initial(self):
        section = self.object.section(self.kwargs["code"])
        if section is None:
            raise Http404
        return {"title": section["title"], "text": section["text"]}

    def get_context_data(self, **kwargs):
        return super().get_context_data(code=self.kwargs["code"], **kwargs)

    def perform(self, form):
        code = self.kwargs["code"]
        return regulations.write_section(self.object, code, actor=self.request.actor, **form.cleaned_data)


class SectionDrop(RegulationRow, ActionView):
    policy = staticmethod(policies.can_draft)
    done = "Раздел убран."

    def perform(self, regulation):
        return regulations.drop_section(regulation, self.kwargs["code"], actor=self.request.actor)


class SectionsRestore(RegulationRow, ActionView):
    policy = staticmethod(policies.can_draft)
    done = "Недостающие разделы добавлены. Проверьте их текст."

    def perform(self, regulation):
        return regulations.add_missing_sections(regulation, actor=self.request.actor)


class RegulationDrop(RegulationRow, ActionView):
    policy = staticmethod(policies.can_draft)
    done = "Проект положения снят."

    def perform(self, regulation):
        return regulations.drop_regulation(regulation, actor=self.request.actor)


class RegulationRenew(RegulationRow, ActionView):
    policy = staticmethod(policies.can_change)
    done = "Проект новой редакции составлен. До приказа действует прежнее положение."

    def perform(self, regulation):
        actor = self.request.actor
        return regulations.renew_regulation(regulation, actor=actor, today=actor.today())


class RegulationScan(RegulationRow, ScanFile):
    policy: Any = staticmethod(policies.can_view)

    def scan(self) -> Scan:
        if self.object.scan is None:
            raise Http404
        return self.object.scan


class RegulationPdf(RegulationRow, PaperFile):
    policy: Any = staticmethod(policies.can_view)

    def paper(self):
        return paper.regulation_paper(self.object)

    def document(self):
        return None


class RegulationDocx(RegulationPdf):
    policy: Any = staticmethod(policies.can_view)
    form = "docx"
