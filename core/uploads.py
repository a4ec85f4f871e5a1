"""What may be uploaded: nothing that the antivirus finds; as a scan, what it is by its content, not by its name."""

import logging
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from core.antivirus import ScannerUnavailable, is_infected

log = logging.getLogger(__name__)

LARGEST = 10 * 1024 * 1024
SIGNATURES = {
    "pdf": ("application/pdf", b"%PDF-"),
    "jpg": ("image/jpeg", b"\xff\xd8\xff"),
    "jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    "png": ("image/png", b"\x89PNG\r\n\x1a\n"),
}
ACCEPT = ".pdf,.jpg,.jpeg,.png"


def content_type_of(file: Any) -> str:
    """The type of an uploaded scan. Raises ValidationError in Russian for all that is not PDF, JPEG or PNG."""
    if file.size > LARGEST:
        raise ValidationError("Файл больше 10 МБ. Уменьшите разрешение скана и загрузите снова.")
    if not file.size:
        raise ValidationError("Файл пуст. Проверьте его и загрузите снова.")
    ending = file.name.rpartition(".")[2].lower()
    if ending not in SIGNATURES:
        raise ValidationError("Подойдёт скан в PDF, JPG или PNG.")
    content_type, signature = SIGNATURES[ending]
    head = file.read(len(signature))
    file.seek(0)
    if head != signature:
        raise ValidationError("Содержимое файла не соответствует его расширению. Сохраните скан заново.")
    return content_type


def refuse_infected(file: Any) -> None:
    """Ask the antivirus that `ANTIVIRUS` names, if any. Raises ValidationError, also when nobody answers there."""
    if not settings.ANTIVIRUS:
        return
    try:
        infected = is_infected(file.chunks(), settings.ANTIVIRUS)
    except ScannerUnavailable as error:
        log.error("An upload was refused, the antivirus does not answer: %s", error)
        raise ValidationError(
            "Файл не принят: проверка на вирусы сейчас не работает. Попробуйте позже или обратитесь к администратору."
        ) from error
    finally:
        file.seek(0)
    if infected:
        log.warning("An infected upload was refused.")
        raise ValidationError("Файл не принят: в нём найден вирус. Проверьте свой компьютер антивирусом.")


class UploadField(forms.FileField):
    """The one way in for a file: `check` looks at what it is, then the antivirus at what is inside."""

    widget = forms.FileInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile):
            self.check(file)
            refuse_infected(file)
        return file

    def check(self, file: UploadedFile) -> None:
        """Raise ValidationError for a file that is not what this field asks for."""
