"""The file of a bank."""

from django import forms

from core.forms import ScopedForm
from core.uploads import UploadField


class BankImportForm(ScopedForm):
    file = UploadField(
        label="Файл",
        help_text="XLSX, XLS, ODS или CSV, не больше 10 МБ.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
    )
