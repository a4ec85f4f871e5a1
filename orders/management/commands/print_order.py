from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from orders.models import Order
from orders.selectors import paper_of
from printing.errors import PrintingError
from printing.formats import to_docx, to_pdf

FORMATS = {".pdf": to_pdf, ".docx": to_docx}


class Command(BaseCommand):
    help = "Write an order as PDF or DOCX: the frozen text once it is in force, else as it stands now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pk", type=int)
        parser.add_argument("file", type=Path, help="FILE.pdf or FILE.docx")

    def handle(self, *, pk: int, file: Path, **options: Any) -> None:
        draw = FORMATS.get(file.suffix.lower())
        if draw is None:
            raise CommandError("The file must end in .pdf or .docx.")
        order = Order.objects.filter(pk=pk).select_related("organization__head", "document").first()
        if order is None:
            raise CommandError(f"There is no order {pk}.")
        if order.entered_as_is:
            raise CommandError("This order was entered as it is: it has a scan instead of a text.")
        try:
            file.write_bytes(draw(paper_of(order)))
        except (OSError, PrintingError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{order} → {file}")
