"""«Как склоняется»: how names, posts and the organization are printed in each case."""

from core.views import RowFormView
from people import actions, policies
from people.actions.wording import proposed_forms
from people.forms import FormsForm, OrganizationFormsForm
from people.models import Organization, Person
from people.selectors.wording import doubts, doubts_about_head
from printing.russian import all_forms_of_post


class PersonForms(RowFormView):
    policy = staticmethod(policies.can_change_person)
    model = Person
    form_class = FormsForm
    template_name = "people/wording.html"
    title = "Как склоняется"
    done = "Формы сохранены. С ними печатаются все новые документы."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"person": self.object, "proposed": proposed_forms(self.object)}

    def get_context_data(self, **kwargs):
        help_text = (
            f"Так «{self.object}» печатается в приказах, программах и заявлениях. Исправьте то, что просклонялось "
            "неверно: исправление запомнится. Формы должности действуют для всех, у кого она такая же; пустое поле "
            "вернёт предложенную форму."
        )
        return super().get_context_data(help=help_text, doubts=doubts(self.object), **kwargs)

    def perform(self, form):
        return actions.correct_forms(
            self.object, name=form.said("name"), post=form.said("post"), actor=self.request.actor
        )


class OrganizationForms(RowFormView):
    policy = staticmethod(policies.can_correct_organization_forms)
    model = Organization
    form_class = OrganizationFormsForm
    template_name = "people/wording.html"
    title = "Как склоняется"
    done = "Формы сохранены. С ними печатаются все новые документы."

    def get_form_kwargs(self):
        proposed = all_forms_of_post(self.object.head_post)
        return super().get_form_kwargs() | {"organization": self.object, "proposed": proposed}

    def get_context_data(self, **kwargs):
        help_text = (
            "Так организация и должность её руководителя печатаются в заявлениях, служебных записках и согласиях. "
            "Исправьте то, что просклонялось неверно: исправление запомнится."
        )
        return super().get_context_data(help=help_text, doubts=doubts_about_head(self.object), **kwargs)

    def perform(self, form):
        return actions.correct_organization_forms(
            self.object,
            genitive_name=form.cleaned_data["genitive_name"],
            post=form.said("post"),
            actor=self.request.actor,
        )
