"""Pages of programs and meetings: what a reader finds there, in how many queries."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from pairs.models import Pair
from people.rules import Role
from programs import actions
from programs.models import Meeting, Program
from programs.states import ProgramState
from programs.tests import scene
from tests.cast import guards, make_user


@pytest.fixture
def pair(cast):
    return started(scene.make_pair(cast.school, mentor=cast.mentor, mentees=[cast.mentee]))


def started(pair, days=20):
    """Begun so many days before today, without a planned end."""
    first = pair.organization.today() - timedelta(days=days)
    Pair.objects.filter(pk=pair.pk).update(started_on=first, starts_on=first, ends_on=None)
    pair.members.update(started_on=first)
    return Pair.objects.get(pk=pair.pk)


def programs(cast, number):
    """Running programs, each with a meeting forty days ago."""
    for _ in range(number):
        program = scene.make_running(scene.make_pair(cast.school))
        pair = started(program.pair, days=60)
        scene.make_meeting(pair, cast.school.today() - timedelta(days=40))


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"), [("programs:list", 8), ("programs:meetings", 11), ("programs:quiet", 6)]
)
def test_lists_ask_as_much_for_three_rows_as_for_one(client, cast, django_assert_num_queries, number, address, queries):
    programs(cast, number)
    client.force_login(cast.curator)
    client.get(reverse(address))
    with django_assert_num_queries(queries):
        response = client.get(reverse(address))
    shown = response.context["rows"] if address == "programs:quiet" else response.context["table"].rows
    assert len(shown) == number


@pytest.mark.parametrize("number", [1, 3])
def test_the_queue_asks_as_much_for_three_programs_as_for_one(client, cast, django_assert_num_queries, number):
    for _ in range(number):
        scene.make_sent(scene.make_pair(cast.school))
    client.force_login(cast.director)
    client.get(reverse("programs:queue"))
    with django_assert_num_queries(7):
        assert len(client.get(reverse("programs:queue")).context["waiting"]) == number


@pytest.mark.parametrize("number", [1, 3])
def test_a_program_page_asks_as_much_for_three_items_as_for_one(client, cast, django_assert_num_queries, number):
    program = scene.make_running(scene.make_pair(cast.school, mentor=cast.mentor))
    for item in program.items.all()[number:]:
        item.delete()
    client.force_login(cast.mentor)
    client.get(program.get_absolute_url())
    with django_assert_num_queries(15):
        assert len(client.get(program.get_absolute_url()).context["items"]) == number


def test_everybody_of_a_pair_sees_its_program_and_nobody_elses(client, cast, pair):
    mine = scene.make_pair(cast.school)
    for one in (pair, mine):
        Pair.objects.filter(pk=one.pk).update(started_on=scene.STARTED)
    own, other = (scene.make_draft(Pair.objects.get(pk=one.pk)) for one in (pair, mine))
    client.force_login(cast.mentee)
    assert [row.record for row in client.get(reverse("programs:list")).context["table"].rows] == [own]
    assert client.get(other.get_absolute_url()).status_code == 404


def test_the_search_finds_both_sides_whatever_the_case_and_yo(client, cast):
    mentor = make_user(cast.school, Role.MENTOR, family_name="Ёршова")
    mentee = make_user(cast.school, Role.MENTEE, family_name="Берёзкин")
    found = scene.make_running(scene.make_pair(cast.school, mentor=mentor, mentees=[mentee]))
    scene.make_running(scene.make_pair(cast.school))
    client.force_login(cast.curator)
    for words in ("ЕРШОВА", "березкин ёрш"):
        table = client.get(reverse("programs:list"), {"q": words}).context["table"]
        assert [row.record for row in table.rows] == [found]


def test_the_list_of_meetings_is_exported_as_the_journal(client, cast):
    program = scene.make_running(scene.make_pair(cast.school))
    scene.make_meeting(program.pair, date(2026, 9, 10))
    client.force_login(cast.curator)
    response = client.get(reverse("programs:meetings"), {"export": "xlsx"})
    header, row = load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True)
    assert header[:3] == ("Дата", "Наставник", "Наставляемые")
    assert row[0].date() == date(2026, 9, 10)
    assert row[3:5] == ("первая организационная", 45)


def test_filters_by_reply_and_pair(client, cast, pair):
    today = cast.school.today()
    meeting = scene.make_meeting(pair, today)
    scene.make_meeting(started(scene.make_pair(cast.school)), today - timedelta(days=10))
    client.force_login(cast.curator)
    for query in ({"status": "waiting"}, {"pair": pair.pk}, {"since": today.isoformat()}):
        table = client.get(reverse("programs:meetings"), query).context["table"]
        assert [row.record for row in table.rows] == [meeting], query


def test_the_same_meeting_twice_is_asked_about_and_may_be_entered(client, cast, pair):
    today = cast.school.today()
    scene.make_meeting(pair, today)
    client.force_login(cast.mentor)
    url = reverse("programs:log", args=[pair.pk])
    data = guards(cast.school, pair) | {"kind": "first", "held_on": today.isoformat(), "minutes": "45", "note": ""}
    refused = client.post(url, data)
    assert refused.status_code == 422
    assert "Такая встреча уже внесена" in refused.content.decode()
    assert client.post(url, data | {"again": "on"}).status_code == 302
    assert Meeting.objects.count() == 2


def test_the_curator_enters_several_rows_of_a_paper_journal_confirmed_by_signatures(client, cast, pair):
    days = [pair.started_on + timedelta(days=number) for number in (1, 8)]
    rows = {f"row{number}-kind": "regular" for number in range(8)} | {f"row{n}-minutes": "45" for n in range(8)}
    rows |= {f"row{number}-held_on": day.isoformat() for number, day in enumerate(days)}
    client.force_login(cast.curator)
    url = reverse("programs:journal_from_paper", args=[pair.pk])
    response = client.post(url, guards(cast.school, pair) | rows | {"signed": "on"})
    assert response.status_code == 302, response.content.decode()
    meetings = Meeting.objects.order_by("held_on")
    assert [(m.held_on, m.is_from_paper, m.status(cast.school.today())) for m in meetings] == [
        (day, True, "confirmed") for day in days
    ]


def test_one_wrong_row_of_a_journal_keeps_all_that_was_typed(client, cast, pair):
    rows = {f"row{number}-kind": "regular" for number in range(8)} | {f"row{n}-minutes": "45" for n in range(8)}
    rows |= {"row0-held_on": pair.started_on.isoformat(), "row1-held_on": "2020-01-01"}
    client.force_login(cast.curator)
    url = reverse("programs:journal_from_paper", args=[pair.pk])
    response = client.post(url, guards(cast.school, pair) | rows)
    assert response.status_code == 422
    assert "встреча не могла пройти раньше" in response.content.decode()
    assert 'value="2020-01-01"' in response.content.decode()
    assert not Meeting.objects.exists()


def test_an_empty_journal_asks_for_a_row(client, cast, pair):
    rows = {f"row{number}-kind": "regular" for number in range(8)} | {f"row{n}-minutes": "45" for n in range(8)}
    client.force_login(cast.curator)
    url = reverse("programs:journal_from_paper", args=[pair.pk])
    response = client.post(url, guards(cast.school, pair) | rows)
    assert "Заполните хотя бы одну строку" in response.content.decode()


def test_the_director_approves_a_confirmed_list(client, cast):
    sent = [scene.make_sent(scene.make_pair(cast.school)) for _ in range(3)]
    keys = [f"{program.pk}-{program.version}" for program in sent]
    client.force_login(cast.director)
    page = client.get(reverse("programs:queue"), {"programs": keys[:2]})
    assert page.context["chosen"] == sent[:2]
    assert not Program.objects.running().exists()
    client.post(reverse("programs:queue_approve"), guards(cast.school) | {"programs": keys[:2]})
    assert set(Program.objects.running()) == set(sent[:2])


def test_a_program_that_changed_meanwhile_stops_the_whole_list(client, cast):
    sent = [scene.make_sent(scene.make_pair(cast.school)) for _ in range(2)]
    keys = [f"{program.pk}-{program.version}" for program in sent]
    actions.return_for_revision(sent[0], actor=cast.actor(cast.director), remark="Короче")
    client.force_login(cast.director)
    response = client.post(reverse("programs:queue_approve"), guards(cast.school) | {"programs": keys})
    assert response.status_code == 409
    assert "изменилась, пока страница была открыта" in response.content.decode()
    assert not Program.objects.running().exists()


def test_agreements_of_all_are_entered_from_one_paper(client, cast, pair):
    program = actions.compose(
        pair, actor=scene.mentor_of(pair), today=pair.started_on, starts_on=pair.started_on, months=6
    )
    client.force_login(cast.curator)
    data = {"persons": [person.pk for person in pair.people], "paper_date": pair.started_on.isoformat()}
    client.post(reverse("programs:agree_on_paper", args=[program.pk]), guards(cast.school, program) | data)
    program.refresh_from_db()
    assert program.state == ProgramState.AGREED
    assert [agreement.is_from_paper for agreement in program.agreements.all()] == [True, True]


def test_a_page_names_who_entered_a_paper(client, cast, pair):
    program = actions.compose(
        pair, actor=scene.mentor_of(pair), today=pair.started_on, starts_on=pair.started_on, months=6
    )
    curator = cast.actor(cast.curator)
    actions.agree(program, person=pair.people[1], actor=curator, today=pair.started_on, on_paper=True)
    client.force_login(cast.mentor)
    page = client.get(program.get_absolute_url()).content.decode()
    assert f"внесено с бумаги, {curator.person.short_name}" in page
    assert "the_curator" not in page


def test_the_months_of_a_program_are_refused_beside_the_field(client, cast, pair):
    client.force_login(cast.mentor)
    data = {"starts_on": pair.started_on.isoformat(), "months": "13"}
    response = client.post(reverse("programs:new", args=[pair.pk]), guards(cast.school, pair) | data)
    assert response.status_code == 422
    assert response.context["form"].errors["months"] == ["Программа длится от 3 до 12 месяцев."]


def test_a_stale_tab_changes_nothing(client, cast, pair):
    program = actions.compose(
        pair, actor=scene.mentor_of(pair), today=pair.started_on, starts_on=pair.started_on, months=6
    )
    old = guards(cast.school, program)
    actions.drop_item(program.items.first(), actor=scene.mentor_of(pair))
    client.force_login(cast.mentee)
    assert client.post(reverse("programs:agree", args=[program.pk]), old).status_code == 409
    assert not program.agreements.exists()


def test_the_page_of_a_pair_shows_its_program_meetings_and_the_next_step(client, cast, pair):
    client.force_login(cast.mentor)
    before = client.get(pair.get_absolute_url()).content.decode()
    assert "Составьте программу: наставник и наставляемый делают это вместе." in before
    program = actions.compose(
        pair, actor=scene.mentor_of(pair), today=pair.started_on, starts_on=pair.started_on, months=6
    )
    scene.make_meeting(pair, cast.school.today())
    after = client.get(pair.get_absolute_url()).content.decode()
    assert program.get_absolute_url() in after
    assert "ждёт подтверждения" in after
    assert "Проверьте программу и согласуйте её." in after
