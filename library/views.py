"""Pages of the methodical library."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from core.views import ActionView, PageFormView, RowFormView, ScopedDetailView, ScopedListView
from library import actions, policies
from library.filters import MaterialFilter
from library.forms import MaterialForm
from library.models import Material
from library.tables import MaterialTable
from papers.actions import store_if_given
from papers.models import Scan
from papers.views import ScanFile


class MaterialList(ScopedListView):
    model = Material
    policy = staticmethod(policies.can_list)
    table_class = MaterialTable
    filterset_class = MaterialFilter
    template_name = "library/list.html"
    title = "Методическая копилка"
    export_name = "методическая копилка"

    def get_context_data(self, **kwargs):
        return super().get_context_data(can_add=policies.can_add(self.request.actor), **kwargs)


class MaterialDetail(ScopedDetailView):
    model = Material
    policy = staticmethod(policies.can_view)
    template_name = "library/material.html"

    def get_queryset(self):
        return super().get_queryset().select_related("file")

    def get_context_data(self, **kwargs):
        can = policies.offered(self.request.actor, self.object)
        return super().get_context_data(title=self.object.title, can=can, **kwargs)


class MaterialFormMixin:
    request: Any
    form_class = MaterialForm

    def facts(self, form) -> dict[str, Any]:
        """The cleaned data with its file stored."""
        actor, data = self.request.actor, dict(form.cleaned_data)
        return data | {"file": store_if_given(data["file"], actor=actor), "actor": actor, "today": actor.today()}


class MaterialAdd(MaterialFormMixin, PageFormView):
    policy = staticmethod(policies.can_add)
    title = "Новый материал"
    submit = "Добавить"
    done = "Материал добавлен. Его видят наставники и наставляемые."

    def perform(self, form):
        return actions.add(**self.facts(form))

    def back_url(self):
        return reverse("library:list")


class MaterialChange(MaterialFormMixin, RowFormView):
    model = Material
    policy = staticmethod(policies.can_change)
    edits_row = True
    title = "Изменить материал"
    done = "Материал изменён."

    def perform(self, form):
        return actions.change(self.object, **self.facts(form))


class MaterialArchive(ActionView):
    model = Material
    policy = staticmethod(policies.can_archive)
    done = "Материал убран в архив. Вернуть его можно в любое время."

    def perform(self, row):
        actor = self.request.actor
        return actions.archive(row, actor=actor, today=actor.today())


class MaterialRestore(ActionView):
    model = Material
    policy = staticmethod(policies.can_archive)
    done = "Материал снова в копилке."

    def perform(self, row):
        actor = self.request.actor
        return actions.restore(row, actor=actor, today=actor.today())


class MaterialFile(ScanFile):
    """The file of a material, for everybody who may read it."""

    model: Any = Material
    policy: Any = staticmethod(policies.can_view)

    def scan(self) -> Scan:
        if self.object.file is None:
            raise Http404
        return self.object.file
