"""Into a bank: one person with their details, or a ticked list of the staff."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from core.problems import RuleViolation
from core.views import PageActionView, RowFormView, ScopedListView
from papers.actions import store_if_given
from people.models import Person
from registry import actions, policies, selectors
from registry.filters import StaffFilter
from registry.forms import EnterPeopleForm, MenteeForm, MentorForm
from registry.models import Consent, MenteeProfile, MentorProfile
from registry.rules import Bank, ConsentKind
from registry.rules.entries import inclusion_reasons, suggested_categories
from registry.states import EntryState
from registry.tables import StaffTable


class EnterPerson(RowFormView):
    """One person: everything on one page, the consent signed on paper included."""

    model = Person
    policy = staticmethod(policies.can_enter)
    template_name = "registry/enter.html"
    submit = "Внести в банк"
    bank: Bank

    def get_queryset(self):
        return Person.objects.visible_to(self.request.actor).select_related("organization", "organization__head")

    def lacks_consent(self) -> bool:
        today = self.request.actor.today()
        return bool(selectors.consents_lacking([self.object.pk], [ConsentKind.PERSONAL_DATA], today))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"person": self.object, "lacks_consent": self.lacks_consent()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=self.title_of(), lacks_consent=self.lacks_consent(), **kwargs)

    def title_of(self) -> str:
        return f"{self.object}: в {self.bank.label}"

    def perform(self, form):
        actor = self.request.actor
        if day := form.cleaned_data.get("consent_on"):
            scan = store_if_given(form.cleaned_data.get("consent_scan"), actor=actor, person=self.object)
            kind = ConsentKind.PERSONAL_DATA
            actions.record_consent(self.object, kind, actor=actor, today=actor.today(), given_on=day, scan=scan)
        return self.enter(form)

    def enter(self, form: Any) -> Any:
        raise TypeError(f"{type(self).__name__} enters nobody.")

    def back_url(self):
        return reverse(f"registry:{self.bank}_add")


class EnterMentor(EnterPerson):
    bank = Bank.MENTORS
    form_class = MentorForm
    done = "Наставник внесён в банк. Дальше — его письменное согласие на обязанности наставника."

    def enter(self, form):
        actor = self.request.actor
        entry = actions.enter_mentor(self.object, actor=actor, today=actor.today(), **form.entry_fields())
        return actions.set_offers(entry, [c.pk for c in form.cleaned_data["competences"]], actor=actor)


class EnterMentee(EnterPerson):
    bank = Bank.MENTEES
    form_class = MenteeForm
    done = "Наставляемый внесён в банк. Дальше — укажите его затруднения."

    def get_initial(self):
        reasons = inclusion_reasons(self.object, [], self.request.actor.today())
        return {"categories": suggested_categories(reasons)}

    def enter(self, form):
        actor = self.request.actor
        return actions.enter_mentee(self.object, actor=actor, today=actor.today(), **form.entry_fields())


class StaffToEnter(ScopedListView):
    """Those who are not in the bank yet, with ticks."""

    model = Person
    policy = staticmethod(policies.can_keep_banks)
    table_class = StaffTable
    filterset_class = StaffFilter
    template_name = "registry/staff.html"
    export_name = "сотрудники"
    bank: Bank
    entry_model: Any

    def get_queryset(self):
        actor = self.request.actor
        today = actor.today()
        inside = self.entry_model.objects.visible_to(actor).exclude(state=EntryState.CLOSED)
        consents = Consent.objects.visible_to(actor).holding(today).filter(kind=ConsentKind.PERSONAL_DATA)
        return (
            Person.objects.visible_to(actor)
            .working(today)
            .exclude(Exists(inside.filter(person=OuterRef("pk"))))
            .annotate(has_consent=Exists(consents.filter(person=OuterRef("pk"))))
        )

    def get_table(self, queryset):
        return self.table_class(queryset, request=self.request, bank=self.bank)

    def get_context_data(self, **kwargs):
        form = EnterPeopleForm(actor=self.request.actor)
        return super().get_context_data(
            bank=self.bank, batch_form=form, submit_url=reverse(f"registry:{self.bank}_add_ticked"), **kwargs
        )


class StaffToMentors(StaffToEnter):
    bank = Bank.MENTORS
    entry_model = MentorProfile
    title = "Кого внести в банк наставников"


class StaffToMentees(StaffToEnter):
    bank = Bank.MENTEES
    entry_model = MenteeProfile
    title = "Кого внести в банк наставляемых"


class EnterTicked(PageActionView):
    policy = staticmethod(policies.can_keep_banks)
    bank: Bank

    def perform(self):
        actor = self.request.actor
        form = EnterPeopleForm(self.request.POST, actor=actor)
        if not form.is_valid():
            raise RuleViolation(str(error) for errors in form.errors.values() for error in errors)
        people, day = form.cleaned_data["person"], form.cleaned_data["consent_on"]
        return actions.enter_people(self.bank, people, actor=actor, today=actor.today(), consent_on=day)

    def done_message(self, result):
        return f"Внесено в {self.bank.label}: {len(result)}. Уточните категории и компетенции на карточках."

    def success_url(self, result):
        return reverse(f"registry:{self.bank}")

    def back_url(self):
        return reverse(f"registry:{self.bank}_add")


class EnterTickedMentors(EnterTicked):
    bank = Bank.MENTORS


class EnterTickedMentees(EnterTicked):
    bank = Bank.MENTEES
