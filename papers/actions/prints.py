"""Many documents in one file, made in the background."""

from collections.abc import Sequence
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.actions import action, record
from core.actors import Actor
from core.problems import RuleViolation
from papers import policies, tasks
from papers.models import Document, PrintJob, PrintJobItem
from papers.rules import JOBS_A_DAY, JOBS_AT_ONCE, MAX_BOUND, PrintState


@action("papers.print_asked", "Запрошена печать в один файл")
def ask_print(documents: Sequence[Document], *, title: str, subtitle: str, actor: Actor) -> PrintJob:
    """Queue one file of these documents, in their order, with a register before them."""
    if not policies.can_print_many(actor, documents):
        raise PermissionDenied
    if problem := _too_many(len(documents), actor):
        raise RuleViolation(problem)
    job = PrintJob.objects.create(
        organization=actor.organization, title=title[:200], subtitle=subtitle[:600], asked_by=actor.user
    )
    PrintJobItem.objects.bulk_create(
        PrintJobItem(job=job, document=document, position=place) for place, document in enumerate(documents, start=1)
    )
    tasks.print_many.enqueue(job.pk)
    record(job, documents=len(documents))
    return job


@action("papers.print_asked_again", "Печать в один файл запрошена снова")
def print_many_again(job: PrintJob, *, actor: Actor) -> PrintJob:
    """Try once more what has failed; what is printed already is kept."""
    if not policies.can_view_print(actor, job):
        raise PermissionDenied
    job = PrintJob.objects.select_for_update().get(pk=job.pk)
    if job.state != PrintState.FAILED:
        raise RuleViolation("Файл уже готов или ещё готовится.")
    job.state, job.error = PrintState.QUEUED, ""
    job.save(update_fields=["state", "error"])
    tasks.print_many.enqueue(job.pk)
    record(job)
    return job


def _too_many(documents: int, actor: Actor) -> str:
    """Why this user may not ask for such a file now; empty when they may."""
    if not documents:
        return "За этот период документов нет. Выберите другой."
    if documents > MAX_BOUND:
        return f"В один файл помещается до {MAX_BOUND} документов. Выберите документы одного вида."
    own = PrintJob.objects.filter(asked_by=actor.user)
    if own.unfinished().count() >= JOBS_AT_ONCE:
        return "Два ваших файла ещё готовятся. Дождитесь их и повторите."
    if own.filter(created_at__gt=timezone.now() - timedelta(days=1)).count() >= JOBS_A_DAY:
        return f"За сутки можно собрать до {JOBS_A_DAY} файлов. Повторите завтра."
    return ""
