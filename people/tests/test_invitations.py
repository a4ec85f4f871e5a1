"""One-time ways in: made, shown once, used once, expired, revoked, guessed in vain."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from core.models import AuditEntry
from core.problems import RuleViolation
from people.actions import block_user, invite_by_letter, make_codes, revoke_invitation
from people.models import Invitation, Letter, Person, User
from people.rules import Role
from people.rules.sign_in import (
    CODE_ALPHABET,
    WRONG_CODES,
    free_username,
    new_code,
    normal_secret,
    secret_hash,
)
from people.selectors.invitations import slips
from printing.formats import to_text
from tests.cast import give_role, guards, make_person, make_user

PASSWORD = "тихий берег 24"


@pytest.fixture
def admin(cast):
    return cast.actor(cast.administrator)


@pytest.fixture
def newcomer(cast):
    person = make_person(
        cast.school, family_name="Щукина", given_name="Юлия", patronymic="Яковлевна", email="shchukina@school.example"
    )
    give_role(person, Role.MENTEE)
    return person


def code_for(person, actor):
    [(_, code)] = make_codes([person], actor=actor)
    return code


def door(code):
    return reverse("people:invitation", args=[code])


def accept(client, code, **fields):
    data = {"username": "yulia", "email": "", "password": PASSWORD, "again": PASSWORD} | fields
    return client.post(door(code), data)


def test_a_code_is_short_readable_and_typed_on_any_keyboard():
    code = new_code()
    assert re.fullmatch(rf"[{CODE_ALPHABET}]{{4}}(-[{CODE_ALPHABET}]{{4}}){{2}}", code)
    assert not set(CODE_ALPHABET) & set("0O1IL5S8B")
    assert normal_secret(" асЕн кмрт-ху34 ") == "ACEH-KMPT-XY34"
    assert secret_hash("асенкмртху34") == secret_hash("ACEH-KMPT-XY34")
    assert secret_hash("ACEH-KMPT-XY36") != secret_hash("ACEH-KMPT-XY34")


@pytest.mark.parametrize(
    ("taken", "expected"),
    [(set(), "shchukina.iv"), ({"shchukina.iv", "shchukina.iv2"}, "shchukina.iv3")],
)
def test_a_free_username_is_proposed(taken, expected):
    assert free_username("Щукина", "Юлия", "Викторовна", taken.__contains__) == expected


def test_only_the_hash_of_a_code_is_kept(newcomer, admin):
    code = code_for(newcomer, admin)
    stored = str(list(Invitation.objects.values()))
    assert code not in stored
    assert code.replace("-", "") not in stored
    assert code not in str(list(AuditEntry.objects.values()))


def test_a_code_opens_a_sign_in_once(client, newcomer, admin):
    code = code_for(newcomer, admin)
    page = client.get(door(code)).content.decode()
    assert "Щукина Юлия Яковлевна" in page
    assert "shchukina.ii" in page
    response = accept(client, code)
    assert (response.status_code, response.url) == (302, "/")
    newcomer.refresh_from_db()
    assert newcomer.user.check_password(PASSWORD)
    assert client.session["_auth_user_id"] == str(newcomer.user.pk)
    client.logout()
    again = client.get(door(code))
    assert again.status_code == 410
    assert "уже использовано" in again.content.decode()
    assert accept(client, code, username="second").status_code == 410
    assert not User.objects.filter(username="second").exists()


def test_a_code_is_typed_at_the_door(client, newcomer, admin):
    code = code_for(newcomer, admin)
    response = client.post(reverse("people:invitation_code"), {"code": code.lower().replace("-", " ")})
    assert response.url == door(code)
    assert client.post(reverse("people:invitation_code"), {"code": ""}).status_code == 422
    assert client.get(reverse("people:invitation_code")).status_code == 200


def test_a_wrong_code_is_told_so_and_noted(client, db):
    response = client.get(door("ZZZZ"))
    assert response.status_code == 404
    assert "Такого кода нет" in response.content.decode()
    entry = AuditEntry.objects.get(action="people.invitation_refused")
    assert (entry.outcome, entry.ip, entry.facts) == ("refused", "127.0.0.1", {})


def test_an_expired_and_a_revoked_code_say_why(client, newcomer, admin):
    code = code_for(newcomer, admin)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    response = client.get(door(code))
    assert (response.status_code, "Срок приглашения истёк" in response.content.decode()) == (410, True)
    Invitation.objects.update(expires_at=timezone.now() + timedelta(days=1))
    revoke_invitation(Invitation.objects.get(), actor=admin)
    response = client.get(door(code))
    assert (response.status_code, "отменено" in response.content.decode()) == (410, True)


def test_a_new_invitation_ends_the_earlier_one(client, newcomer, admin):
    first, second = code_for(newcomer, admin), code_for(newcomer, admin)
    assert client.get(door(first)).status_code == 410
    assert client.get(door(second)).status_code == 200


def test_guessing_from_one_address_is_stopped_for_a_while(client, newcomer, admin):
    code = code_for(newcomer, admin)
    for _ in range(WRONG_CODES):
        assert client.get(door("ZZZZ")).status_code == 404
    assert client.get(door(code)).status_code == 429
    assert client.get(door(code), REMOTE_ADDR="10.0.0.9").status_code == 200


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"password": "short1", "again": "short1"}, "слишком короткий"),
        ({"password": "password123", "again": "password123"}, "слишком широко распространён"),
        ({"username": "yulia.schukina", "password": "yulia.schukina", "again": "yulia.schukina"}, "именем для входа"),
        ({"again": "другой"}, "не совпадают"),
        ({"username": "THE_CURATOR"}, "занято"),
        ({"username": "a b"}, "Не короче трёх знаков"),
        ({"email": "not-an-email"}, "адрес электронной почты"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_the_code_stays_good(client, newcomer, admin, fields, said):
    code = code_for(newcomer, admin)
    response = accept(client, code, **fields)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert Invitation.objects.get().is_open()


@pytest.mark.parametrize("end", ["", "1", "2026"])
def test_the_schools_name_is_no_password(client, cast, newcomer, admin, end):
    type(cast.school).objects.filter(pk=cast.school.pk).update(short_name="Гимназия Заречная")
    password = f"гимназия заречная{end}"
    response = accept(client, code_for(newcomer, admin), password=password, again=password)
    assert "названием организации" in response.content.decode()


def test_a_password_may_be_long(client, newcomer, admin):
    password = "длинная фраза из нескольких слов " * 5
    assert accept(client, code_for(newcomer, admin), password=password, again=password).status_code == 302
    newcomer.refresh_from_db()
    assert newcomer.user.check_password(password)


def test_a_link_goes_by_letter_to_the_configured_address(newcomer, admin, settings, client):
    settings.SITE_URL = "https://school.example"
    invite_by_letter(newcomer, actor=admin)
    letter = Letter.objects.get()
    assert (letter.to, letter.organization) == ("shchukina@school.example", newcomer.organization)
    path = re.search(r"https://school\.example(/invitation/[\w-]+/)", letter.body)[1]
    assert accept(client, path.split("/")[2], email="shchukina@school.example").status_code == 302
    assert User.objects.get(username="yulia").email == "shchukina@school.example"


def test_without_an_e_mail_a_letter_is_refused(newcomer, admin):
    Person.objects.filter(pk=newcomer.pk).update(email="")
    newcomer.refresh_from_db()
    with pytest.raises(RuleViolation, match="не указана электронная почта"):
        invite_by_letter(newcomer, actor=admin)


def test_a_lost_password_is_set_anew_by_a_code_and_ends_old_sessions(client, cast, admin):
    client.force_login(cast.mentor)
    assert client.get(reverse("people:account")).status_code == 200
    code = code_for(cast.person(cast.mentor), admin)
    other = type(client)()
    assert "the_mentor" in other.get(door(code)).content.decode()
    assert other.post(door(code), {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    cast.mentor.refresh_from_db()
    assert cast.mentor.check_password(PASSWORD)
    assert client.get(reverse("people:account")).status_code == 302


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.ADMINISTRATOR, Role.SECRETARY, Role.CURATOR])
def test_the_curator_hands_out_no_way_in_to_who_decides(cast, newcomer, role):
    curator = cast.actor(cast.curator)
    assert code_for(newcomer, curator)
    give_role(newcomer, role)
    with pytest.raises(PermissionDenied):
        make_codes([newcomer], actor=curator)


def test_nobody_makes_a_code_for_oneself_or_for_another_school(cast, admin):
    with pytest.raises(PermissionDenied):
        make_codes([cast.person(cast.administrator)], actor=admin)
    with pytest.raises(PermissionDenied):
        make_codes([make_person(cast.next_door)], actor=admin)
    assert Invitation.objects.count() == 0


def test_a_sign_in_of_two_schools_gets_no_code_from_one(cast, admin):
    here = cast.person(cast.mentor)
    make_person(cast.next_door, user=cast.mentor)
    with pytest.raises(RuleViolation, match="и другую организацию"):
        make_codes([here], actor=admin)


def test_a_closed_sign_in_gets_no_code(cast, admin):
    block_user(cast.person(cast.mentor), actor=admin)
    with pytest.raises(RuleViolation, match="вход закрыт"):
        make_codes([cast.person(cast.mentor)], actor=admin)


def test_somebody_of_another_school_joins_with_the_same_sign_in(client, cast, newcomer, admin):
    code = code_for(newcomer, admin)
    client.force_login(cast.stranger)
    assert "the_stranger" in client.get(door(code)).content.decode()
    assert client.post(door(code), {"join": "yes"}).status_code == 302
    newcomer.refresh_from_db()
    assert newcomer.user == cast.stranger
    assert client.get("/").context["actor"].organization == cast.school


def test_joining_needs_a_sign_in_and_a_place_that_is_free(client, cast, newcomer, admin):
    code = code_for(newcomer, admin)
    assert client.post(door(code), {"join": "yes"}).status_code == 422
    client.force_login(cast.mentor)  # is somebody else of this school
    response = client.post(door(code), {"join": "yes"})
    assert (response.status_code, "на другого человека" in response.content.decode()) == (422, True)
    newcomer.refresh_from_db()
    assert newcomer.user is None


def test_slips_are_printed_once_for_those_ticked(client, cast, newcomer):
    other = make_person(cast.school)
    give_role(other, Role.COUNCIL)
    client.force_login(cast.administrator)
    page = client.get(reverse("people:invite")).content.decode()
    assert "Щукина Юлия Яковлевна" in page
    data = guards(cast.school) | {"person": [newcomer.pk], "how": "print"}
    response = client.post(reverse("people:invite"), data)
    assert (response["Content-Type"], response.content[:5]) == ("application/pdf", b"%PDF-")
    assert list(Invitation.objects.values_list("person", flat=True)) == [newcomer.pk]


def test_a_slip_says_who_where_what_and_until_when(cast, newcomer):
    until = timezone.now()
    text = to_text(slips(cast.school, [(newcomer, "ACEH-KMPT-XY34")], until))
    assert "Щукина Юлия Яковлевна" in text
    assert "ACEH-KMPT-XY34" in text
    assert "/invitation/" in text


def test_codes_on_the_screen_and_letters(client, cast, newcomer):
    client.force_login(cast.administrator)
    data = guards(cast.school) | {"person": [newcomer.pk]}
    page = client.post(reverse("people:invite"), data | {"how": "screen"}).content.decode()
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", page)[0]
    assert client.get(door(code)).status_code == 200
    assert client.post(reverse("people:invite"), data | {"how": "letter"}).status_code == 302
    assert Letter.objects.get().to == newcomer.email
    nobody = client.post(reverse("people:invite"), guards(cast.school) | {"how": "print"})
    assert (nobody.status_code, "Отметьте" in nobody.content.decode()) == (422, True)


def test_people_of_another_school_cannot_be_ticked(client, cast):
    foreign = make_user(cast.next_door, Role.MENTOR)
    client.force_login(cast.administrator)
    data = guards(cast.school) | {"person": [Person.objects.get(user=foreign).pk], "how": "screen"}
    assert client.post(reverse("people:invite"), data).status_code == 422
    assert Invitation.objects.count() == 0
