"""The door: one text for all who fail, one way out, sessions that end, passwords that hold."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.password_validation import validate_password
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from core.models import AuditEntry, Cached
from core.problems import RuleViolation
from people.actions import block_user, unblock_user
from people.models import Letter, User
from people.rules import Role
from tests.cast import PASSWORD, actor_of, give_role, guards, make_organization, make_person, make_user

LOGIN, HOME = "/accounts/login/", "/account/"
NEW = "северный ветер 77"


def sign_in(client, login, password=PASSWORD, **extra):
    return client.post(LOGIN, {"login": login, "password": password}, **extra)


def is_in(client):
    return "_auth_user_id" in client.session


def said(response):
    return re.findall(r'role="alert"[^>]*>(.*?)</div>', response.content.decode(), re.S)


@pytest.fixture
def curator(cast):
    cast.curator.email = "Curator@School.example"
    cast.curator.save()
    return cast.curator


@pytest.mark.parametrize("login", ["the_curator", "THE_Curator", "curator@school.example", "CURATOR@school.EXAMPLE"])
def test_one_signs_in_by_username_or_e_mail_in_any_case(client, curator, login):
    assert sign_in(client, login).url == "/"
    assert is_in(client)


def test_a_wrong_password_reads_the_same_for_known_and_unknown(client, curator):
    answers = [sign_in(client, login, "wrong-password") for login in ("the_curator", "nobody", "no@school.example")]
    assert {answer.status_code for answer in answers} == {200}
    texts = {str(said(answer)) for answer in answers}
    assert len(texts) == 1
    assert "не подходят" in texts.pop()
    assert not is_in(client)


def test_five_wrong_tries_close_the_door_for_that_login_and_address_alone(client, cast, curator):
    for login in ("the_curator", "THE_CURATOR", "The_curator", "tHe_curator"):
        assert sign_in(client, login, "wrong-password").status_code == 200
    locked = sign_in(client, "the_curator", "wrong-password")
    assert locked.status_code == 429
    assert "Вход временно закрыт" in locked.content.decode()
    assert sign_in(client, "the_curator").status_code == 429
    assert sign_in(client, "the_mentor").status_code == 302
    other = type(client)()
    assert sign_in(other, "the_curator", REMOTE_ADDR="10.0.0.7").status_code == 302


def test_a_closed_user_stays_outside_and_reads_why_only_with_the_right_password(client, cast, curator):
    User.objects.filter(pk=curator.pk).update(is_active=False)
    assert "не подходят" in str(said(sign_in(client, "the_curator", "wrong-password")))
    assert sign_in(client, "the_curator").url == "/accounts/inactive/"
    assert not is_in(client)
    assert client.get("/accounts/inactive/").status_code == 200


def test_the_session_key_changes_at_sign_in_and_dies_at_sign_out(client, curator):
    client.get(LOGIN)
    client.session["x"] = 1
    client.session.save()
    before = client.session.session_key
    sign_in(client, "the_curator")
    signed = client.session.session_key
    assert signed != before
    client.post("/accounts/logout/")
    assert not client.session.exists(signed)
    client.cookies["sessionid"] = signed
    assert client.get(HOME).status_code == 302
    assert client.get("/")["Cache-Control"].count("no-store") == 1


def test_sign_in_sign_out_and_failure_leave_a_trail_without_what_was_typed(client, cast, curator):
    sign_in(client, "the_curator", "wrong-password")
    sign_in(client, "nobody-knows", "wrong-password")
    sign_in(client, "the_curator")
    client.post("/accounts/logout/")
    trail = AuditEntry.objects.order_by("pk").values_list("action", "outcome", "actor", "organization_id", "ip")
    assert list(trail) == [
        ("people.sign_in_failed", "refused", curator.pk, cast.school.pk, "127.0.0.1"),
        ("people.sign_in_failed", "refused", None, None, "127.0.0.1"),
        ("people.signed_in", "done", curator.pk, cast.school.pk, "127.0.0.1"),
        ("people.signed_out", "done", curator.pk, cast.school.pk, "127.0.0.1"),
    ]
    stored = str(list(AuditEntry.objects.values()))
    assert "wrong-password" not in stored
    assert "nobody-knows" not in stored
    assert PASSWORD not in stored


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_signs_up(client, db, method):
    data = {"username": "stranger", "password1": NEW, "password2": NEW}
    response = getattr(client, method)("/accounts/signup/", data)
    assert not User.objects.filter(username="stranger").exists()
    assert response.status_code in {200, 403}
    assert "password1" not in response.content.decode()


def test_a_password_change_needs_the_old_one_and_ends_the_other_sessions(client, curator):
    other = type(client)()
    sign_in(client, "the_curator")
    sign_in(other, "the_curator")
    page = "/accounts/password/change/"
    client.post(page, {"oldpassword": "wrong", "password1": NEW, "password2": NEW})
    assert other.get(HOME).status_code == 200
    client.post(page, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    curator.refresh_from_db()
    assert curator.check_password(NEW)
    assert client.get(HOME).status_code == 200
    assert other.get(HOME).status_code == 302
    assert AuditEntry.objects.filter(action="people.password_changed", actor=curator).count() == 1


def test_a_forgotten_password_goes_by_letter_and_its_link_works_once(client, curator, settings):
    settings.SITE_URL = "https://school.example"
    response = client.post(
        "/accounts/password/reset/",
        {"email": "curator@school.example"},
    )
    assert response.status_code == 302
    letter = Letter.objects.get()
    assert letter.to.lower() == "curator@school.example"
    assert "the_curator" in letter.body
    path = re.search(r"https://school\.example(\S+)", letter.body)[1]
    form = client.get(path).url
    assert client.post(form, {"password1": NEW, "password2": NEW}).status_code == 302
    curator.refresh_from_db()
    assert curator.check_password(NEW)
    again = type(client)().get(path, follow=True)
    assert "password1" not in again.content.decode()


def test_a_reset_answers_alike_for_known_and_unknown(client, curator):
    answers = [
        client.post("/accounts/password/reset/", {"email": email})
        for email in ("curator@school.example", "nobody@school.example")
    ]
    assert {(answer.status_code, answer.url) for answer in answers} == {(302, "/accounts/password/reset/done/")}
    assert Letter.objects.count() == 1


class CountingHasher(MD5PasswordHasher):
    """Counts what costs time at the door."""

    hashed = 0

    def encode(self, password, salt):
        type(self).hashed += 1
        return super().encode(password, salt)


@pytest.fixture
def hashes(settings):
    """How many passwords are hashed while something is done."""
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]

    def counted(act):
        before = CountingHasher.hashed
        act()
        return CountingHasher.hashed - before

    return counted


def test_the_door_does_the_same_work_for_known_unknown_and_closed(client, cast, curator, hashes):
    User.objects.filter(pk=cast.mentor.pk).update(is_active=False)
    logins = ("the_curator", "curator@school.example", "the_mentor", "nobody", "no@school.example")
    assert [hashes(lambda one=login: sign_in(client, one, "wrong-password")) for login in logins] == [1] * len(logins)


def test_a_reset_hashes_and_sends_nothing_in_the_request(client, cast, curator, hashes, mailoutbox):
    User.objects.filter(pk=cast.mentor.pk).update(email="closed@school.example", is_active=False)
    emails = ("curator@school.example", "nobody@school.example", "closed@school.example")
    page = "/accounts/password/reset/"
    assert [hashes(lambda one=email: client.post(page, {"email": one})) for email in emails] == [0, 0, 0]
    assert mailoutbox == []
    assert list(Letter.objects.values_list("to", flat=True)) == ["curator@school.example"]


def test_limits_at_the_door_are_counted_for_all_processes_together(client, cast):
    assert isinstance(caches["default"], DatabaseCache)
    sign_in(client, "the_curator", "wrong-password")
    assert ":login:30/60/ip:ip:127.0.0.1" in str(list(Cached.objects.values_list("cache_key", flat=True)))


@pytest.mark.parametrize("address", ["/", "/people/", "/orders/", "/account/", "/pairs/", "/registry/mentors/"])
def test_an_ordinary_page_asks_the_shared_counters_nothing(client, cast, address, django_assert_max_num_queries):
    client.force_login(cast.curator)
    with django_assert_max_num_queries(100) as asked:
        assert client.get(address).status_code == 200
    assert not [query["sql"] for query in asked.captured_queries if Cached._meta.db_table in query["sql"]]


def test_a_password_that_must_be_changed_opens_nothing_else(client, cast, curator):
    User.objects.filter(pk=curator.pk).update(must_change_password=True)
    sign_in(client, "the_curator")
    assert client.get(reverse("people:list")).url == "/accounts/password/change/"
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert client.get(reverse("people:list")).status_code == 200


@pytest.mark.parametrize(
    ("password", "refused"),
    [
        ("seven77", True),
        ("eight888x", False),
        ("qwertyuiop", True),  # among the most common
        ("iloveyou1", True),
        ("the_curator", True),
        ("The_Curator1", True),
        ("МБОУ СШ 100", True),
        ("x" * 100 + "щ", False),
    ],
)
def test_which_passwords_are_refused(cast, password, refused):
    type(cast.school).objects.filter(pk=cast.school.pk).update(short_name="МБОУ СШ № 100")
    if refused:
        with pytest.raises(ValidationError):
            validate_password(password, cast.curator)
    else:
        validate_password(password, cast.curator)


def test_a_blocked_user_is_out_at_once_and_old_sessions_stay_dead(client, cast):
    admin, person = cast.actor(cast.administrator), cast.person(cast.mentor)
    client.force_login(cast.mentor)
    assert client.get(HOME).status_code == 200
    block_user(person, actor=admin)
    assert client.get(HOME).status_code == 302
    person.refresh_from_db()
    unblock_user(person, actor=admin)
    assert client.get(HOME).status_code == 302
    assert sign_in(client, "the_mentor").status_code == 302


def test_who_may_not_block(cast):
    mentor = cast.person(cast.mentor)
    for who in ("curator", "director", "stranger"):
        with pytest.raises(PermissionDenied):
            block_user(mentor, actor=cast.actor(getattr(cast, who)))
    with pytest.raises(PermissionDenied):
        block_user(cast.person(cast.administrator), actor=cast.actor(cast.administrator))
    make_person(cast.next_door, user=cast.mentor)
    with pytest.raises(RuleViolation, match="и другую организацию"):
        block_user(mentor, actor=cast.actor(cast.administrator))


def test_one_ends_ones_other_sessions(client, cast, curator):
    other = type(client)()
    sign_in(client, "the_curator")
    sign_in(other, "the_curator")
    client.post(reverse("people:sessions_end"), guards(cast.school))
    assert client.get(HOME).status_code == 200
    assert other.get(HOME).status_code == 302


@pytest.mark.parametrize(
    ("email", "password", "status", "kept"),
    [
        ("new@school.example", PASSWORD, 302, "new@school.example"),
        ("", PASSWORD, 302, ""),
        ("new@school.example", "wrong", 422, "curator@school.example"),
        ("taken@school.example", PASSWORD, 422, "curator@school.example"),
    ],
)
def test_an_e_mail_is_changed_by_password(client, cast, curator, email, password, status, kept):
    User.objects.filter(pk=cast.mentor.pk).update(email="Taken@school.example")
    client.force_login(curator)
    data = guards(cast.school) | {"email": email, "password": password}
    assert client.post(reverse("people:account_email"), data).status_code == status
    curator.refresh_from_db()
    assert curator.email == kept
    assert client.get("/accounts/email/").url == reverse("people:account")


def test_without_a_role_there_is_no_access_but_a_way_out(client, cast):
    client.force_login(cast.no_role)
    response = client.get("/")
    assert response.status_code == 403
    assert "Нет доступа" in response.content.decode()
    assert client.get("/people/").status_code == 403
    assert client.post("/accounts/logout/").status_code == 302


def test_roles_of_a_person_act_together_and_of_another_organization_only_after_the_switch(client, cast):
    other = make_organization(short_name="Ясная школа")
    give_role(cast.person(cast.mentor), Role.SECRETARY)
    give_role(make_person(other, user=cast.mentor), Role.CURATOR)
    client.force_login(cast.mentor)
    actor = actor_of(cast.mentor, cast.school)
    assert actor.roles == {Role.MENTOR, Role.SECRETARY}
    assert client.get(reverse("people:import_new")).status_code == 403
    data = guards(cast.school) | {"organization_to": other.pk, "next": reverse("people:list")}
    response = client.post(reverse("people:switch"), data)
    assert response.url == reverse("people:list")
    assert client.get(reverse("people:import_new")).status_code == 200
    assert User.objects.get(pk=cast.mentor.pk).last_organization == other
    fresh = type(client)()
    fresh.force_login(User.objects.get(pk=cast.mentor.pk))
    assert fresh.get(reverse("people:import_new")).status_code == 200


@pytest.mark.parametrize("next_url", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_the_switch_leads_nowhere_else(client, cast, next_url):
    client.force_login(cast.mentor)
    data = guards(cast.school) | {"organization_to": cast.school.pk, "next": next_url}
    assert client.post(reverse("people:switch"), data).url == "/"


def test_one_switches_only_to_where_one_has_a_role(client, cast):
    client.force_login(cast.mentor)
    data = guards(cast.school) | {"organization_to": cast.next_door.pk}
    assert client.post(reverse("people:switch"), data).status_code == 404
    assert client.get(reverse("people:switch")).status_code == 405
    make_person(cast.next_door, user=cast.mentor)  # known there, without a role
    assert client.post(reverse("people:switch"), data).status_code == 404


def test_coordinators_and_others_have_their_own_page_of_sign_in(client, cast):
    for user in (cast.municipal, cast.mentee, cast.director):
        client.force_login(user)
        assert user.username in client.get(HOME).content.decode()


def test_two_users_cannot_share_a_username_in_another_case(cast):
    assert User.objects.get_by_natural_key("THE_MENTOR") == cast.mentor
    with pytest.raises(Exception, match="user_username_once"):
        make_user(cast.school, username="THE_mentor")
