"""The two lists, the cards, and what is done with an entry."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.actions import note
from core.exports import XLSX, attachment
from core.views import ActionView, RowFormView, ScopedDetailView, ScopedListView
from orders.policies import can_draft
from registry import actions, exports, policies, selectors
from registry.filters import MenteeFilter, MentorFilter
from registry.forms import MenteeForm, MentorForm, NeedsForm
from registry.models import MenteeProfile, MentorProfile
from registry.rules import Bank
from registry.tables import MenteeTable, MentorTable


class BankList(ScopedListView):
    """Exports in the columns of the personal register, not in those of the page."""

    policy = staticmethod(policies.can_read_banks)
    template_name = "registry/bank.html"
    bank: Bank

    def get(self, request, *args, **kwargs):
        if request.GET.get("export") == "xlsx":
            return self.export()
        return super().get(request, *args, **kwargs)

    def export(self):
        actor = self.request.actor
        if not policies.can_export(actor):
            raise PermissionDenied
        found = self.get_filterset(self.get_filterset_class()).qs
        note("core.list_exported", "Выгрузка списка", actor, actor.organization)
        return attachment(exports.bank_xlsx(self.bank, found.by_name(), actor), f"{self.export_name}.xlsx", XLSX)

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        return super().get_context_data(
            bank=self.bank,
            can={
                "keep": policies.can_keep_banks(actor),
                "inclusion": policies.can_read_inclusion(actor),
                "draft_orders": can_draft(actor),
            },
            may_export=policies.can_export(actor),
            urls={name: reverse(f"registry:{self.bank}_{name}") for name in ("add", "import")},
            **kwargs,
        )


class MentorList(BankList):
    model = MentorProfile
    bank = Bank.MENTORS
    table_class = MentorTable
    filterset_class = MentorFilter
    title = "Банк наставников (персонифицированный учёт)"
    export_name = "банк наставников"


class MenteeList(BankList):
    model = MenteeProfile
    bank = Bank.MENTEES
    table_class = MenteeTable
    filterset_class = MenteeFilter
    title = "Банк наставляемых (персонифицированный учёт)"
    export_name = "банк наставляемых"


class EntryCard(ScopedDetailView):
    policy = staticmethod(policies.can_see_entry)
    template_name = "registry/card.html"

    def get_queryset(self):
        return super().get_queryset().for_list()

    def get_context_data(self, **kwargs):
        actor, entry = self.request.actor, self.object
        reads_bank = policies.can_read_banks(actor)
        names = ("edit", "needs", "pause", "resume", "close", "reopen")
        return super().get_context_data(
            can=policies.offered(actor, entry),
            reads_bank=reads_bank,
            facts=selectors.card_facts(entry, actor),
            consents=selectors.consent_row(actor, entry, actor.today()),
            events=selectors.history(actor, entry) if reads_bank else [],
            parts=selectors.sections(actor, entry),
            bank=entry.bank,
            bank_title=entry._meta.verbose_name_plural,
            urls={name: reverse(f"registry:{entry.role}_{name}", args=[entry.pk]) for name in names if self.has(name)},
            bank_url=reverse(f"registry:{entry.bank}"),
            record_url=selectors.record_url([entry.person_id], "personal_data"),
            **kwargs,
        )

    def has(self, name: str) -> bool:
        return name != "needs" or self.object.bank == Bank.MENTEES


class MentorCard(EntryCard):
    model = MentorProfile


class MenteeCard(EntryCard):
    model = MenteeProfile


class EntryEdit(RowFormView):
    policy = staticmethod(policies.can_keep_entry)
    edits_row = True
    title = "Изменить запись"
    done = "Запись изменена."

    def perform(self, form):
        entry = actions.change_entry(self.object, actor=self.request.actor, **form.entry_fields())
        return self.after(entry, form)

    def after(self, entry: Any, form: Any) -> Any:
        return entry


class MentorEdit(EntryEdit):
    model = MentorProfile
    form_class = MentorForm

    def get_queryset(self):
        return super().get_queryset().for_list()

    def after(self, entry, form):
        return actions.set_offers(entry, [c.pk for c in form.cleaned_data["competences"]], actor=self.request.actor)


class MenteeEdit(EntryEdit):
    model = MenteeProfile
    form_class = MenteeForm


class MenteeNeeds(RowFormView):
    model = MenteeProfile
    policy = staticmethod(policies.can_keep_entry)
    form_class = NeedsForm
    template_name = "registry/needs.html"
    title = "Затруднения и запросы"
    done = "Затруднения указаны. По ним подбирается наставник."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"mentee": self.object}

    def perform(self, form):
        return actions.set_needs(self.object, form.needs(), actor=self.request.actor)


class Moves(ActionView):
    policy = staticmethod(policies.can_keep_entry)


class Pause(Moves):
    done = "Запись приостановлена: новые пары не предлагаются."

    def perform(self, entry):
        return actions.pause_entry(entry, actor=self.request.actor)


class Resume(Moves):
    done = "Запись возобновлена."

    def perform(self, entry):
        return actions.resume_entry(entry, actor=self.request.actor)


class Close(Moves):
    done = "Запись закрыта, роль снята. История сохранена."

    def perform(self, entry):
        actor = self.request.actor
        return actions.close_entry(entry, actor=actor, today=actor.today())


class Reopen(Moves):
    done = "Запись возвращена в банк."

    def perform(self, entry):
        actor = self.request.actor
        return actions.reopen_entry(entry, actor=actor, today=actor.today())


class MentorPause(Pause):
    model = MentorProfile


class MentorResume(Resume):
    model = MentorProfile


class MentorClose(Close):
    model = MentorProfile


class MentorReopen(Reopen):
    model = MentorProfile


class MenteePause(Pause):
    model = MenteeProfile


class MenteeResume(Resume):
    model = MenteeProfile


class MenteeClose(Close):
    model = MenteeProfile


class MenteeReopen(Reopen):
    model = MenteeProfile
