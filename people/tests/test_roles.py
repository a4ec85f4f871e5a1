"""Roles: who gives, who takes, what holds at once; the curator's work passes on."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.models import AuditEntry
from core.problems import RuleViolation
from people.actions import close_membership, open_membership, pass_curatorship
from people.models import Membership, Person
from people.rules import Role
from people.selectors import todo
from tests.cast import actor_of, give_role, guards, make_person, make_user

TODAY = date(2026, 9, 20)


def roles_of(person):
    return set(Membership.objects.filter(person=person, ended_on=None).values_list("role", flat=True))


def test_the_administrator_gives_and_takes_a_role(cast):
    admin, person = cast.actor(cast.administrator), make_person(cast.school)
    open_membership(person, Role.SECRETARY, actor=admin, today=TODAY)
    open_membership(person, Role.SECRETARY, actor=admin, today=TODAY)  # twice is once
    assert roles_of(person) == {Role.SECRETARY}
    close_membership(person, Role.SECRETARY, actor=admin, today=TODAY)
    assert roles_of(person) == set()
    assert Membership.objects.get(person=person).ended_on == TODAY
    entry = AuditEntry.objects.about(person).get(action="people.role_ended")
    assert (entry.facts, entry.actor) == ({"role": "secretary", "until": "2026-09-20"}, cast.administrator)


@pytest.mark.parametrize("who", ["director", "curator", "secretary", "mentor", "psychologist", "council"])
def test_nobody_else_gives_a_role(cast, who):
    with pytest.raises(PermissionDenied):
        open_membership(make_person(cast.school), Role.SECRETARY, actor=cast.actor(getattr(cast, who)), today=TODAY)


def test_nobody_gives_a_role_to_oneself_while_another_administrator_can(cast):
    admin, own = cast.actor(cast.administrator), cast.person(cast.administrator)
    open_membership(own, Role.SECRETARY, actor=admin, today=TODAY)  # the only administrator
    make_user(cast.school, Role.ADMINISTRATOR)
    with pytest.raises(PermissionDenied):
        open_membership(own, Role.DIRECTOR, actor=admin, today=TODAY)
    assert roles_of(own) == {Role.ADMINISTRATOR, Role.SECRETARY}


def test_the_last_administrator_stays(cast):
    admin, own = cast.actor(cast.administrator), cast.person(cast.administrator)
    with pytest.raises(RuleViolation, match="единственный администратор"):
        close_membership(own, Role.ADMINISTRATOR, actor=admin, today=TODAY)
    assert Role.ADMINISTRATOR in roles_of(own)


def test_a_school_has_no_coordinator_and_a_municipality_no_director(cast):
    admin = cast.actor(cast.administrator)
    with pytest.raises(RuleViolation, match="этой роли нет"):
        open_membership(make_person(cast.school), Role.COORDINATOR, actor=admin, today=TODAY)
    above = actor_of(make_user(cast.municipality, Role.ADMINISTRATOR))
    with pytest.raises(RuleViolation, match="этой роли нет"):
        open_membership(make_person(cast.municipality), Role.DIRECTOR, actor=above, today=TODAY)


def test_a_person_of_another_school_gets_no_role_here(cast):
    with pytest.raises(PermissionDenied):
        open_membership(make_person(cast.next_door), Role.SECRETARY, actor=cast.actor(cast.administrator), today=TODAY)


def test_a_bank_role_is_not_offered_and_not_taken_by_hand(client, cast):
    person = make_person(cast.school)
    client.force_login(cast.administrator)
    page = reverse("people:roles", args=[person.pk])
    response = client.post(page, guards(cast.school, person) | {"role": Role.MENTOR})
    assert response.status_code == 422
    assert roles_of(person) == set()


def test_a_role_taken_away_is_gone_at_the_next_request(client, cast):
    client.force_login(cast.curator)
    assert client.get(reverse("people:list")).status_code == 200
    Membership.objects.filter(person=cast.person(cast.curator)).update(ended_on=cast.school.today())
    response = client.get(reverse("people:list"))
    assert response.status_code == 403
    assert "Нет доступа" in response.content.decode()


def test_extra_fields_of_a_form_change_nothing(client, cast):
    person = cast.person(cast.mentor)
    client.force_login(cast.curator)
    data = guards(cast.school, person) | {
        "family_name": "Сизова-Необычная",
        "given_name": person.given_name,
        "role": Role.DIRECTOR,
        "user": cast.curator.pk,
        "organization_id": cast.next_door.pk,
    }
    assert client.post(reverse("people:edit", args=[person.pk]), data).status_code == 302
    person.refresh_from_db()
    assert (person.user, person.organization, roles_of(person)) == (cast.mentor, cast.school, {Role.MENTOR})


def test_the_curators_work_passes_in_one_act(cast):
    old, new = cast.person(cast.curator), make_person(cast.school)
    pass_curatorship(old, new, actor=cast.actor(cast.director), today=TODAY)
    assert (roles_of(old), roles_of(new)) == (set(), {Role.CURATOR})
    with pytest.raises(RuleViolation, match="уже не куратор"):
        pass_curatorship(old, new, actor=cast.actor(cast.director), today=TODAY)


def test_a_successor_who_is_curator_already_keeps_one_role(cast):
    old, new = cast.person(cast.curator), make_person(cast.school)
    give_role(new, Role.CURATOR)
    pass_curatorship(old, new, actor=cast.actor(cast.administrator), today=TODAY)
    assert Membership.objects.filter(person=new, role=Role.CURATOR).count() == 1


@pytest.mark.parametrize("who", ["curator", "mentor", "secretary", "stranger"])
def test_nobody_else_passes_the_curators_work(cast, who):
    with pytest.raises(PermissionDenied):
        pass_curatorship(
            cast.person(cast.curator), make_person(cast.school), actor=cast.actor(getattr(cast, who)), today=TODAY
        )


def test_the_curators_work_goes_neither_to_oneself_nor_abroad(cast):
    curator, director = cast.person(cast.curator), cast.actor(cast.director)
    with pytest.raises(PermissionDenied):
        pass_curatorship(curator, cast.person(cast.director), actor=director, today=TODAY)
    with pytest.raises(RuleViolation, match="той же организации"):
        pass_curatorship(curator, make_person(cast.next_door), actor=director, today=TODAY)


def test_who_has_which_rights_is_a_list_of_today(client, cast):
    gone = make_person(cast.school, family_name="Ушедшева")
    Membership.objects.create(person=gone, role=Role.SECRETARY, started_on=TODAY, ended_on=TODAY)
    foreign = make_person(cast.next_door, family_name="Чужакова")
    give_role(foreign, Role.SECRETARY)
    client.force_login(cast.administrator)
    response = client.get(reverse("people:rights"))
    assert response.context["count"] == 8
    assert "Ушедшева" not in response.content.decode()
    assert "Чужакова" not in response.content.decode()
    assert client.get(reverse("people:rights"), {"role": "director"}).context["count"] == 1
    assert client.get(reverse("people:rights"), {"export": "xlsx"})["Content-Type"].endswith("sheet")


@pytest.mark.parametrize("who", ["mentor", "mentee", "secretary", "municipal"])
def test_the_list_of_rights_is_closed_to_others(client, cast, who):
    client.force_login(getattr(cast, who))
    assert client.get(reverse("people:rights")).status_code == 403


def test_the_administrator_of_an_organization_without_a_curator_is_told_to_name_one(cast):
    admin, asked = cast.actor(cast.administrator), "В организации нет куратора: дайте эту роль на карточке сотрудника"
    assert asked not in [one.text for one in todo(admin, TODAY)]
    close_membership(Person.objects.get(user=cast.curator), Role.CURATOR, actor=admin, today=TODAY)
    assert [one.url for one in todo(admin, TODAY) if one.text == asked] == [reverse("people:list")]
