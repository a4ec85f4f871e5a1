"""A bank from a spreadsheet: looked at first, written once confirmed."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from core.spreadsheets import UnreadableFile
from people.actions import add_person
from registry import policies
from registry.actions.entries import ENTER, change_entry, set_offers
from registry.models import BankImport
from registry.rules import Bank
from registry.rules.bank_sheet import read_bank
from registry.selectors.imports import PlannedRow, plan


@action("registry.import_read", "Файл банка прочитан")
def read_import(content: bytes, filename: str, bank: str, *, actor: Actor, today: date) -> BankImport:
    """Keep the rows as read, for the preview. Raises RuleViolation with what to do about an unreadable file."""
    if not policies.can_keep_banks(actor) or actor.organization is None:
        raise PermissionDenied
    try:
        rows = read_bank(content, filename, Bank(bank), today=today)
    except UnreadableFile as problem:
        raise RuleViolation(str(problem)) from problem
    bank_import = BankImport.objects.create(
        organization=actor.organization,
        bank=bank,
        filename=filename[-255:],
        listed={"rows": [row.as_json() for row in rows]},
        created_by=actor.user,
    )
    record(bank_import, rows=len(rows))
    return bank_import


@action("registry.import_confirmed", "Банк внесён из файла")
def confirm_import(
    bank_import: BankImport,
    *,
    actor: Actor,
    today: date,
    chosen: Mapping[int, int] | None = None,
    left_out: Collection[int] = (),
    outsiders: Collection[int] = (),
) -> BankImport:
    """Write every clear row but those left out; consents only warn.

    `chosen`: person ids by row number. `outsiders`: rows of unknown people to be added as not of the staff.
    """
    bank_import = _open(bank_import, actor)
    chosen = dict(chosen or {}) | _added(bank_import, set(outsiders), actor, today)
    counts = {"added": 0, "changed": 0, "same": 0, "left_out": 0}
    for planned in plan(bank_import, chosen):
        if planned.outcome in {"choose", "faulty"} or planned.row.number in left_out:
            counts["left_out"] += 1
            continue
        _write(planned, bank_import.bank, actor, today)
        counts[planned.outcome] += 1
    bank_import.state, bank_import.summary = BankImport.State.DONE, counts
    bank_import.listed = {"rows": []}  # personal data of the file are not kept longer than needed
    bank_import.save(update_fields=["state", "summary", "listed"])
    record(bank_import, **counts)
    return bank_import


@action("registry.import_discarded", "Загрузка банка отменена")
def discard_import(bank_import: BankImport, *, actor: Actor) -> BankImport:
    bank_import = _open(bank_import, actor)
    bank_import.state, bank_import.listed = BankImport.State.DISCARDED, {"rows": []}
    bank_import.save(update_fields=["state", "listed"])
    record(bank_import)
    return bank_import


def _open(bank_import: BankImport, actor: Actor) -> BankImport:
    bank_import = lock(bank_import)
    if not policies.can_import(actor, bank_import):
        raise PermissionDenied
    if bank_import.state != BankImport.State.PREVIEW:
        raise RuleViolation("Этот файл уже внесён или отменён. Загрузите его снова, если нужно.")
    return bank_import


def _added(bank_import: BankImport, outsiders: set[int], actor: Actor, today: date) -> dict[int, int]:
    """Make a person of each such row; a name that is known by now is left to be chosen."""
    added = {}
    for planned in plan(bank_import) if outsiders else ():
        if planned.row.number in outsiders and planned.outcome == "choose" and planned.may_be_added:
            family, given, patronymic = planned.row.parts
            person = add_person(
                actor=actor,
                today=today,
                family_name=family,
                given_name=given,
                patronymic=patronymic,
                is_staff_member=False,
                is_teaching=False,
            )
            added[planned.row.number] = person.pk
    return added


def _write(planned: PlannedRow, bank: str, actor: Actor, today: date) -> None:
    row, entry, person = planned.row, planned.entry, planned.person
    if person is None:
        raise RuleViolation(f"Не выбрано, о ком строка {row.number}.")
    values: dict[str, Any] = dict(row.values)
    if values.get("workplace") in {person.organization.short_name, person.organization.full_name}:
        del values["workplace"]  # an internal mentor
    if row.kept:
        values["imported"] = {**(entry.imported if entry else {}), **row.kept}
    if bank == Bank.MENTORS and not person.is_staff_member and values.get("workplace"):
        values["is_external"] = True
    entered_on = date.fromisoformat(row.entered_on) if row.entered_on else None
    if planned.outcome == "added":
        entry = ENTER[Bank(bank)](
            person, actor=actor, today=today, as_is=True, entered_on=entered_on or today, **values
        )
    elif planned.outcome == "changed":
        entry = change_entry(entry, actor=actor, **values, **({"entered_on": entered_on} if entered_on else {}))
    if planned.competence_ids and planned.outcome != "same":
        known = {offer.competence_id for offer in entry.offers.all()}
        set_offers(entry, known | set(planned.competence_ids), actor=actor)
