"""`manage.py send_letters`: letters whose time has come, also those whose task was lost."""

from typing import Any

from django.core.management.base import BaseCommand

from people.models import Letter
from people.tasks import send_letter


class Command(BaseCommand):
    help = "Send the letters that wait and are due. Safe to run again and beside the worker."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only count them")

    def handle(self, *, dry_run: bool, **options: Any) -> None:
        due = list(Letter.objects.due().values_list("pk", flat=True))
        states = [] if dry_run else [send_letter.call(pk) for pk in due]
        sent = states.count(Letter.State.SENT)
        failed = Letter.objects.filter(state=Letter.State.FAILED).count()
        self.stdout.write(f"{len(due)} due, {sent} sent, {failed} given up")
