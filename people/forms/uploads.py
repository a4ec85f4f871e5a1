"""The form that uploads a staff list."""

from django import forms

from core.forms import ScopedForm
from core.spreadsheets import MAX_BYTES
from core.uploads import UploadField


class UploadForm(ScopedForm):
    file = UploadField(
        label="Файл со списком",
        help_text="XLSX, XLS, ODS или CSV, не больше 10 МБ. Подойдёт список, который у вас уже есть.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
        error_messages={"required": "Выберите файл.", "empty": "Файл пуст. Проверьте, тот ли файл выбран."},
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError("Файл больше 10 МБ. Оставьте в нём только нужный список.")
        return file
