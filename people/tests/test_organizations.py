"""The organization's own page, and the first organization of a fresh server."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from core.problems import RuleViolation
from people.actions import change_organization
from people.models import Invitation, Membership, Organization, Person
from people.rules import Role
from tests.cast import guards, make_person

NEW = {
    "kind": "school",
    "full_name": "Муниципальная школа № 7",
    "short_name": "Гимназия № 7",
    "slug": "school-7",
    "administrator": "Кротова Елена Львовна",
}
FORM = {
    "kind": "lyceum",
    "full_name": "Муниципальный лицей",
    "short_name": "Лицей № 2",
    "genitive_name": "",
    "place": "г. Тула",
    "address": "",
    "site": "https://lyceum.example",
    "head_post": "и.о. директора",
    "letterhead": "center",
    "left_margin": "20",
    "font_size": "13",
    "head": "",
    "time_zone": "Asia/Kamchatka",
    "electronic_act": "приказ от 01.09.2026 № 5",
}


def test_the_administrator_describes_the_organization(client, cast):
    client.force_login(cast.administrator)
    edit = reverse("people:organization_edit", args=[cast.school.pk])
    head = make_person(cast.school)
    response = client.post(edit, guards(cast.school, cast.school) | FORM | {"head": head.pk})
    assert response.url == cast.school.get_absolute_url()
    cast.school.refresh_from_db()
    assert (cast.school.kind, cast.school.head, cast.school.head_post) == ("lyceum", head, "и.о. директора")
    assert (cast.school.genitive_name, cast.school.time_zone) == ("Лицея № 2", "Asia/Kamchatka")
    page = client.get(response.url).content.decode()
    assert "приказ от 01.09.2026 № 5" in page


def test_slug_parent_and_work_are_not_the_administrators_to_change(client, cast):
    client.force_login(cast.administrator)
    edit = reverse("people:organization_edit", args=[cast.school.pk])
    before = (cast.school.slug, cast.school.parent, cast.school.is_active)
    extra = {"slug": "other", "parent": cast.region.pk, "is_active": ""}
    client.post(edit, guards(cast.school, cast.school) | FORM | extra)
    cast.school.refresh_from_db()
    assert (cast.school.slug, cast.school.parent, cast.school.is_active) == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "region"},
        {"time_zone": "Mars/Base"},
        {"short_name": ""},
        {"site": "javascript:alert(1)"},
        {"head": "0"},
    ],
)
def test_nonsense_is_refused(client, cast, wrong):
    client.force_login(cast.administrator)
    edit = reverse("people:organization_edit", args=[cast.school.pk])
    assert client.post(edit, guards(cast.school, cast.school) | FORM | wrong).status_code == 422
    before = cast.school.short_name
    cast.school.refresh_from_db()
    assert cast.school.short_name == before


def test_the_head_is_somebody_of_the_organization(client, cast):
    client.force_login(cast.administrator)
    edit = reverse("people:organization_edit", args=[cast.school.pk])
    foreign = make_person(cast.next_door)
    assert client.post(edit, guards(cast.school, cast.school) | FORM | {"head": foreign.pk}).status_code == 422
    with pytest.raises(RuleViolation, match="этой организации"):
        change_organization(cast.school, actor=cast.actor(cast.administrator), head=foreign)


def test_a_stale_form_is_told_so(client, cast):
    client.force_login(cast.administrator)
    edit = reverse("people:organization_edit", args=[cast.school.pk])
    old = guards(cast.school, cast.school)
    assert client.post(edit, old | FORM).status_code == 302
    assert client.post(edit, old | FORM | {"short_name": "Иначе"}).status_code == 409


@pytest.mark.parametrize("who", ["curator", "director", "secretary", "municipal", "stranger"])
def test_nobody_else_changes_it(cast, who):
    with pytest.raises(PermissionDenied):
        change_organization(cast.school, actor=cast.actor(getattr(cast, who)), short_name="Моя")


@pytest.mark.parametrize(("who", "status"), [("mentee", 200), ("municipal", 200), ("regional", 200), ("stranger", 404)])
def test_who_sees_the_page(client, cast, who, status):
    client.force_login(getattr(cast, who))
    assert client.get(cast.school.get_absolute_url()).status_code == status


def run(capsys, **options):
    call_command("create_organization", **(NEW | options))
    return capsys.readouterr().out


def test_a_database_without_tables_is_told_of_in_one_line(db, monkeypatch):
    monkeypatch.setattr(type(connection.introspection), "table_names", lambda self: [])
    with pytest.raises(CommandError, match="Сначала выполните"):
        call_command("create_organization", **NEW)


def test_the_first_organization_of_a_server_and_the_way_in(client, db, capsys):
    out = run(capsys, head="Зуева Анна Игоревна", head_post="заведующий", place="г. Тула", role=["curator"])
    school = Organization.objects.get(slug="school-7")
    person = Person.objects.get(family_name="Кротова")
    assert (school.genitive_name, school.head.family_name, school.head.post) == ("Гимназии № 7", "Зуева", "заведующий")
    assert (person.organization, person.sex) == (school, "f")
    assert set(Membership.objects.filter(person=person).values_list("role", flat=True)) == {"administrator", "curator"}
    path = re.search(r"http\S+?(/invitation/\S+)", out)[1]
    password = "лесная поляна 5"
    data = {"username": "krotova", "password": password, "again": password}
    assert client.post(path, data).status_code == 302
    assert client.get("/people/").status_code == 200


def test_a_head_who_is_the_administrator_is_one_person(db, capsys):
    run(capsys, head=NEW["administrator"])
    assert Organization.objects.get().head == Person.objects.get()
    assert set(Membership.objects.values_list("role", flat=True)) == {"administrator", "director"}


def test_whoever_heads_a_working_organization_is_its_director(db, capsys):
    run(capsys, head="Зуева Анна Игоревна")
    head = Organization.objects.get().head
    assert list(Membership.objects.filter(person=head).values_list("role", flat=True)) == ["director"]


def test_the_head_of_a_municipality_gets_no_role_by_that(db, capsys):
    run(capsys, kind="municipality", head="Зуева Анна Игоревна", head_post="начальник")
    head = Organization.objects.get().head
    assert (head.post, Membership.objects.filter(person=head).count()) == ("начальник", 0)


def test_once_more_changes_nothing_and_may_give_a_new_code(db, capsys):
    run(capsys)
    again = run(capsys, short_name="Иначе")
    assert "уже есть, ничего не изменилось" in again
    assert "--new-code" in again
    assert (Organization.objects.get().short_name, Invitation.objects.count()) == ("Гимназия № 7", 1)
    assert re.search(r"[A-Z0-9]{4}(-[A-Z0-9]{4}){2}", run(capsys, new_code=True))
    assert Invitation.objects.filter(revoked_at=None).count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"full_name": ""}, "--full-name"),
        ({"kind": "castle"}, "Вид организации"),
        ({"slug": "школа 7"}, "имя в адресе"),
        ({"administrator": "Кротова"}, "фамилия и имя"),
        ({"administrator_email": "not-an-email"}, "электронная почта"),
        ({"parent": "nowhere"}, "nowhere"),
        ({"role": ["mentor"]}, "mentor"),
        ({"time_zone": "Mars/Base"}, "часового пояса"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(db, monkeypatch, wrong, said):
    monkeypatch.setattr("sys.stdin", open("/dev/null"))  # noqa: SIM115
    with pytest.raises(CommandError, match=said):
        call_command("create_organization", **(NEW | wrong))
    assert Organization.objects.count() == 0


def test_a_municipality_has_coordinators(db, capsys):
    run(capsys, kind="municipality", role=[Role.COORDINATOR])
    assert set(Membership.objects.values_list("role", flat=True)) == {"administrator", "coordinator"}
    run(capsys, slug="school-8", parent="school-7")
    assert Organization.objects.get(slug="school-8").parent == Organization.objects.get(slug="school-7")
