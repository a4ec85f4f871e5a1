"""The story of a pair for each reader, on screen and on paper; the load of mentors."""

from datetime import date

import pytest
from django.urls import reverse

from core.actors import SYSTEM
from pairs import actions
from pairs.rules import EndGround
from pairs.rules.applications import ApplicationKind
from pairs.selectors.timeline import story_paper, timeline
from pairs.tests import made
from people.models import Person
from printing.formats import to_text

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 20)
REASON, NOTE = "разные смены", "поссорились"


@pytest.fixture
def pair(cast):
    mentor = made.ready_mentor(cast.school, Person.objects.get(user=cast.mentor))
    mentee = made.ready_mentee(cast.school, Person.objects.get(user=cast.mentee))
    pair = made.active(cast.school, mentor, [mentee], number="70-ОД", reason="закрывает затруднения")
    made.application(pair, ApplicationKind.RELEASE, on=ON, reason=REASON)
    return made.fresh(
        actions.end_pair(pair, ground=EndGround.INITIATIVE, ended_on=ON, note=NOTE, actor=SYSTEM, today=ON)
    )


def told(cast, pair, who):
    return [f"{event.on:%d.%m} {event.text}" for event in timeline(cast.actor(getattr(cast, who)), pair)]


def test_the_office_reads_everything_in_the_order_of_days(cast, pair):
    mentor, mentee = (person.short_name for person in pair.people)
    lines = told(cast, pair, "curator")
    assert sorted(lines[:5]) == sorted(
        [
            "01.10 Пара предложена",
            f"01.10 {mentor}: согласие",
            f"01.10 {mentee}: согласие",
            "01.10 Приказ № 70-ОД: закрепление",
            "01.10 Пара начала работу",
        ]
    )
    assert lines[5:] == [
        "20.10 Заявление о сложении обязанностей наставника: подано",
        "20.10 Пара завершена: инициатива наставника или наставляемого",
    ]


@pytest.mark.parametrize(("who", "sees"), [("mentor", True), ("director", True), ("mentee", False), ("council", False)])
def test_an_application_is_told_to_those_who_may_open_it(cast, pair, who, sees):
    assert any("сложении" in line for line in told(cast, pair, who)) is sees


@pytest.mark.parametrize("who", ["curator", "director", "mentor", "mentee", "council", "psychologist"])
def test_the_story_has_no_reasons(cast, pair, who):
    text = "\n".join(told(cast, pair, who))
    for closed in (REASON, NOTE, "закрывает затруднения"):
        assert closed not in text


def test_a_refusal_is_told_to_who_refused_and_to_the_office(cast):
    mentor = made.ready_mentor(cast.school, Person.objects.get(user=cast.mentor))
    pair = made.proposed(cast.school, mentor, [made.ready_mentee(cast.school, Person.objects.get(user=cast.mentee))])
    actions.record_answers(
        [(pair, pair.people[0])], answer="no", answered_on=made.TODAY, actor=SYSTEM, today=made.TODAY
    )
    pair = made.fresh(pair)
    refused = {who: any("отказ" in line for line in told(cast, pair, who)) for who in ("curator", "mentor", "mentee")}
    assert refused == {"curator": True, "mentor": True, "mentee": False}


def test_the_paper_holds_what_its_reader_sees(cast, pair):
    text = to_text(story_paper(cast.actor(cast.mentee), pair, today=ON)).replace("\xa0", " ")
    assert "ИСТОРИЯ НАСТАВНИЧЕСКОЙ ПАРЫ" in text
    assert "Приказ № 70-ОД: закрепление" in text
    assert "сложении" not in text


def test_the_page_of_a_pair_is_its_story(client, cast, pair):
    client.force_login(cast.mentee)
    page = client.get(pair.get_absolute_url()).content.decode()
    assert "Пара начала работу" in page
    assert "сложении" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_load_board_asks_the_same_however_long(client, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        made.active(cast.school)
    client.force_login(cast.curator)
    client.get(reverse("pairs:load"))
    with django_assert_num_queries(8):
        assert client.get(reverse("pairs:load")).context["count"] == rows


def test_the_load_board_tells_who_has_a_place(client, cast):
    full = made.active(cast.school, made.ready_mentor(cast.school, capacity=1)).mentor
    free = made.ready_mentor(cast.school, capacity=2)
    client.force_login(cast.curator)
    shown = client.get(reverse("pairs:load"), {"places": "free"})
    assert [row.pk for row in shown.context["table"].data] == [free.pk]
    assert f"{reverse('pairs:new')}?mentor={free.pk}" in shown.content.decode()
    shown = client.get(reverse("pairs:load"), {"places": "full"})
    assert [(row.pk, row.taken, row.free) for row in shown.context["table"].data] == [(full.pk, 1, 0)]


@pytest.mark.parametrize(("who", "status"), [("director", 200), ("council", 200), ("mentor", 403), ("secretary", 403)])
def test_who_sees_the_load(client, cast, who, status):
    client.force_login(getattr(cast, who))
    assert client.get(reverse("pairs:load")).status_code == status
