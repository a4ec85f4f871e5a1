import errno
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from orders.models import Order
from orders.selectors import paper_of
from printing.errors import PrintingError
from printing.formats import to_docx, to_pdf

FORMATS = {".pdf": to_pdf, ".docx": to_docx}


REASONS = {
    errno.ENOENT: "такой папки нет",
    errno.ENOTDIR: "такой папки нет",
    errno.EISDIR: "это папка",
    errno.EACCES: "нет прав на запись",
    errno.EPERM: "нет прав на запись",
    errno.EROFS: "диск только для чтения",
    errno.ENOSPC: "на диске нет места",
    errno.ENAMETOOLONG: "слишком длинное имя",
}


def reason(error: OSError) -> str:
    return REASONS.get(error.errno or 0, "диск не принимает запись")


class Command(BaseCommand):
    help = "Write an order as PDF or DOCX: the frozen text once it is in force, else as it stands now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pk", type=int)
        parser.add_argument("file", type=Path, help="FILE.pdf or FILE.docx")

    def handle(self, *, pk: int, file: Path, **options: Any) -> None:
        draw = FORMATS.get(file.suffix.lower())
        if draw is None:
            raise CommandError("Имя файла должно заканчиваться на .pdf или .docx.")
        order = Order.objects.filter(pk=pk).select_related("organization__head", "document").first()
        if order is None:
            raise CommandError(f"Приказа с номером записи {pk} нет.")
        if order.entered_as_is:
            raise CommandError("Этот приказ внесён готовым: вместо текста у него скан.")
        try:
            content = draw(paper_of(order))
        except PrintingError as error:
            raise CommandError(str(error)) from error
        try:
            file.write_bytes(content)
        except OSError as error:
            raise CommandError(f"Не удалось записать файл {file}: {reason(error)}.") from error
        self.stdout.write(f"{order} → {file}")
