"""What may be uploaded as a scan: by its content, not by its name."""

from typing import Any

from django.core.exceptions import ValidationError

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
