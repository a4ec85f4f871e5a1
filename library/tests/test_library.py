"""The methodical library: what a material needs, who keeps it, what the pages show."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.urls import reverse

from core.models import AuditEntry
from core.problems import RuleViolation
from library.actions import add, archive, change, restore
from library.models import Material
from library.tests.make import archived, make_material, with_file
from tests.cast import guards
from tests.probes.papers import picture

TODAY = date(2026, 10, 5)


def test_a_material_is_a_file_or_a_link(cast):
    actor = cast.actor(cast.curator)
    with pytest.raises(RuleViolation, match="Приложите файл или укажите ссылку"):
        add(title="Памятка", actor=actor, today=TODAY)
    material = add(title="Памятка", link="https://example.org", actor=actor, today=TODAY)
    assert (material.added_on, material.added_by, material.organization) == (TODAY, cast.curator, cast.school)
    assert AuditEntry.objects.about(material).get().facts == {"has_file": 0}


def test_the_database_too_refuses_a_material_without_content(cast):
    with pytest.raises(IntegrityError):
        make_material(cast.school, link="")


@pytest.mark.parametrize("role", ["director", "mentor", "mentee", "secretary", "stranger", "municipal"])
def test_only_who_keeps_the_library_writes_in_it(cast, role):
    actor, material = cast.actor(getattr(cast, role)), make_material(cast.school)
    with pytest.raises(PermissionDenied):
        add(title="Чужое", link="https://example.org", organization=cast.school, actor=actor, today=TODAY)
    with pytest.raises(PermissionDenied):
        change(material, title="Чужое", link="https://example.org", actor=actor, today=TODAY)
    with pytest.raises(PermissionDenied):
        archive(material, actor=actor, today=TODAY)
    assert [(m.title, m.is_archived) for m in Material.objects.all()] == [("Памятка наставнику", False)]


def test_an_archived_material_is_not_deleted_and_comes_back(cast):
    actor, material = cast.actor(cast.curator), make_material(cast.school)
    assert archive(material, actor=actor, today=TODAY).is_archived
    with pytest.raises(RuleViolation, match="в архиве"):
        change(material, title="Иначе", link="https://example.org", actor=actor, today=TODAY)
    assert not restore(material, actor=actor, today=TODAY).is_archived


def test_a_mentor_reads_the_file_but_not_the_archive(client, cast):
    material, gone = with_file(cast.school, cast), archived(cast.school, cast)
    client.force_login(cast.mentor)
    assert client.get(reverse("library:file", args=[material.pk]))["Content-Type"] == "image/png"
    assert client.get(gone.get_absolute_url()).status_code == 404
    page = client.get(reverse("library:list"), {"where": "archive"})
    assert [row.record for row in page.context["table"].rows] == [material]


def test_the_curator_finds_the_archive_by_the_filter(client, cast):
    kept, gone = make_material(cast.school), archived(cast.school, cast)
    client.force_login(cast.curator)
    lists = [client.get(reverse("library:list"), query).context["table"] for query in ({}, {"where": "archive"})]
    assert [[row.record for row in table.rows] for table in lists] == [[kept], [gone]]


@pytest.mark.parametrize("words", ["ПАМЯТКА", "еж"])
def test_the_search_knows_no_case_and_no_yo(client, cast, words):
    found = make_material(cast.school, title="Памятка: ёж")
    make_material(cast.school, title="Образец")
    client.force_login(cast.mentee)
    page = client.get(reverse("library:list"), {"q": words})
    assert [row.record for row in page.context["table"].rows] == [found]


def test_a_form_without_file_and_link_says_so_beside_the_field(client, cast):
    client.force_login(cast.curator)
    response = client.post(reverse("library:new"), guards(cast.school) | {"title": "Памятка"})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["file"]


def test_a_file_is_added_on_the_page_and_stays_after_a_correction(client, cast):
    client.force_login(cast.curator)
    client.post(reverse("library:new"), guards(cast.school) | {"title": "Памятка", "file": picture()})
    material = Material.objects.get()
    fields = guards(cast.school, material) | {"title": "Памятка 2", "about": "", "link": ""}
    assert client.post(reverse("library:edit", args=[material.pk]), fields).status_code == 302
    changed = Material.objects.get()
    assert (changed.title, changed.file.filename) == ("Памятка 2", "лист.png")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x"])
def test_a_link_leads_to_a_page_and_nowhere_else(client, cast, link):
    client.force_login(cast.curator)
    response = client.post(reverse("library:new"), guards(cast.school) | {"title": "Памятка", "link": link})
    assert response.status_code == 422
    assert not Material.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(client, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        make_material(cast.school)
    client.force_login(cast.curator)
    client.get(reverse("library:list"))
    with django_assert_num_queries(6):
        page = client.get(reverse("library:list"))
    assert page.context["count"] == rows


def test_an_empty_library_says_what_to_do(client, cast):
    client.force_login(cast.curator)
    page = client.get(reverse("library:list")).content.decode()
    assert "Добавьте файл или ссылку" in page
