"""How names and posts are declined: computed, shown, corrected once, printed so from then on."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.actors import SYSTEM
from people.actions import add_person, change_organization, change_person, correct_forms, correct_organization_forms
from people.models import Organization, Person, PostForms
from people.selectors.wording import doubts
from tests.cast import guards, make_person

TODAY = date(2026, 9, 1)


def new(cast, **details):
    facts = {"family_name": "Оленева", "given_name": "Дарья", "patronymic": "Львовна", "sex": "f"} | details
    return add_person(actor=SYSTEM, today=TODAY, organization=cast.school, **facts)


def test_a_name_corrected_once_wins_wherever_it_is_printed(cast):
    person = new(cast, family_name="Заяц", post="учитель химии")
    correct_forms(person, actor=cast.actor(cast.curator), name={"dat": "Зайцу Дарье Львовне"}, post={})
    person = Person.objects.get(pk=person.pk)
    assert person.name_in("dat") == "Зайцу Дарье Львовне"
    assert person.short_name_in("dat") == "Зайцу\xa0Д.\xa0Л."
    assert person.name_in("gen") == "Заяц Дарьи Львовны"


def test_a_post_corrected_once_holds_for_all_who_have_it_now_and_later(cast):
    first = new(cast, post="тьютор (ассистент)")
    second = new(cast, given_name="Анна", post="тьютор (ассистент)")
    other = make_person(cast.next_door, post="тьютор (ассистент)")
    correct_forms(first, actor=cast.actor(cast.curator), name={}, post={"gen": "тьютора-ассистента"})
    later = new(cast, given_name="Ольга", post="тьютор (ассистент)")
    moved = change_person(
        new(cast, given_name="Зоя", post="учитель"), actor=SYSTEM, today=TODAY, post="тьютор (ассистент)"
    )
    printed = {person.pk: Person.objects.get(pk=person.pk).post_in("gen") for person in (first, second, later, moved)}
    assert set(printed.values()) == {"тьютора-ассистента"}
    assert Person.objects.get(pk=other.pk).post_in("gen") == "тьютора (ассистента)"


def test_a_correction_taken_back_leaves_nothing_behind(cast):
    person = new(cast, post="тьютор")
    person = correct_forms(person, actor=SYSTEM, name={"gen": "Оленёвой Дарьи Львовны"}, post={"gen": "тьютера"})
    person = correct_forms(person, actor=SYSTEM, name={}, post={})
    assert Person.objects.get(pk=person.pk).declensions == person.declensions == {}
    assert not PostForms.objects.exists()


def test_a_new_name_forgets_the_forms_of_the_old_one_and_keeps_those_of_the_post(cast):
    person = new(cast, family_name="Заяц", post="тьютор")
    person = correct_forms(person, actor=SYSTEM, name={"gen": "Зайца Дарьи Львовны"}, post={"gen": "тьютера"})
    person = change_person(person, actor=SYSTEM, today=TODAY, family_name="Рябинина")
    assert (person.name_in("gen"), person.post_in("gen")) == ("Рябининой Дарьи Львовны", "тьютера")


def test_the_heads_post_is_corrected_on_the_organizations_page(client, cast):
    client.force_login(cast.curator)
    url = reverse("people:organization_forms", args=[cast.school.pk])
    assert "Как склоняется" in client.get(reverse("people:organization", args=[cast.school.pk])).content.decode()
    data = guards(cast.school, cast.school) | {"genitive_name": "Школы № 100", "post_dat": "директорше"}
    assert client.post(url, data).status_code == 302
    school = Organization.objects.get(pk=cast.school.pk)
    assert (school.in_genitive, school.head_post_in("dat"), school.head_post_in("gen")) == (
        *("Школы № 100", "директорше", "директора"),
    )
    person = new(cast, post="директор")
    assert person.post_in("dat") == "директорше"
    school = change_organization(school, actor=SYSTEM, head_post="заведующий")
    assert school.head_post_in("dat") == "заведующему"
    school = change_organization(school, actor=SYSTEM, head_post="директор")
    assert school.head_post_in("dat") == "директорше"


@pytest.mark.parametrize("role", ["director", "mentor", "psychologist"])
def test_only_who_keeps_staff_or_papers_corrects_forms(cast, role):
    actor = cast.actor(cast.by_role(role))
    with pytest.raises(PermissionDenied):
        correct_organization_forms(cast.school, genitive_name="Школы", post={}, actor=actor)
    with pytest.raises(PermissionDenied):
        correct_forms(new(cast), name={}, post={}, actor=actor)


@pytest.mark.parametrize(
    ("details", "told"),
    [
        ({"family_name": "Ли", "given_name": "Женя", "patronymic": "", "sex": ""}, ["пол не указан"]),
        ({"sex": ""}, []),
        ({"post": "Head of School"}, ["должность «Head of School» печатается без изменений"]),
        ({"post": "и.о. директора"}, []),
        ({"post": "ЗДУВР"}, []),
    ],
)
def test_the_rules_say_where_they_are_in_doubt(cast, details, told):
    found = doubts(new(cast, **details))
    assert len(found) == len(told)
    assert all(one.startswith(text) for one, text in zip(found, told, strict=True))


def test_the_card_shows_every_case_and_leads_to_the_page_that_corrects_them(client, cast):
    person = new(cast, family_name="Ли", given_name="Женя", patronymic="", sex="", post="учитель химии")
    client.force_login(cast.curator)
    card = client.get(person.get_absolute_url()).content.decode()
    assert "Ли Женя, учителем химии" in card
    assert "Проверьте: пол не указан" in card
    assert reverse("people:forms", args=[person.pk]) in card
    page = client.get(reverse("people:forms", args=[person.pk])).content.decode()
    assert "Как склоняется" in page
    assert 'value="учителя химии"' in page
