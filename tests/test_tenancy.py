"""Every address with a row does its work for its own school and does not exist for another."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from core.models import AuditEntry
from tests.probes import Probe, all_probes

PROBES = all_probes()
# Addresses opened by a secret instead of a role; each has its own tests: wrong, used, expired.
BY_TOKEN = {
    "people:invitation",
    "account_reset_password_from_key",
    "account_confirm_email",
    "papers:verify",
    "roadmap:calendar_feed",
}
FOREIGN_PACKAGES = ("account_", "mfa_")  # allauth's own pages carry no row of ours


def addresses_with_a_row() -> set[str]:
    return {name for name in names(get_resolver()) if name not in BY_TOKEN and not name.startswith(FOREIGN_PACKAGES)}


def names(resolver: URLResolver, prefix: str = "", has_row: bool = False):
    for pattern in resolver.url_patterns:
        here = has_row or bool(pattern.pattern.regex.groups)
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern, inner, here)
        elif isinstance(pattern, URLPattern) and here:
            yield f"{prefix}{pattern.name}"


def test_no_address_with_a_row_is_left_out():
    assert addresses_with_a_row() == set(PROBES)


def decisions() -> int:
    """Acts in the audit trail, sign-ins aside."""
    return AuditEntry.objects.done().exclude(action__startswith="people.signed_").count()


def user_for(cast, probe: Probe):
    return cast.by_role(probe.role)


@pytest.mark.parametrize("name", PROBES)
def test_it_works_on_the_own_row(client, cast, name):
    probe = PROBES[name]
    row = probe.make(cast.school, cast)
    assert probe.effect is not None
    client.force_login(user_for(cast, probe))
    response = probe.send(client, name, row, cast.school)
    assert response.status_code in {200, 302}, response.content.decode()[:2000]
    assert probe.effect(row)


@pytest.mark.parametrize("name", PROBES)
def test_a_row_of_another_school_does_not_exist(client, cast, name):
    probe = PROBES[name]
    row = probe.make(cast.next_door, cast)
    before = AuditEntry.objects.about(row).count()
    client.force_login(user_for(cast, probe))
    response = probe.send(client, name, row, cast.school)
    assert response.status_code == 404
    assert AuditEntry.objects.about(row).count() == before
    if probe.ask == "post":
        assert not probe.effect(row)


@pytest.mark.parametrize("name", PROBES)
def test_a_role_without_the_right_is_refused(client, cast, name):
    probe = PROBES[name]
    row = probe.make(cast.school, cast)
    before = decisions()
    for role in probe.denied:
        client.force_login(getattr(cast, role))
        home = cast.municipality if role == "municipal" else cast.school
        assert probe.send(client, name, row, home).status_code in {403, 404}, role
    assert decisions() == before
    if probe.ask == "post":
        assert not probe.effect(row)


@pytest.mark.parametrize("name", [name for name, probe in PROBES.items() if probe.ask == "post"])
def test_a_post_for_another_organization_or_by_get_changes_nothing(client, cast, name):
    probe = PROBES[name]
    row = probe.make(cast.school, cast)
    client.force_login(user_for(cast, probe))
    assert probe.send(client, name, row, cast.neighbour).status_code == 409
    assert not probe.effect(row)
