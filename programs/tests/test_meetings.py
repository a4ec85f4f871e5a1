"""Meetings: logged in three taps, confirmed by word or by seven days of silence."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from core.problems import RuleViolation
from pairs.actions import end_pair
from pairs.rules import EndGround
from people.rules import Role
from programs import actions
from programs.actions.meetings import AlreadyThere, Held
from programs.models import Meeting
from programs.rules import MeetingKind, MeetingStatus
from programs.selectors import meeting_proposal, quiet_pairs
from programs.tests import scene
from tests.cast import make_user

HELD = date(2026, 9, 10)


@pytest.fixture
def pair(cast):
    return scene.make_pair(cast.school, mentor=cast.mentor, mentees=[cast.mentee])


def log(pair, held_on=HELD, kind=MeetingKind.FIRST, **kwargs):
    actor = kwargs.pop("actor", None) or scene.mentor_of(pair)
    today = kwargs.pop("today", held_on)
    flags = {name: kwargs.pop(name) for name in ("again", "on_paper") if name in kwargs}
    return actions.log_meeting(pair, Held(kind, held_on, 45, **kwargs), actor=actor, today=today, **flags)


def test_kind_topic_and_length_are_proposed(pair):
    program = scene.make_running(pair)
    first = meeting_proposal(pair, HELD)
    assert (first.kind, first.item.topic, first.minutes) == (MeetingKind.FIRST, "Планирование урока", 45)
    actions.log_meeting(pair, Held(MeetingKind.FIRST, HELD, 90), actor=scene.mentor_of(pair), today=HELD)
    second = meeting_proposal(pair, HELD)
    assert (second.kind, second.minutes) == (MeetingKind.TRIAL, 90)
    for kind in (MeetingKind.TRIAL, MeetingKind.PLANNING):
        log(pair, kind=kind)
    assert meeting_proposal(pair, HELD).kind == MeetingKind.REGULAR
    assert meeting_proposal(pair, program.ends_on - timedelta(days=31)).kind == MeetingKind.REGULAR
    assert meeting_proposal(pair, program.ends_on - timedelta(days=30)).kind == MeetingKind.CLOSING


def test_a_tick_marks_the_item_as_done_on_the_day_of_the_meeting(pair):
    program = scene.make_running(pair)
    item = program.items.first()
    meeting = log(pair, item=item, item_done=True, today=date(2026, 9, 12))
    item.refresh_from_db()
    assert item.done_on == HELD
    assert meeting.program == program


def test_the_same_pair_day_and_kind_twice_is_asked_about(pair):
    log(pair)
    with pytest.raises(AlreadyThere, match="Такая встреча уже внесена"):
        log(pair)
    assert log(pair, kind=MeetingKind.TRIAL).pk
    assert log(pair, again=True).pk


@pytest.mark.parametrize("day", [date(2026, 8, 31), date(2026, 9, 11)])
def test_a_meeting_before_the_pair_or_in_the_future_is_refused(pair, day):
    with pytest.raises(RuleViolation):
        log(pair, day, today=HELD)


def test_an_ended_pair_gets_only_what_the_paper_tells_of_its_time(cast, pair):
    end_pair(pair, actor=cast.actor(cast.curator), today=HELD, ground=EndGround.LEFT, ended_on=HELD)
    curator = cast.actor(cast.curator)
    with pytest.raises(RuleViolation, match="Встречи вносят для действующей пары"):
        log(pair)
    assert log(pair, actor=curator, on_paper=True).is_from_paper
    with pytest.raises(RuleViolation, match=r"Пара завершила работу 10\.09\.2026"):
        log(pair, date(2026, 9, 11), actor=curator, on_paper=True)


@pytest.mark.parametrize("who", ["curator", "mentee", "director", "foreign_mentor"])
def test_only_the_mentor_of_the_pair_logs_on_screen(cast, pair, who):
    with pytest.raises(PermissionDenied):
        log(pair, actor=cast.actor(getattr(cast, who)))


def test_the_topic_belongs_to_the_pair(cast, pair):
    other = scene.make_running(scene.make_pair(cast.school))
    with pytest.raises(RuleViolation, match="Тема выбрана из программы другой пары"):
        log(pair, item=other.items.first())


@pytest.mark.parametrize(("days", "status"), [(7, MeetingStatus.WAITING), (8, MeetingStatus.SILENT)])
def test_silence_counts_from_the_eighth_day_also_in_the_database(pair, days, status):
    meeting = log(pair)
    today = HELD + timedelta(days=days)
    assert meeting.status(today) == status
    assert Meeting.objects.with_status(today).get().reply_status == status


def test_the_list_and_the_page_agree_about_every_status(cast):
    mentees = [make_user(cast.school, Role.MENTEE), make_user(cast.school, Role.MENTEE)]
    pair = scene.make_pair(cast.school, mentees=mentees)
    one, two = pair.people[1:]
    kinds = list(MeetingKind)
    meetings = [log(pair, kind=kind) for kind in kinds]
    for meeting in meetings[:2]:
        actions.confirm_meeting(meeting, person=one, actor=scene.mentee_of(pair, 0), today=HELD)
    actions.confirm_meeting(meetings[0], person=two, actor=scene.mentee_of(pair, 1), today=HELD)
    actions.object_to_meeting(meetings[2], person=two, actor=scene.mentee_of(pair, 1), today=HELD, objection="Не было")
    for today in (HELD, HELD + timedelta(days=8)):
        counted = {m.pk: m.reply_status for m in Meeting.objects.with_status(today)}
        assert counted == {m.pk: m.status(today) for m in Meeting.objects.all()}
    assert [meeting.status(HELD) for meeting in meetings[:4]] == ["confirmed", "waiting", "objected", "waiting"]


def test_an_objection_says_why_and_comes_before_silence(pair):
    meeting = log(pair)
    mentee = scene.mentee_of(pair)
    person = pair.people[1]
    with pytest.raises(RuleViolation, match="Напишите, что не так"):
        actions.object_to_meeting(meeting, person=person, actor=mentee, today=HELD, objection=" ")
    late = HELD + timedelta(days=8)
    with pytest.raises(RuleViolation, match="подтверждена молчанием"):
        actions.object_to_meeting(meeting, person=person, actor=mentee, today=late, objection="Не было")
    reply = actions.object_to_meeting(
        meeting, person=person, actor=mentee, today=HELD + timedelta(days=7), objection="Не было"
    )
    assert reply.objection == "Не было"


def test_nobody_answers_for_another_but_the_curator_from_paper(cast, pair):
    meeting, person = log(pair), pair.people[1]
    with pytest.raises(PermissionDenied):
        actions.confirm_meeting(meeting, person=person, actor=scene.mentor_of(pair), today=HELD)
    with pytest.raises(PermissionDenied):
        actions.confirm_meeting(meeting, person=pair.people[0], actor=scene.mentor_of(pair), today=HELD)
    reply = actions.confirm_meeting(meeting, person=person, actor=cast.actor(cast.curator), today=HELD, on_paper=True)
    assert reply.is_from_paper
    with pytest.raises(RuleViolation, match="ответ уже есть"):
        actions.confirm_meeting(meeting, person=person, actor=scene.mentee_of(pair), today=HELD)


def test_the_mentor_corrects_a_record_until_it_is_confirmed_and_the_mentee_is_asked_anew(pair):
    meeting = log(pair)
    actions.object_to_meeting(
        meeting, person=pair.people[1], actor=scene.mentee_of(pair), today=HELD, objection="Было 9 сентября"
    )
    held, today = Held(MeetingKind.FIRST, date(2026, 9, 9), 60), date(2026, 9, 15)
    meeting = actions.change_meeting(meeting, held, actor=scene.mentor_of(pair), today=today)
    assert (meeting.held_on, meeting.minutes, meeting.logged_on) == (date(2026, 9, 9), 60, today)
    assert not meeting.replies.exists()
    actions.confirm_meeting(meeting, person=pair.people[1], actor=scene.mentee_of(pair), today=today)
    with pytest.raises(RuleViolation, match="уже подтверждена"):
        actions.withdraw_meeting(meeting, actor=scene.mentor_of(pair), today=today)


def test_silence_settles_a_record_too(pair):
    meeting = log(pair)
    with pytest.raises(RuleViolation, match="уже подтверждена"):
        actions.withdraw_meeting(meeting, actor=scene.mentor_of(pair), today=HELD + timedelta(days=8))


def test_a_withdrawn_record_is_gone_from_lists_and_may_be_entered_again(cast, pair):
    meeting = log(pair)
    actions.withdraw_meeting(meeting, actor=scene.mentor_of(pair), today=HELD)
    assert not Meeting.objects.visible_to(cast.actor(cast.curator)).exists()
    assert log(pair).pk


def test_quiet_pairs_are_named_the_longest_silence_first(cast, pair):
    curator = cast.actor(cast.curator)
    met = scene.make_pair(cast.school)
    scene.make_meeting(met, date(2026, 9, 14))
    scene.make_pair(cast.next_door)
    assert quiet_pairs(curator, date(2026, 9, 14)) == []
    assert [one.pair for one in quiet_pairs(curator, date(2026, 9, 15))] == [pair]
    quiet = quiet_pairs(curator, date(2026, 10, 14))
    assert [(one.pair, one.reason) for one in quiet] == [
        (pair, "первой встречи нет 43 дня"),
        (met, "встреч нет 30 дней"),
    ]


def test_speed_mentoring_is_one_meeting_and_then_no_longer_quiet(cast):
    pair = scene.make_pair(cast.school, kinds=("speed",))
    curator, late = cast.actor(cast.curator), date(2026, 12, 1)
    assert len(quiet_pairs(curator, late)) == 1
    log(pair)
    assert quiet_pairs(curator, late) == []


def test_somebody_who_joined_a_group_later_is_not_asked_about_earlier_meetings(cast, pair):
    later = scene.add_member(pair, scene.person_of(make_user(cast.school, Role.MENTEE), cast.school))
    later.started_on = date(2026, 9, 20)
    later.save()
    meeting = Meeting.objects.get(pk=log(pair).pk)
    actions.confirm_meeting(meeting, person=pair.people[1], actor=scene.mentee_of(pair), today=HELD)
    meeting = Meeting.objects.get(pk=meeting.pk)
    assert meeting.status(HELD) == MeetingStatus.CONFIRMED
    assert Meeting.objects.with_status(HELD).get().reply_status == MeetingStatus.CONFIRMED
