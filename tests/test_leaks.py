"""Nothing of a neighbouring school stands on any page, in any choice of a form or filter, in any export."""

from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from django.db import IntegrityError, transaction
from django.urls import NoReverseMatch, get_resolver, reverse

from core.problems import RuleViolation
from core.scoping import ScopedQuerySet, visible
from people.models import Organization, Person
from tests.probes import all_probes
from tests.test_tenancy import names

FOREIGN = "Чужеземцева"
PROBES = all_probes()
READERS = ("curator", "director", "administrator", "secretary", "psychologist", "council", "mentor", "mentee")
OFFICE = ("curator", "director")


@pytest.fixture
def furnished(cast):
    """Rows of every kind in three schools; the foreign people all bear one family name."""
    rows = {}
    for organization in (cast.neighbour, cast.next_door, cast.school):
        for name, probe in PROBES.items():
            with suppress(RuleViolation, IntegrityError), transaction.atomic():  # a second order of the same number
                rows[name] = probe.make(organization, cast)
    assert len(rows) > 0.9 * len(PROBES)
    foreigners = Person.objects.exclude(organization=cast.school)
    assert foreigners.update(family_name=FOREIGN) > 50
    Organization.objects.filter(pk__in=[cast.neighbour.pk, cast.next_door.pk]).update(short_name=FOREIGN)
    return rows


def pages_without_a_row() -> list[str]:
    """Addresses of lists and of forms that make something new."""
    found = []
    for name in names(get_resolver(), has_row=True):
        if name.startswith(("account_", "mfa_", "None")):
            continue
        try:
            found.append(reverse(name))
        except NoReverseMatch:  # an address with a row
            continue
    return sorted(set(found) - {"/accounts/logout/"})


def text_of(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if is_zipfile(BytesIO(content)):
        book = ZipFile(BytesIO(content))
        content = b"".join(book.read(member) for member in book.namelist())
    return content.decode(errors="ignore")


def test_the_trap_would_notice_a_leak(furnished, client, cast):
    client.force_login(cast.stranger)
    assert FOREIGN in text_of(client.get(reverse("people:list")))


def test_no_page_of_any_role_shows_a_neighbour(furnished, client, cast):
    addresses = [reverse(name, kwargs=PROBES[name].kwargs(row)) for name, row in furnished.items()]
    leaks = []
    for role in READERS:
        client.force_login(cast.by_role(role))
        seen = addresses if role in OFFICE else []
        for address in [*pages_without_a_row(), *seen]:
            response = client.get(address)
            assert response.status_code != 500, address
            if FOREIGN in text_of(response):
                leaks.append((role, address))
    assert leaks == []


def test_no_export_holds_a_neighbour(furnished, client, cast):
    client.force_login(cast.curator)
    exported = 0
    for address in pages_without_a_row():
        response = client.get(address, {"export": "xlsx"})
        if "spreadsheet" in response.headers.get("Content-Type", ""):
            exported += 1
            assert FOREIGN not in text_of(response), address
    assert exported >= 8


def test_a_form_refuses_a_model_that_does_not_say_who_sees_it(cast):
    class Plain:
        model = Person

    with pytest.raises(TypeError, match="no scoped queryset"):
        visible(Plain(), cast.actor(cast.curator))
    with pytest.raises(TypeError, match="does not say who sees it"):
        ScopedQuerySet(Person).visible_to(cast.actor(cast.curator))
