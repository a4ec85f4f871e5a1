from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

LONGEST_TASK = 15  # minutes; the longest of ours, a report of a region, takes seconds


class Command(BaseCommand):
    help = "Put tasks whose worker was killed back into the queue. Every task is safe to repeat. Safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--minutes", type=int, default=LONGEST_TASK, help="running longer than this is lost")
        parser.add_argument("--dry-run", action="store_true", help="only list them")

    def handle(self, *, minutes: int, dry_run: bool, **options: Any) -> None:
        since = timezone.now() - timedelta(minutes=minutes)
        with transaction.atomic():
            running = DBTaskResult.objects.select_for_update(skip_locked=True).filter(
                status=TaskResultStatus.RUNNING, started_at__lte=since
            )
            lost = list(running.values_list("pk", "task_path"))
            if not dry_run:
                DBTaskResult.objects.filter(pk__in=[pk for pk, _ in lost]).update(
                    status=TaskResultStatus.READY, started_at=None
                )
        for pk, path in lost:
            self.stdout.write(f"{path} {pk}")
        self.stdout.write(f"{len(lost)} lost, {0 if dry_run else len(lost)} requeued")
