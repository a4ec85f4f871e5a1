"""The acts that the organization works by."""

from typing import Any

from django.urls import reverse

from core.views import PageFormView, RowFormView, ScopedDetailView, ScopedListView
from papers import actions, policies
from papers.filters import ActFilter
from papers.forms import ActForm
from papers.models import Act, Scan
from papers.tables import ActTable


class ActList(ScopedListView):
    model = Act
    policy = staticmethod(policies.can_list_acts)
    table_class = ActTable
    filterset_class = ActFilter
    template_name = "papers/act_list.html"
    title = "Документы организации"
    export_name = "акты"

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        may = {"can_enter": policies.can_enter_act(actor), "can_print": policies.can_print_many(actor)}
        may["can_keep_templates"] = policies.can_keep_templates(actor)
        return super().get_context_data(**may, **kwargs)


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
