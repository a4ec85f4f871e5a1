"""Leaving, leave, transfer: recorded with a date, looked through, settled, withdrawn."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.problems import RuleViolation
from people import rules
from people.actions import end_fact, record_fact, settle_fact, withdraw_fact
from people.models import Person, StaffFact
from people.rules import Consequence, Role
from people.selectors import todo
from people.selectors.persons import card_of, consequences
from tests.cast import give_role, guards, make_person

TODAY = date(2026, 9, 20)


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


@pytest.fixture
def person(cast):
    return make_person(cast.school, family_name="Оленева")


def record(person, curator, kind="left", starts_on=TODAY, **fields):
    return record_fact(person, kind=kind, starts_on=starts_on, actor=curator, today=TODAY, **fields)


@pytest.mark.parametrize(("kind", "works"), [("left", False), ("transferred", False), ("on_leave", True)])
def test_who_left_works_no_more_from_that_day(cast, person, curator, kind, works):
    record(person, curator, kind)
    own = Person.objects.filter(pk=person.pk)
    assert own.working(TODAY - timedelta(days=1)).exists()
    assert own.working(TODAY).exists() is works
    assert own.with_state(TODAY).get().fact_kind == kind


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "said"),
    [
        (date(2021, 9, 19), None, "не раньше"),
        (date(2027, 9, 21), None, "не позже"),
        (TODAY, date(2026, 9, 19), "раньше даты начала"),
    ],
)
def test_impossible_dates_are_refused(person, curator, starts_on, ends_on, said):
    with pytest.raises(RuleViolation, match=said):
        record(person, curator, "on_leave", starts_on, ends_on=ends_on)


@pytest.mark.parametrize("starts_on", [date(2021, 9, 20), date(2027, 9, 20)])
def test_dates_at_the_edge_are_taken(person, curator, starts_on):
    assert record(person, curator, starts_on=starts_on).starts_on == starts_on


def test_the_same_fact_twice_is_one_and_a_withdrawn_one_does_not_count(person, curator):
    fact = record(person, curator, "on_leave", ends_on=date(2026, 10, 1))
    with pytest.raises(RuleViolation, match="уже записано"):
        record(person, curator, "on_leave", date(2026, 9, 30))
    withdraw_fact(fact, actor=curator)
    assert record(person, curator, "on_leave", date(2026, 9, 30))
    assert record(person, curator, "left", date(2026, 9, 30))


def test_a_withdrawn_fact_never_was(person, curator):
    fact = withdraw_fact(record(person, curator), actor=curator)
    assert Person.objects.filter(pk=person.pk).working(TODAY).exists()
    assert consequences(curator, person) == []
    with pytest.raises(RuleViolation, match="уже отменено"):
        withdraw_fact(fact, actor=curator)


def test_back_at_work_after_the_last_day(person, curator):
    fact = end_fact(record(person, curator, "left"), ends_on=TODAY, actor=curator)
    own = Person.objects.filter(pk=person.pk)
    assert not own.working(TODAY).exists()
    assert own.working(TODAY + timedelta(days=1)).exists()
    with pytest.raises(RuleViolation, match="раньше его начала"):
        end_fact(fact, ends_on=TODAY - timedelta(days=1), actor=curator)


def test_settled_once_and_asked_no_more(cast, person, curator):
    fact = record(person, curator)
    assert [one.url for one in todo(curator, TODAY)] == [fact.get_absolute_url()]
    settled = settle_fact(fact, actor=curator, today=TODAY)
    assert settled.settled_on == TODAY
    assert todo(curator, TODAY) == []
    with pytest.raises(RuleViolation, match="уже разобрано"):
        settle_fact(settled, actor=curator, today=TODAY)


def test_a_fact_of_tomorrow_is_not_asked_today(person, curator):
    record(person, curator, starts_on=TODAY + timedelta(days=1))
    assert todo(curator, TODAY) == []
    assert len(todo(curator, TODAY + timedelta(days=1))) == 1


def test_consequences_name_what_apps_above_have_and_our_own_roles_and_sign_in(cast, curator, monkeypatch):
    monkeypatch.setattr(rules, "_consequences", [])
    above = Consequence("Пара № 5 останется без наставника.", "/pairs/5/", "Прекратить пару", "/orders/new/")
    rules.register_consequences(lambda fact, actor: [above] if fact.kind == "left" else [])
    person = cast.person(cast.psychologist)
    give_role(person, Role.CURATOR)
    give_role(person, Role.MENTOR)  # closes with its entry in the bank
    [one] = consequences(curator, record_and_get(person, curator))
    assert one.consequences[0] == above
    assert {step.button for step in one.consequences[1:]} == {
        "Передать работу",
        "Снять роль",
        "Закрыть на карточке",
    }
    assert len(one.consequences) == 4


def record_and_get(person, curator):
    record(person, curator)
    return person


def test_a_leave_of_the_curator_asks_to_pass_the_work_and_leaves_the_rest(cast, curator):
    person = cast.person(cast.psychologist)
    give_role(person, Role.CURATOR)
    record(person, curator, "on_leave")
    [one] = consequences(curator, person)
    assert [step.button for step in one.consequences] == ["Передать работу"]


@pytest.mark.parametrize("who", ["director", "mentor", "secretary", "stranger"])
def test_only_those_who_keep_the_staff_record_facts(cast, person, who):
    with pytest.raises(PermissionDenied):
        record(person, cast.actor(getattr(cast, who)))
    assert StaffFact.objects.count() == 0


def test_from_the_card_to_the_settled_fact_in_the_browser(client, cast, person):
    client.force_login(cast.curator)
    today = cast.school.today()
    new = reverse("people:fact_new", args=[person.pk])
    assert client.post(new, guards(cast.school, person) | {"kind": "left", "starts_on": ""}).status_code == 422
    wrong = {"kind": "left", "starts_on": today.isoformat(), "ends_on": today.isoformat()}
    page = client.post(new, guards(cast.school, person) | wrong)
    assert (page.status_code, "бывает только у отсутствия" in page.content.decode()) == (422, True)
    done = client.post(new, guards(cast.school, person) | wrong | {"ends_on": ""})
    assert done.url == reverse("people:consequences", args=[person.pk])
    fact = StaffFact.objects.get()
    assert "Всё разобрано" in client.get(done.url).content.decode()
    client.post(reverse("people:fact_settle", args=[person.pk, fact.pk]), guards(cast.school, fact))
    assert card_of(cast.actor(cast.curator), person).unsettled == 0
    assert card_of(cast.actor(cast.curator), person).state == ("не работает в организации", "neutral")


def test_a_fact_is_not_reached_through_another_person(client, cast, person, curator):
    fact = record(person, curator)
    client.force_login(cast.curator)
    other = reverse("people:fact_settle", args=[cast.person(cast.mentor).pk, fact.pk])
    assert client.post(other, guards(cast.school, fact)).status_code == 404
