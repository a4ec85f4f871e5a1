"""Every write is an action: one transaction that ends with its audit row, or did not happen."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import connection, models, transaction

from core.actors import Actor
from core.models import AuditEntry
from core.problems import RuleViolation, Stale

P = ParamSpec("P")
R = TypeVar("R")
Row = TypeVar("Row", bound=models.Model)
LONGEST_FACT = 60  # a code, a date, an order's number; a longer text is likely to be a personal value


class MissingRecord(AssertionError):
    """An action ended without telling the audit trail what it decided."""


@dataclass
class _Running:
    name: str
    actor: Actor
    entries: list[AuditEntry] = field(default_factory=list)


_running: ContextVar[_Running | None] = ContextVar("running_action", default=None)


def action(name: str, label: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare a write: `name` goes to the audit trail, `label` (Russian, past) is what its readers see.

    The action takes `actor` by keyword. A refusal (PermissionDenied, RuleViolation) is recorded outside
    the rolled-back transaction; an action that never calls `record` fails.
    """
    AuditEntry.labels[name] = label

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            running = _Running(name, kwargs["actor"])  # type: ignore[arg-type]
            token = _running.set(running)
            try:
                with transaction.atomic():
                    result = function(*args, **kwargs)
                    if not running.entries:
                        raise MissingRecord(f"{name} ended without record()")
            except (PermissionDenied, RuleViolation) as refusal:
                _note_refusal(refusal, running, args)
                raise
            finally:
                _running.reset(token)
            return result

        run.action_name = name  # type: ignore[attr-defined]
        return run

    return decorate


def record(row: models.Model, **facts: Any) -> None:
    """Write what the running action decided about the row. Facts are numbers, dates, codes: no names, no texts."""
    running = _running.get()
    if running is None:
        raise MissingRecord("record() outside an action")
    entry = _entry(running.name, running.actor, row, AuditEntry.Outcome.DONE)
    entry.facts = {key: _plain(value) for key, value in facts.items()}
    entry.save()
    running.entries.append(entry)


def note(name: str, label: str, actor: Actor, row: models.Model | None, *, refused: bool = False) -> None:
    """Write an event that changes no row of ours: a sign-in, an export, a refused page."""
    AuditEntry.labels[name] = label
    _entry(name, actor, row, AuditEntry.Outcome.REFUSED if refused else AuditEntry.Outcome.DONE).save()


def lock(row: Row) -> Row:
    """Fetch the row anew and keep it locked to the end of the transaction.

    Raises Stale when the page that led here was rendered for an earlier version (`expected_version`).
    """
    manager = type(row)._default_manager
    fresh = manager.select_for_update(of=("self",)).get(pk=row.pk)
    expected = getattr(row, "expected_version", None)
    if expected is not None and fresh.version != expected:  # type: ignore[attr-defined]
        raise Stale(fresh)
    return fresh


def save_refusal(refusal: Exception) -> None:
    """Write the audit row that a refusal carries; called once its transaction is rolled back."""
    entry = getattr(refusal, "entry", None)
    if entry is not None and entry.pk is None:
        entry.save()


def _note_refusal(refusal: Exception, running: _Running, args: tuple[Any, ...]) -> None:
    if getattr(refusal, "entry", None) is None:
        row = next((arg for arg in args if isinstance(arg, models.Model)), running.actor.organization)
        refusal.entry = _entry(running.name, running.actor, row, AuditEntry.Outcome.REFUSED)  # type: ignore[attr-defined]
    if not _inside_a_transaction():
        save_refusal(refusal)


def _inside_a_transaction() -> bool:
    """True when a caller's transaction would still roll back what is written now."""
    blocks = connection.atomic_blocks
    return bool(blocks) and not blocks[-1]._from_testcase  # type: ignore[attr-defined]


def _entry(name: str, actor: Actor, row: models.Model | None, outcome: str) -> AuditEntry:
    organization_id = getattr(row, "organization_id", None) or getattr(actor.organization, "pk", None)
    return AuditEntry(
        action=name,
        outcome=outcome,
        actor=actor.user if getattr(actor.user, "pk", None) else None,
        organization_id=organization_id,
        object_type=row._meta.label_lower if row is not None else "",
        object_id=row.pk if row is not None else None,
        ip=actor.ip or None,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, str) and len(value) > LONGEST_FACT:
        raise MissingRecord("a fact of the audit trail is a code, not a text")
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, int | float | str):
        return value
    raise MissingRecord(f"a fact of the audit trail is a number, a date or a code, not {type(value).__name__}")
