"""Forms of papers, and the fields of every form that records a fact from paper."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.forms import DeclarativeFieldsMetaclass

from core.forms import ScopedForm, ScopedModelForm
from core.uploads import ACCEPT, UploadField, content_type_of
from papers import selectors
from papers.kinds import Letter
from papers.models import Act
from papers.rules import ActKind
from printing.own_word import LARGEST


class ScanField(UploadField):
    """A scan: PDF, JPEG or PNG by its content."""

    def __init__(self, *, label: str = "Скан", required: bool = False, **kwargs: Any):
        kwargs.setdefault("help_text", "PDF, JPG или PNG, не больше 10 МБ.")
        super().__init__(label=label, required=required, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"accept": ACCEPT}

    def check(self, file: UploadedFile) -> None:
        content_type_of(file)


class PaperFields(metaclass=DeclarativeFieldsMetaclass):
    """«Внести с бумаги»: the date on the paper and its scan. Mix in before ScopedForm or ScopedModelForm.

    The view calls `papers.actions.store_if_given(form.cleaned_data["scan"], actor=…, person=…)`, then its own action
    with `on=form.cleaned_data["paper_date"]` and the scan, both inside one submission.
    """

    paper_date = forms.DateField(label="Дата на бумаге", help_text="Исправьте, если на бумаге стоит другая.")
    scan = ScanField(label="Скан, если он есть")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["paper_date"].initial = self.actor.today()  # type: ignore[attr-defined]

    def clean_paper_date(self):
        day = self.cleaned_data["paper_date"]  # type: ignore[attr-defined]
        if day > self.actor.today():  # type: ignore[attr-defined]
            raise forms.ValidationError("Дата на бумаге не может быть позже сегодняшней.")
        return day


class ActForm(ScopedModelForm):
    scan = ScanField(label="Скан")

    class Meta:
        model = Act
        fields = ("kind", "title", "number", "dated", "valid_from", "valid_until", "state")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("valid_from"), data.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", "Эта дата раньше даты «действует с».")
        if data.get("kind") in {ActKind.REGULATION, ActKind.ROAD_MAP, ActKind.LOCAL} and not data.get("dated"):
            self.add_error("dated", "Укажите дату: она печатается в приказах рядом с названием.")
        return data


class FolderForm(ScopedForm):
    """Which documents of which school year become one file."""

    year = forms.TypedChoiceField(label="Учебный год", coerce=int)
    kind = forms.ChoiceField(label="Документы", required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year.first, str(year)) for year in selectors.years_of(self.actor)]
        kinds = [(kind, kind.capitalize()) for kind in selectors.kinds_of(self.actor)]
        self.fields["kind"].choices = [("", "все документы года — «папка директора»"), *kinds]


class WordTemplateForm(ScopedForm):
    """The organization's own Word file; what is in it is checked by the action."""

    file = UploadField(
        label="Файл DOCX",
        help_text="Не больше 512 КБ, без макросов, вложенных объектов и ссылок на другие файлы.",
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError("Файл больше 512 КБ. Уберите из шаблона крупные рисунки.")
        return file


LONGEST_LINE, LONGEST_TEXT = 500, 5000


class LetterForm(ScopedForm):
    """What a letter asks before it is printed, each field with what the product proposes."""

    def __init__(self, *args: Any, letter: Letter, row: Any, actor: Any, **kwargs: Any):
        super().__init__(*args, actor=actor, **kwargs)
        for ask in letter.asks:
            shared = {
                "label": ask.label,
                "help_text": ask.help,
                "required": False,
                "initial": ask.initial(row, actor),
            }
            if ask.kind == "date":
                widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
                self.fields[ask.name] = forms.DateField(widget=widget, **shared)
            elif ask.kind == "text":
                area = forms.Textarea(attrs={"rows": 4})
                self.fields[ask.name] = forms.CharField(widget=area, max_length=LONGEST_TEXT, **shared)
            else:
                self.fields[ask.name] = forms.CharField(max_length=LONGEST_LINE, **shared)

    def asked(self) -> dict[str, Any]:
        """What was typed, or what is proposed."""
        if self.is_bound:
            return self.cleaned_data
        return {name: field.initial for name, field in self.fields.items()}


class CheckFileForm(ScopedForm):
    """A PDF to compare with the document; it is read and forgotten."""

    file = UploadField(label="Файл PDF")
