"""What each role is told to do now, and what a staff fact touches."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from core.text import sentences
from pairs.rules import EndGround
from people.models import StaffFact
from people.rules import StaffFactKind
from programs import actions
from programs.models import Program
from programs.selectors import consequences, todo
from programs.tests import scene

DAY = date(2026, 9, 10)


@pytest.fixture
def pair(cast):
    return scene.make_pair(cast.school, mentor=cast.mentor, mentees=[cast.mentee])


def told(cast, who, today=DAY):
    return [(task.text, task.button) for task in todo(cast.actor(getattr(cast, who)), today)]


def test_the_mentor_is_asked_to_compose_and_the_curator_sees_how_many_have_none(cast, pair):
    assert told(cast, "mentor") == [
        (sentences(f"Составьте программу вместе с наставляемым: {pair}."), "Составить программу")
    ]
    assert told(cast, "curator") == [("Нет программы: 1\xa0пара.", "Посмотреть")]
    assert told(cast, "mentee") == told(cast, "director") == []


def test_both_are_asked_to_agree_and_whoever_has_is_not(cast, pair):
    program = scene.make_draft(pair)
    ask = (sentences(f"Проверьте программу и согласуйте её: {pair}."), "Согласовать")
    assert told(cast, "mentor") == told(cast, "mentee") == [ask]
    actions.agree(program, person=pair.people[0], actor=cast.actor(cast.mentor), today=DAY)
    assert told(cast, "mentor") == []
    assert told(cast, "mentee") == [ask]


def test_the_curator_sends_the_director_approves(cast, pair):
    program = scene.make_agreed(pair)
    text = sentences(f"Программа согласована участниками: {pair}. Отправьте её руководителю.")
    assert told(cast, "curator") == [(text, "Открыть программу")]
    actions.send(program, actor=cast.actor(cast.curator), today=DAY)
    assert told(cast, "curator") == []
    assert told(cast, "director") == [(sentences(f"Программа ждёт вашего утверждения: {pair}."), "Открыть")]
    scene.make_sent(scene.make_pair(cast.school))
    assert told(cast, "director") == [("2\xa0программы ждут вашего утверждения.", "Утвердить программы")]


def test_a_returned_program_is_urgent_for_those_who_mend_it(cast, pair):
    actions.return_for_revision(scene.make_sent(pair), actor=cast.actor(cast.director), remark="Короче")
    for who in ("mentor", "mentee", "curator"):
        [task] = todo(cast.actor(getattr(cast, who)), DAY)
        assert (task.text, task.urgent) == (sentences(f"Руководитель вернул программу с замечанием: {pair}."), True)


def test_the_mentee_confirms_until_silence_does(cast, pair):
    scene.make_running(pair)
    meeting = scene.make_meeting(pair, DAY)
    [task] = todo(cast.actor(cast.mentee), DAY + timedelta(days=7))
    assert task.text == sentences(f"Подтвердите встречу 10.09.2026 (первая организационная): {pair}.")
    assert (task.url, task.due) == (meeting.get_absolute_url(), DAY + timedelta(days=7))
    assert todo(cast.actor(cast.mentee), DAY + timedelta(days=8)) == []


def test_the_mentor_logs_marks_and_finishes(cast, pair):
    program = scene.make_running(pair)
    late = date(2026, 12, 1)
    texts = [text for text, _ in told(cast, "mentor", late)]
    assert texts == [
        f"Внесите встречу: {pair}, первой встречи нет 91 день",
        sentences(f"Срок прошёл: 1\xa0мероприятие программы, {pair}. Отметьте выполненное."),
    ]
    scene.make_meeting(pair, late)
    scene.finish_plan(program, late)
    assert told(cast, "mentor", late) == [(f"Завершите программу: {pair}, план выполнен.", "Завершить")]


def test_a_program_past_its_end_is_urgent_for_the_curator(cast, pair):
    program = scene.make_running(pair)
    scene.make_meeting(pair, program.ends_on)
    assert todo(cast.actor(cast.curator), program.ends_on) == []
    [task] = todo(cast.actor(cast.curator), program.ends_on + timedelta(days=1))
    assert task.text == sentences(f"Срок программы истёк 30.04.2027: {pair}. Завершите её или продлите.")
    assert task.urgent


def test_an_objection_comes_back_to_the_mentor(cast, pair):
    scene.make_running(pair)
    meeting = scene.make_meeting(pair, DAY)
    actions.object_to_meeting(
        meeting, person=pair.people[1], actor=cast.actor(cast.mentee), today=DAY, objection="Не было"
    )
    assert told(cast, "mentor") == [
        (sentences(f"Наставляемый возразил против записи о встрече 10.09.2026: {pair}."), "Открыть")
    ]


def test_nobody_is_told_of_another_school(cast):
    foreign = scene.make_pair(cast.next_door, mentor=cast.foreign_mentor, mentees=[cast.foreign_mentee])
    scene.make_sent(foreign)
    for who in ("director", "curator", "mentor", "mentee"):
        assert told(cast, who) == []


@pytest.mark.parametrize(
    ("kind", "ground"),
    [
        (StaffFactKind.LEFT, EndGround.LEFT),
        (StaffFactKind.ON_LEAVE, EndGround.ABSENCE),
        (StaffFactKind.TRANSFERRED, EndGround.TRANSFER),
    ],
)
def test_a_staff_fact_shows_the_running_program_with_its_paper(cast, pair, kind, ground):
    program = scene.make_running(pair)
    scene.make_running(scene.make_pair(cast.school))
    fact = StaffFact.objects.create(person=pair.people[1], kind=kind, starts_on=DAY)
    [consequence] = consequences(fact, cast.actor(cast.curator))
    assert consequence.url == f"{reverse('programs:end', args=[program.pk])}?ground={ground}"
    assert consequence.paper_url == reverse("programs:end_paper", args=[program.pk, ground])


def test_a_program_that_ended_is_no_consequence(cast, pair):
    program = scene.make_running(pair)
    actions.stop(program, actor=cast.actor(cast.curator), today=DAY, ended_on=DAY, ground=EndGround.CURATOR)
    fact = StaffFact.objects.create(person=pair.people[0], kind=StaffFactKind.LEFT, starts_on=DAY)
    assert consequences(fact, cast.actor(cast.curator)) == []
    assert Program.objects.count() == 1
