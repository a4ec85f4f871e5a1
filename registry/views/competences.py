"""The dictionary of competences: the common tree and the organization's own leaves."""

from django.urls import reverse

from core.views import PageFormView, PageView, RowFormView
from registry import actions, policies, selectors
from registry.forms import CompetenceForm
from registry.models import Competence


class CompetenceTree(PageView):
    policy = staticmethod(policies.can_read_banks)
    template_name = "registry/competences.html"

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        return super().get_context_data(
            title="Справочник компетенций",
            groups=selectors.competence_tree(actor),
            can_keep=policies.can_keep_banks(actor),
            **kwargs,
        )


class CompetenceAdd(PageFormView):
    policy = staticmethod(policies.can_keep_banks)
    form_class = CompetenceForm
    title = "Новая компетенция"
    submit = "Добавить"
    done = "Компетенция добавлена: её можно выбирать в банках и анкетах."

    def perform(self, form):
        return actions.add_competence(actor=self.request.actor, **form.cleaned_data)

    def success_url(self, result):
        return reverse("registry:competences")

    def back_url(self):
        return reverse("registry:competences")


class CompetenceEdit(RowFormView):
    model = Competence
    policy = staticmethod(policies.can_keep_competence)
    form_class = CompetenceForm
    edits_row = True
    title = "Изменить компетенцию"
    done = "Компетенция изменена."

    def perform(self, form):
        return actions.change_competence(self.object, actor=self.request.actor, **form.cleaned_data)

    def success_url(self, result):
        return reverse("registry:competences")

    def back_url(self):
        return reverse("registry:competences")
