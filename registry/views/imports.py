"""A bank from a file: upload, preview with each problem at its cell, confirm or discard."""

from collections import Counter

from django.urls import reverse

from core.text import ids_in
from core.views import ActionView, PageFormView, ScopedDetailView
from registry import actions, policies, selectors
from registry.forms import BankImportForm
from registry.models import BankImport
from registry.rules import Bank
from registry.rules.bank_columns import COLUMNS


class ImportUpload(PageFormView):
    costly = ("POST",)
    policy = staticmethod(policies.can_keep_banks)
    form_class = BankImportForm
    template_name = "registry/import_upload.html"
    submit = "Прочитать файл"
    bank: Bank

    def get_context_data(self, **kwargs):
        title = f"Загрузить {self.bank.label} из файла"
        return super().get_context_data(title=title, columns=COLUMNS[self.bank], **kwargs)

    def perform(self, form):
        actor, file = self.request.actor, form.cleaned_data["file"]
        return actions.read_import(file.read(), file.name, self.bank, actor=actor, today=actor.today())

    def back_url(self):
        return reverse(f"registry:{self.bank}")


class MentorsImport(ImportUpload):
    bank = Bank.MENTORS


class MenteesImport(ImportUpload):
    bank = Bank.MENTEES


class ImportPreview(ScopedDetailView):
    model = BankImport
    policy = staticmethod(policies.can_import)
    template_name = "registry/import_preview.html"

    def get_queryset(self):
        return super().get_queryset().select_related("organization")

    def get_context_data(self, **kwargs):
        bank_import = self.object
        rows = selectors.plan(bank_import) if bank_import.state == BankImport.State.PREVIEW else []
        counts = Counter(row.outcome for row in rows)
        return super().get_context_data(
            rows=rows,
            counts=counts,
            writable=counts["added"] + counts["changed"] + counts["choose"],
            without_consent=sum(row.lacks_consent for row in rows),
            bank_url=reverse(f"registry:{bank_import.bank}"),
            upload_url=reverse(f"registry:{bank_import.bank}_import"),
            **kwargs,
        )


class ImportConfirm(ActionView):
    model = BankImport
    policy = staticmethod(policies.can_import)

    def perform(self, bank_import):
        actor, data = self.request.actor, self.request.POST
        said = {name.removeprefix("person_"): value for name, value in data.items() if name.startswith("person_")}
        chosen = {row: pk for name, value in said.items() for row in ids_in([name]) for pk in ids_in([value])}
        outsiders = set(ids_in(name for name, value in said.items() if value == "outsider"))
        left_out = set(ids_in(data.getlist("left_out")))
        return actions.confirm_import(
            bank_import, actor=actor, today=actor.today(), chosen=chosen, left_out=left_out, outsiders=outsiders
        )

    def done_message(self, result):
        counts = result.summary
        return (
            f"Внесено: {counts['added']}, изменено: {counts['changed']}, без изменений: {counts['same']}, "
            f"пропущено: {counts['left_out']}."
        )

    def success_url(self, result):
        return reverse(f"registry:{result.bank}")


class ImportDiscard(ActionView):
    model = BankImport
    policy = staticmethod(policies.can_import)
    done = "Загрузка отменена, в банке ничего не изменилось."

    def perform(self, bank_import):
        return actions.discard_import(bank_import, actor=self.request.actor)

    def success_url(self, result):
        return reverse(f"registry:{result.bank}")
