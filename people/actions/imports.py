"""A staff list: uploaded and read, looked through, entered in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils import timezone

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from people import policies
from people.actions.facts import end_fact, fact_problem, record_fact
from people.kinds.staff_comparison import Compared, values_of
from people.kinds.staff_list import UnreadableFile, read_staff_list
from people.models import Organization, Person, PostForms, StaffFact, StaffImport
from people.rules import BACK, UPLOADS, UPLOADS_MINUTES, StaffFactKind, is_teaching_post
from people.selectors.imports import Preview, preview_of, to_stored

State = StaffImport.State
BATCH = 500


@action("people.staff_list_uploaded", "Список сотрудников загружен на проверку")
def upload_staff_list(
    content: bytes, filename: str, *, actor: Actor, today: date, organization: Organization | None = None
) -> StaffImport:
    """Read a list and keep what was read until it is entered; an earlier list still unread is discarded.

    Raises RuleViolation with a sentence for the user when the file is no staff list.
    """
    if not policies.can_import_staff(actor):
        raise PermissionDenied
    organization = organization or actor.organization
    _limit_uploads(actor)
    try:
        listed = read_staff_list(content, filename, today=today)
    except UnreadableFile as unreadable:
        raise RuleViolation(str(unreadable)) from unreadable
    earlier = StaffImport.objects.filter(organization=organization, state=State.PREVIEW)
    earlier.update(state=State.DISCARDED, listed={}, version=F("version") + 1)
    staff_import = StaffImport.objects.create(
        organization=organization,
        filename=filename.replace("\\", "/").rpartition("/")[2][-255:],
        sha256=sha256(content).hexdigest(),
        listed=to_stored(listed),
        created_by=actor.user,
    )
    record(staff_import, rows=len(listed.rows))
    return staff_import


def _limit_uploads(actor: Actor) -> None:
    since = timezone.now() - timedelta(minutes=UPLOADS_MINUTES)
    if actor.user and StaffImport.objects.filter(created_by=actor.user, created_at__gt=since).count() >= UPLOADS:
        raise RuleViolation("Слишком много загрузок подряд. Подождите 10 минут и попробуйте снова.")


@action("people.rows_left_out", "Строки списка отмечены как лишние")
def leave_rows_out(staff_import: StaffImport, *, rows: Iterable[int], actor: Actor) -> StaffImport:
    """Faulty rows that will not be entered; the whole choice, not an addition to it."""
    staff_import = _locked_preview(staff_import, actor)
    known = {row["row"] for row in staff_import.listed["rows"]}
    staff_import.left_out = sorted(known & set(rows))
    staff_import.save(update_fields=["left_out"])
    record(staff_import, rows=len(staff_import.left_out))
    return staff_import


@action("people.staff_list_discarded", "Загруженный список отменён")
def discard_staff_list(staff_import: StaffImport, *, actor: Actor) -> StaffImport:
    staff_import = _locked_preview(staff_import, actor)
    staff_import.state, staff_import.listed = State.DISCARDED, {}
    staff_import.save(update_fields=["state", "listed"])
    record(staff_import)
    return staff_import


def _locked_preview(staff_import: StaffImport, actor: Actor) -> StaffImport:
    staff_import = lock(staff_import)
    if not policies.can_change_import(actor, staff_import):
        raise PermissionDenied
    if staff_import.state != State.PREVIEW:
        raise RuleViolation(f"С этим списком работа закончена: он {staff_import.get_state_display()}.")
    return staff_import


@action("people.staff_list_entered", "Список сотрудников внесён")
def apply_staff_list(staff_import: StaffImport, *, actor: Actor, today: date) -> StaffImport:
    """Enter the list: add who is new, change what differs. Nobody is removed; who is missing is asked about.

    Raises RuleViolation while a faulty row is neither mended nor left out.
    """
    staff_import = _locked_preview(staff_import, actor)
    organization = Organization.objects.select_for_update(of=("self",)).get(pk=staff_import.organization_id)
    preview = preview_of(staff_import, today)
    if preview.unresolved:
        raise RuleViolation(
            f"Строк с ошибками: {len(preview.unresolved)}. Исправьте их в файле и загрузите его снова "
            "или отметьте как лишние."
        )
    entered = _enter(preview, organization, today)
    staff_import.state, staff_import.listed = State.DONE, {}
    staff_import.summary = {**entered, "same": preview.counts()["same"], "left_out": len(preview.left_out)}
    staff_import.proposals = _proposals(preview, organization, today)
    staff_import.save(update_fields=["state", "listed", "summary", "proposals"])
    record(staff_import, **staff_import.summary, proposals=len(staff_import.proposals))
    return staff_import


def _enter(preview: Preview, organization: Organization, today: date) -> dict[str, int]:
    wanted = [one for one in preview.comparison.rows if one.row.row not in preview.left_out]
    new = [_new_person(one, organization, today) for one in wanted if one.verdict == "add"]
    corrected = PostForms.objects.by_post(organization)
    for person in new:
        _take_forms_of_post(person, corrected)
    Person.objects.bulk_create(new, batch_size=BATCH)
    changed = [one for one in wanted if one.verdict == "change"]
    _change(changed, today)
    return {"add": len(new), "change": len(changed)}


def _new_person(one: Compared, organization: Organization, today: date) -> Person:
    row, values = one.row, values_of(one.row)
    return Person(
        organization=organization,
        family_name=row.family_name,
        given_name=row.given_name,
        patronymic=row.patronymic,
        is_teaching=is_teaching_post(row.post, values["subjects"]),
        experience_as_of=None if row.teaching_experience_months is None else today,
        **values,
    )


def _change(changed: list[Compared], today: date) -> None:
    if not changed:
        return
    people = Person.objects.select_for_update(of=("self",)).in_bulk([one.pk for one in changed])
    fields = {"version"}
    corrected = PostForms.objects.by_post(next(iter(people.values())).organization_id)
    for one in changed:
        person = people[one.pk]
        person.version += 1
        for change in one.changes:
            setattr(person, change.field, change.new)
            fields.add(change.field)
            if change.field == "teaching_experience_months":
                person.experience_as_of = today
                fields.add("experience_as_of")
            if change.field == "post":
                _take_forms_of_post(person, corrected)
                fields.add("declensions")
    Person.objects.bulk_update(people.values(), sorted(fields), batch_size=BATCH)


def _take_forms_of_post(person: Person, corrected: dict[str, dict[str, str]]) -> None:
    """The forms that a clerk has corrected for the post, instead of those of the post before."""
    person.declensions.pop("post", None)
    if forms := corrected.get(person.post):
        person.declensions["post"] = forms


def _proposals(preview: Preview, organization: Organization, today: date) -> list[dict[str, Any]]:
    """Facts to be confirmed one by one: named by the list, or suggested by a person's absence from it."""
    by_name = _pk_by_name(organization) if any(True for _ in preview.facts()) else {}
    facts = []
    for one in preview.facts():
        row = one.row
        pk = one.pk or by_name.get((row.family_name, row.given_name, row.patronymic, row.birth_date))
        if pk and row.row not in preview.left_out and not _is_recorded(pk, row.fact, today):
            facts.append({"person": pk, "kind": row.fact.kind, "found": True, **_dates(row.fact)})
    left_out = {one.pk for one in preview.comparison.rows if one.row.row in preview.left_out}
    facts += [_undated(pk, BACK, found=True) for pk in preview.comparison.back if pk not in left_out]
    return facts + [_undated(pk, "", found=False) for pk in preview.comparison.absent]


def _undated(pk: int, kind: str, *, found: bool) -> dict[str, Any]:
    return {"person": pk, "kind": kind, "on": None, "until": None, "found": found}


def _pk_by_name(organization: Organization) -> dict[tuple[Any, ...], int]:
    people = Person.objects.filter(organization=organization)
    return {
        tuple(rest): pk
        for pk, *rest in people.values_list("pk", "family_name", "given_name", "patronymic", "birth_date")
    }


def _dates(fact: Any) -> dict[str, str | None]:
    return {"on": fact.on and fact.on.isoformat(), "until": fact.until and fact.until.isoformat()}


def _is_recorded(pk: int, fact: Any, today: date) -> bool:
    return StaffFact.objects.filter(person=pk, kind=fact.kind).holding(max(today, fact.on or today)).exists()


@dataclass(frozen=True)
class Settled:
    """The answer about one person: a kind of fact with its dates, BACK, or an empty kind: works here as before."""

    person: int
    kind: str
    on: date | None = None
    until: date | None = None


@action("people.proposals_settled", "Кадровые события из списка разобраны")
def settle_proposals(
    staff_import: StaffImport, *, answers: Iterable[Settled], actor: Actor, today: date
) -> StaffImport:
    """Record the facts that were confirmed with their dates, drop those that were not so; the rest stays asked."""
    staff_import = lock(staff_import)
    if not policies.can_change_import(actor, staff_import):
        raise PermissionDenied
    asked = {one["person"]: one for one in staff_import.proposals}
    answers = [answer for answer in answers if answer.person in asked]
    people = Person.objects.filter(organization=staff_import.organization).in_bulk([a.person for a in answers])
    _refuse_impossible(answers, people, today)
    for answer in answers:
        if answer.kind == BACK:
            _end_facts(people[answer.person], answer.on or today, actor=actor)
        elif answer.kind:
            record_fact(
                people[answer.person],
                kind=answer.kind,
                starts_on=answer.on or today,
                ends_on=answer.until,
                from_staff_list=True,
                actor=actor,
                today=today,
            )
    done = {answer.person for answer in answers}
    staff_import.proposals = [one for one in staff_import.proposals if one["person"] not in done]
    staff_import.save(update_fields=["proposals"])
    record(staff_import, facts=sum(1 for a in answers if a.kind), dropped=sum(1 for a in answers if not a.kind))
    return staff_import


def _end_facts(person: Person, back_on: date, *, actor: Actor) -> None:
    """At work again from that day on."""
    for fact in StaffFact.objects.filter(person=person).holding(back_on):
        end_fact(fact, ends_on=max(fact.starts_on, back_on - timedelta(days=1)), actor=actor)


def _refuse_impossible(answers: list[Settled], people: dict[int, Person], today: date) -> None:
    problems = []
    for answer in answers:
        person = people[answer.person]
        if answer.kind not in StaffFactKind.values:
            continue
        on = answer.on or today
        if problem := fact_problem(person, kind=answer.kind, starts_on=on, ends_on=answer.until, today=today):
            problems.append(f"{person}: {problem}")
    if problems:
        raise RuleViolation(problems)
