"""Tasks whose worker was killed return to the queue."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from papers.tasks import print_document

pytestmark = pytest.mark.django_db


def task(status, minutes):
    """A row of the queue as a worker left it so many minutes ago."""
    row = DBTaskResult.objects.get(pk=print_document.enqueue(1).id)
    row.status, row.started_at = status, timezone.now() - timedelta(minutes=minutes)
    row.save()
    return row


def statuses():
    return sorted(DBTaskResult.objects.values_list("status", flat=True))


def test_only_tasks_that_run_too_long_are_lost(capsys):
    lost = task(TaskResultStatus.RUNNING, 16)
    at_work, done = task(TaskResultStatus.RUNNING, 14), task(TaskResultStatus.SUCCESSFUL, 60)
    call_command("requeue_lost_tasks")
    found = {row.pk: row.status for row in DBTaskResult.objects.all()}
    assert found == {lost.pk: "READY", at_work.pk: "RUNNING", done.pk: "SUCCESSFUL"}
    assert capsys.readouterr().out.splitlines() == [
        f"papers.tasks.print_document {lost.pk}",
        "1 lost, 1 requeued",
    ]
    call_command("requeue_lost_tasks")
    assert capsys.readouterr().out == "0 lost, 0 requeued\n"


def test_a_dry_run_only_lists_them(capsys):
    task(TaskResultStatus.RUNNING, 1)
    call_command("requeue_lost_tasks", "--minutes", "0", "--dry-run")
    assert statuses() == ["RUNNING"]
    assert capsys.readouterr().out.splitlines()[-1] == "1 lost, 0 requeued"


def test_a_requeued_task_is_taken_by_the_next_worker():
    task(TaskResultStatus.RUNNING, 60)
    call_command("requeue_lost_tasks")
    assert DBTaskResult.objects.ready().count() == 1
