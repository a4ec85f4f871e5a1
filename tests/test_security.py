"""What an attacker from outside or a curious colleague tries, and what comes of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.costly import TooMany, count_costly
from core.models import AuditEntry, CostlyCalls
from mentoring import settings as written
from orders.models import Order
from orders.states import OrderState
from people.actions import make_codes
from people.models import Membership, Person, User
from people.rules import Role
from surveys.models import Response
from tests.cast import PASSWORD, guards, make_person
from tests.test_leaks import PROBES, furnished, pages_without_a_row  # noqa: F401 -- a fixture

LOGIN = "/accounts/login/"
PAPER_TYPES = ("application/pdf", "spreadsheet", "wordprocessing")


def sign_in(client, login, password=PASSWORD, **extra):
    return client.post(LOGIN, {"login": login, "password": password}, **extra)


def closed_addresses():
    return sorted({*pages_without_a_row()} - {"/health/", "/ready/", "/invitation/"})


def test_without_a_sign_in_every_page_leads_to_the_door(furnished, client):  # noqa: F811
    rows = [reverse(name, kwargs=PROBES[name].kwargs(row)) for name, row in furnished.items()]
    for address in [*closed_addresses(), *rows]:
        for ask in (client.get, client.post):
            response = ask(address)
            assert response.status_code == 302, address
            assert response.url.startswith(LOGIN), address


OWNED = {
    "id": "1",
    "pk": "1",
    "role": "administrator",
    "roles": "administrator",
    "state": "approved",
    "is_active": "",
    "user": "1",
    "uploaded_by": "1",
    "approved_on": "2020-01-01",
    "approved_by": "1",
    "created_by": "1",
    "entered_as_is": "on",
    "electronic_act": "",
    "slug": "taken-over",
    "parent": "1",
}
POSTS = [name for name, probe in PROBES.items() if probe.ask == "post"]
KEPT = ("organization", "organization_id", "user", "user_id", "parent_id", "created_by_id", "slug", "pk")


@pytest.mark.parametrize("name", POSTS)
def test_fields_that_a_form_does_not_have_change_nothing(client, cast, name):
    probe = PROBES[name]
    row = probe.make(cast.school, cast)
    kept = {field: getattr(row, field) for field in KEPT if hasattr(row, field)}
    roles = set(Membership.objects.exclude(role__in=(Role.MENTOR, Role.MENTEE)).values_list("person", "role"))
    data = probe.data(row)
    extra = {field: value for field, value in OWNED.items() if field not in data}
    client.force_login(cast.by_role(probe.role))
    url = reverse(name, kwargs=probe.kwargs(row))
    response = client.post(url, extra | guards(cast.school, probe.guarded(row)) | data)
    assert response.status_code == 302, response.content.decode()[:500]
    gained = set(Membership.objects.exclude(role__in=(Role.MENTOR, Role.MENTEE)).values_list("person", "role")) - roles
    assert "people" in name or not gained
    if (after := type(row)._base_manager.filter(pk=row.pk).first()) and not name.startswith("people:"):
        assert {field: getattr(after, field) for field in kept} == kept
    if isinstance(row, Order) and name not in {"orders:approve", "orders:mark_signed"}:
        assert after.approved_by_id in {None, cast.director.pk}


def test_a_draft_is_not_approved_past_the_director(client, cast):
    draft = PROBES["orders:send"].make(cast.school, cast)
    client.force_login(cast.director)
    again = {"password": PASSWORD}
    response = client.post(reverse("orders:approve", args=[draft.pk]), guards(cast.school, draft) | again)
    assert response.status_code == 422
    assert Order.objects.get(pk=draft.pk).state == OrderState.DRAFT
    refused = AuditEntry.objects.about(draft).get(outcome=AuditEntry.Outcome.REFUSED)
    assert (refused.action, refused.actor, refused.ip) == ("orders.approved", cast.director, "127.0.0.1")


def test_a_role_taken_away_opens_nothing_at_the_next_request(client, cast):
    client.force_login(cast.curator)
    assert client.get(reverse("people:list")).status_code == 200
    Membership.objects.filter(person__user=cast.curator).update(ended_on=timezone.localdate() - timedelta(days=1))
    assert client.get(reverse("people:list")).status_code == 403
    draft = PROBES["orders:send"].make(cast.school, cast)
    assert client.post(reverse("orders:send", args=[draft.pk]), guards(cast.school, draft)).status_code == 403


def test_an_export_and_a_refused_page_are_in_the_trail(client, cast):
    client.force_login(cast.curator)
    client.get(reverse("people:list"), {"export": "xlsx"})
    client.post(reverse("people:roles", args=[cast.person(cast.mentor).pk]), guards(cast.school) | {"role": "director"})
    trail = AuditEntry.objects.exclude(action__startswith="people.signed").values_list("action", "outcome", "actor")
    assert list(trail.order_by("pk")) == [
        ("core.list_exported", "done", cast.curator.pk),
        ("core.page_refused", "refused", cast.curator.pk),
    ]


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_other_methods_are_not_allowed(client, cast, method):
    client.force_login(cast.administrator)
    for address in closed_addresses():
        response = client.generic(method.upper(), address)
        assert response.status_code in {302, 403, 405}, address
        assert response.status_code != 302 or address.startswith("/accounts/"), address


@pytest.mark.parametrize("header", ["HTTP_HOST", "SERVER_NAME"])
def test_another_host_is_answered_with_a_plain_refusal(client, header, settings):
    settings.ALLOWED_HOSTS = ["school.example"]
    response = client.get(LOGIN, **{header: "evil.example"})
    assert response.status_code == 400
    assert "Запрос не понят" in response.content.decode()
    assert "evil" not in response.content.decode()


def test_the_link_of_a_letter_leads_to_the_configured_host_whatever_the_request_said(client, cast, settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://school.example", ["*"]
    User.objects.filter(pk=cast.mentor.pk).update(email="mentor@school.example")
    headers = {"HTTP_HOST": "evil.example", "HTTP_X_FORWARDED_HOST": "evil.example"}
    client.post("/accounts/password/reset/", {"email": "mentor@school.example"}, **headers)
    letters = PROBES["people:letter_send"].make(cast.school, cast)._meta.model
    body = letters.objects.get(to="mentor@school.example").body
    assert "https://school.example/accounts/password/reset/key/" in body
    assert "evil" not in body


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "10.9.9.9", "127.0.0.1"),  # nobody in front: the visitor's own words
        (1, "10.9.9.9", "10.9.9.9"),
        (1, "1.2.3.4, 10.9.9.9", "10.9.9.9"),
        (2, "1.2.3.4, 10.9.9.9, 10.0.0.1", "10.9.9.9"),
        (2, "10.9.9.9", "127.0.0.1"),
        (1, "nonsense", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_a_visitors_address_is_what_the_trusted_proxy_saw(client, cast, settings, proxies, forwarded, seen):
    settings.PROXIES = proxies
    sign_in(client, "the_mentor", "wrong", HTTP_X_FORWARDED_FOR=forwarded)
    assert AuditEntry.objects.get(action="people.sign_in_failed").ip == seen


def test_behind_a_proxy_wrong_tries_of_one_do_not_lock_the_others_out(client, cast, settings):
    settings.PROXIES = 1
    for _ in range(6):
        sign_in(client, "the_mentor", "wrong", HTTP_X_FORWARDED_FOR="10.9.9.9")
    assert sign_in(client, "the_mentor", HTTP_X_FORWARDED_FOR="10.9.9.9").status_code == 429
    assert sign_in(Client(), "the_mentor", HTTP_X_FORWARDED_FOR="10.8.8.8").status_code == 302


def test_one_address_does_not_try_a_password_on_everybody(client, cast, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": None}
    for number in range(50):
        sign_in(client, f"teacher{number}", "qwerty123")
    stopped = sign_in(client, "the_mentor")
    assert "Слишком много неверных попыток с этого адреса" in stopped.content.decode()
    assert "_auth_user_id" not in client.session
    assert sign_in(Client(), "the_mentor", REMOTE_ADDR="10.0.0.7").status_code == 302


def test_the_second_factor_is_not_guessed(settings):
    assert settings.ACCOUNT_RATE_LIMITS["login_failed"] == "5/300s/key"


def test_the_curator_makes_no_code_to_read_as_the_psychologist(cast):
    with pytest.raises(PermissionDenied):
        make_codes([cast.person(cast.psychologist)], actor=cast.actor(cast.curator))


@pytest.mark.parametrize(
    "next_url", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_the_door_leads_nowhere_else(client, cast, next_url):
    response = client.post(LOGIN, {"login": "the_mentor", "password": PASSWORD, "next": next_url})
    assert response.url == "/"


def test_a_body_larger_than_any_form_is_not_read(client, cast, settings):
    settings.LARGEST_BODY = 1000
    client.force_login(cast.curator)
    scan = SimpleUploadedFile("a.pdf", b"%PDF-" + b"0" * 2000)
    response = client.post(reverse("people:import_new"), {"file": scan})
    assert response.status_code == 413
    assert "Файл слишком большой" in response.content.decode()


def test_costly_calls_of_one_user_are_limited_and_of_another_are_not(client, cast, settings):
    settings.COSTLY_CALLS_A_MINUTE = 2
    client.force_login(cast.curator)
    codes = [client.get(reverse("people:list"), {"export": "xlsx"}).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    assert client.get(reverse("people:list")).status_code == 200
    client.force_login(cast.director)
    assert client.get(reverse("people:list"), {"export": "xlsx"}).status_code == 200
    CostlyCalls.objects.update(minute=timezone.now() - timedelta(minutes=1))
    count_costly(cast.curator)


def test_every_paper_and_export_counts_as_costly(furnished, client, cast, settings):  # noqa: F811
    settings.COSTLY_CALLS_A_MINUTE = 0
    rows = [reverse(name, kwargs=PROBES[name].kwargs(row)) for name, row in furnished.items() if name != "papers:scan"]
    refused = 0
    for user, addresses in ((cast.curator, [*closed_addresses(), *rows]), (cast.mentee, closed_addresses())):
        client.force_login(user)
        for address in addresses:
            response = client.get(address, {"export": "xlsx"})
            refused += response.status_code == 429
            kind = response.headers.get("Content-Type", "")
            assert "scan" in address or not any(paper in kind for paper in PAPER_TYPES), address
    assert refused > 20
    with pytest.raises(TooMany):
        count_costly(cast.director)


@pytest.mark.parametrize("role", ["administrator", "secretary", "council", "mentor", "mentee"])
def test_answers_of_others_are_read_by_those_who_run_rounds_alone(client, cast, role):
    response = PROBES["surveys:response"].make(cast.school, cast)
    Response.objects.filter(pk=response.pk).update(person=make_person(cast.school))
    client.force_login(cast.by_role(role))
    for name in ("surveys:response", "surveys:results"):
        kwargs = (
            PROBES["surveys:response"].kwargs(response) if name.endswith("response") else {"pk": response.survey_id}
        )
        assert client.get(reverse(name, kwargs=kwargs)).status_code in {403, 404}


def test_a_coordinator_reads_no_name_of_a_participant(furnished, client, cast):  # noqa: F811
    people = Person.objects.filter(organization=cast.school).exclude(
        pk=cast.school.head_id
    )  # the head's name is public
    assert people.update(family_name="Затворникова") > 50
    client.force_login(cast.municipal)
    for address in [*closed_addresses(), *(reverse(n, kwargs=PROBES[n].kwargs(r)) for n, r in furnished.items())]:
        response = client.get(address)
        if response.status_code == 200 and not response.streaming:
            assert "Затворникова" not in response.content.decode(errors="ignore"), address


def test_the_settings_of_a_server_keep_cookies_for_https():
    assert written.SESSION_COOKIE_HTTPONLY
    assert written.SESSION_COOKIE_SAMESITE == written.CSRF_COOKIE_SAMESITE == "Lax"
    assert written.SESSION_COOKIE_SECURE is written.HTTPS
    assert written.CSRF_COOKIE_SECURE is written.HTTPS
    assert not written.DEBUG
