"""The staff list, a person's card, what is known of them."""

from core.models import AuditEntry
from core.views import PageFormView, RowFormView, ScopedDetailView, ScopedListView
from people import actions, policies
from people.filters import PersonFilter
from people.forms import PersonForm
from people.models import Person
from people.rules import card_sections, experience_in_words
from people.selectors.persons import card_of
from people.selectors.sign_in import has_second_step
from people.selectors.wording import doubts, forms_of
from people.tables import PersonTable


class PersonList(ScopedListView):
    policy = staticmethod(policies.can_see_staff)
    model = Person
    table_class = PersonTable
    filterset_class = PersonFilter
    template_name = "people/list.html"
    title = "Сотрудники"
    export_name = "Сотрудники"

    def get_queryset(self):
        return super().get_queryset().with_state(self.request.actor.today())

    def get_context_data(self, **kwargs):
        can = {
            "keep": policies.can_keep_staff(self.request.actor),
            "rights": policies.can_see_rights(self.request.actor),
        }
        return super().get_context_data(can=can, **kwargs)


class PersonDetail(ScopedDetailView):
    policy = staticmethod(policies.can_view_person)
    model = Person
    template_name = "people/card.html"

    def get_queryset(self):
        return super().get_queryset().select_related("user", "organization")

    def get_context_data(self, **kwargs):
        person, actor = self.object, self.request.actor
        can = policies.offered(actor, person)
        can["remove_second_step"] = can["block"] and has_second_step(person.user)
        return super().get_context_data(
            card=card_of(actor, person),
            can=can,
            sections_above=card_sections(person, actor),
            wording=forms_of(person),
            doubts=doubts(person),
            experience=experience_in_words(person.teaching_experience_months),
            history=AuditEntry.objects.visible_to(actor).about(person).done()[:20],
            **kwargs,
        )


class PersonNew(PageFormView):
    policy = staticmethod(policies.can_keep_staff)
    form_class = PersonForm
    title = "Новый сотрудник"
    submit = "Внести"
    done = "Сотрудник внесён. Ниже показано, как его имя и должность печатаются в документах."

    def back_url(self):
        return "/people/"

    def perform(self, form):
        return actions.add_person(actor=self.request.actor, today=self.request.actor.today(), **form.details())


class PersonEdit(RowFormView):
    policy = staticmethod(policies.can_change_person)
    model = Person
    form_class = PersonForm
    edits_row = True
    title = "Сведения о сотруднике"
    done = "Сведения сохранены. Ниже показано, как имя и должность печатаются в документах."

    def perform(self, form):
        actor = self.request.actor
        return actions.change_person(self.object, actor=actor, today=actor.today(), **form.details())
