"""Every write is audited, a refusal outlives its rollback, the trail cannot be changed."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from core.actions import MissingRecord, action, lock, record
from core.models import AuditEntry
from core.problems import RuleViolation, Stale
from people.models import Organization


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


@action("test.renamed", "Переименовано")
def rename(organization, name, *, actor, said=True):
    if name == "forbidden":
        raise PermissionDenied
    Organization.objects.filter(pk=organization.pk).update(short_name=name)
    if name == "wrong":
        raise RuleViolation("Так назвать нельзя.")
    if said:
        record(organization, on=date(2026, 9, 1), letters=len(name))
    return organization


def name_of(organization):
    return Organization.objects.values_list("short_name", flat=True).get(pk=organization.pk)


def test_an_action_leaves_one_row_of_the_trail(cast, curator):
    rename(cast.school, "Новое", actor=curator)
    entry = AuditEntry.objects.about(cast.school).get()
    assert (entry.action, entry.outcome, entry.actor, entry.organization_id) == (
        "test.renamed",
        "done",
        cast.curator,
        cast.school.pk,
    )
    assert entry.facts == {"on": "2026-09-01", "letters": 5}
    assert entry.label == "Переименовано"


def test_an_action_that_records_nothing_did_not_happen(cast, curator):
    before = name_of(cast.school)
    with pytest.raises(MissingRecord):
        rename(cast.school, "Молча", actor=curator, said=False)
    assert name_of(cast.school) == before


@pytest.mark.parametrize(("name", "error"), [("forbidden", PermissionDenied), ("wrong", RuleViolation)])
def test_a_refusal_is_recorded_though_its_change_is_rolled_back(cast, curator, name, error):
    before = name_of(cast.school)
    with pytest.raises(error):
        rename(cast.school, name, actor=curator)
    assert name_of(cast.school) == before
    assert [e.outcome for e in AuditEntry.objects.about(cast.school)] == ["refused"]


@pytest.mark.parametrize("fact", ["п" * 61, object(), {"a": 1}])
def test_a_fact_is_a_number_a_date_or_a_code(cast, curator, fact):
    @action("test.told", "Рассказано")
    def tell(organization, *, actor):
        record(organization, fact=fact)

    with pytest.raises(MissingRecord):
        tell(cast.school, actor=curator)


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_trail_is_append_only_even_for_the_owner_of_the_database(cast, curator, change):
    rename(cast.school, "Новое", actor=curator)
    entries = AuditEntry.objects.about(cast.school)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entries.update(action="forged") if change == "update" else entries.delete()
    assert entries.get().action == "test.renamed"


def test_a_row_that_moved_on_after_the_page_was_rendered_is_stale(cast):
    seen = Organization.objects.get(pk=cast.school.pk)
    seen.expected_version = seen.version
    Organization.objects.get(pk=cast.school.pk).save()
    with transaction.atomic(), pytest.raises(Stale):
        lock(seen)


def test_a_partial_save_moves_the_version_too(cast):
    cast.school.place = "г. Новый"
    cast.school.save(update_fields=["place"])
    assert Organization.objects.get(pk=cast.school.pk).version == 2
