"""A program is composed from needs, by both together, and agreed to by each."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from core.problems import RuleViolation
from pairs.states import PairState
from people.rules import Role
from programs import actions
from programs.models import Program, ProgramAgreement
from programs.rules import ItemForm
from programs.selectors import propose
from programs.states import ProgramState
from programs.tests import scene
from tests.cast import actor_of, make_user


@pytest.fixture
def pair(cast):
    return scene.make_pair(cast.school, mentor=cast.mentor, mentees=[cast.mentee])


@pytest.fixture
def draft(pair):
    return scene.make_draft(pair)


def test_the_draft_holds_one_item_for_each_need_the_weightiest_first(draft):
    items = [(item.topic, item.difficulty, item.form, item.term_on) for item in draft.items.all()]
    assert items == [
        ("Планирование урока", "Планирование урока", ItemForm.CONSULTATION, date(2026, 11, 30)),
        ("Дисциплина на уроке", "Дисциплина на уроке", ItemForm.LESSON, date(2027, 2, 28)),
        ("Работа с родителями", "Работа с родителями", ItemForm.JOINT, date(2027, 4, 30)),
    ]


def test_the_form_is_filled_from_the_pair_and_its_mentee(pair):
    proposal = propose(pair, date(2026, 9, 14))
    assert proposal.starts_on == date(2026, 9, 14)
    assert proposal.months == 8
    assert proposal.strengths == "Хорошо знает предмет"
    assert proposal.directions == "Планирование урока\nДисциплина на уроке\nРабота с родителями"


def test_a_need_of_two_mentees_of_a_group_is_one_item(cast):
    pair = scene.make_pair(
        cast.school, mentees=[make_user(cast.school, Role.MENTEE), make_user(cast.school, Role.MENTEE)]
    )
    assert scene.make_draft(pair).items.count() == 3


@pytest.mark.parametrize("months", [2, 13])
def test_the_action_refuses_another_term(pair, months):
    with pytest.raises(RuleViolation, match="Программа длится от 3 до 12 месяцев"):
        actions.compose(pair, actor=scene.mentor_of(pair), today=scene.STARTED, starts_on=scene.STARTED, months=months)


@pytest.mark.parametrize("months", [2, 13])
def test_the_database_refuses_another_term(draft, months):
    with pytest.raises(IntegrityError, match="program_3_to_12_months"), transaction.atomic():
        Program.objects.filter(pk=draft.pk).update(months=months)


def test_a_program_longer_than_the_pair_is_refused(pair):
    with pytest.raises(RuleViolation, match=r"Пара закреплена по 31\.05\.2027"):
        actions.compose(pair, actor=scene.mentor_of(pair), today=scene.STARTED, starts_on=scene.STARTED, months=10)


def test_a_pair_has_one_program_at_a_time(pair, draft):
    with pytest.raises(RuleViolation, match="У пары уже есть программа"):
        scene.make_draft(pair)
    actions.drop(draft, actor=scene.mentor_of(pair))
    assert scene.make_draft(pair).state == ProgramState.DRAFT


def test_speed_mentoring_alone_has_no_program(cast):
    pair = scene.make_pair(cast.school, kinds=("speed",))
    with pytest.raises(RuleViolation, match="Скоростное наставничество — одна встреча"):
        scene.make_draft(pair)
    combined = scene.make_pair(cast.school, kinds=("speed", "traditional"))
    assert scene.make_draft(combined).pk


def test_a_pair_that_does_not_work_has_no_program(pair):
    pair.state = PairState.PROPOSED
    pair.save()
    with pytest.raises(RuleViolation, match="Программу составляют для действующей пары, а эта — «предложена»"):
        scene.make_draft(pair)


@pytest.mark.parametrize("who", ["mentor", "mentee", "curator", "council"])
def test_both_the_curator_and_the_council_may_compose(cast, pair, who):
    actor = cast.actor(getattr(cast, who))
    program = actions.compose(pair, actor=actor, today=scene.STARTED, starts_on=scene.STARTED, months=3)
    item = actions.add_item(
        program, actor=actor, topic="Открытый урок", term_on=date(2026, 11, 1), form=ItemForm.LESSON
    )
    assert item.position == 4


@pytest.mark.parametrize("who", ["director", "secretary", "psychologist", "stranger", "foreign_mentor"])
def test_others_do_not_compose(cast, pair, who):
    with pytest.raises(PermissionDenied):
        actions.compose(
            pair, actor=cast.actor(getattr(cast, who)), today=scene.STARTED, starts_on=scene.STARTED, months=3
        )


def test_both_agree_and_the_program_is_agreed(pair, draft):
    mentor, mentee = pair.people
    actions.agree(draft, person=mentor, actor=scene.mentor_of(pair), today=scene.TODAY)
    draft.refresh_from_db()
    assert draft.state == ProgramState.DRAFT
    actions.agree(draft, person=mentee, actor=scene.mentee_of(pair), today=scene.TODAY)
    draft.refresh_from_db()
    assert draft.state == ProgramState.AGREED


def test_in_a_group_every_mentee_agrees(cast):
    mentees = [make_user(cast.school, Role.MENTEE), make_user(cast.school, Role.MENTEE)]
    pair = scene.make_pair(cast.school, mentees=mentees)
    program = scene.make_draft(pair)
    for person in pair.people[:2]:
        actions.agree(program, person=person, actor=actor_of(person.user), today=scene.TODAY)
    program.refresh_from_db()
    assert program.state == ProgramState.DRAFT
    actions.agree(program, person=pair.people[2], actor=scene.mentee_of(pair, 1), today=scene.TODAY)
    program.refresh_from_db()
    assert program.state == ProgramState.AGREED


def test_nobody_agrees_for_another_but_the_curator_from_paper(cast, pair, draft):
    mentee = pair.people[1]
    with pytest.raises(PermissionDenied):
        actions.agree(draft, person=mentee, actor=scene.mentor_of(pair), today=scene.TODAY)
    with pytest.raises(PermissionDenied):
        actions.agree(draft, person=mentee, actor=scene.mentor_of(pair), today=scene.TODAY, on_paper=True)
    curator = cast.actor(cast.curator)
    with pytest.raises(PermissionDenied):
        actions.agree(draft, person=mentee, actor=curator, today=scene.TODAY)
    agreement = actions.agree(draft, person=mentee, actor=curator, today=scene.TODAY, on_paper=True)
    assert agreement.is_from_paper
    assert agreement.recorded_by == cast.curator


def test_an_empty_plan_is_not_agreed_to(cast, pair):
    program = scene.make_draft(pair)
    program.items.all().delete()
    with pytest.raises(RuleViolation, match="В плане нет ни одного мероприятия"):
        actions.agree(program, person=pair.people[0], actor=scene.mentor_of(pair), today=scene.TODAY)


CHANGES = {
    "added": lambda p, a: actions.add_item(p, actor=a, topic="Тема", term_on=date(2026, 12, 1), form="other"),
    "changed": lambda p, a: actions.change_item(
        p.items.first(), actor=a, topic="Тема", term_on=date(2026, 12, 1), form="other"
    ),
    "moved": lambda p, a: actions.move_item(p.items.first(), actor=a, up=False),
    "dropped": lambda p, a: actions.drop_item(p.items.first(), actor=a),
    "term": lambda p, a: actions.revise(p, actor=a, starts_on=p.starts_on, months=9),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_of_content_drops_the_agreements(pair, change):
    program = scene.make_agreed(pair)
    CHANGES[change](program, scene.mentee_of(pair))
    program.refresh_from_db()
    assert program.state == ProgramState.DRAFT
    assert not ProgramAgreement.objects.filter(program=program).exists()


def test_what_is_with_the_director_or_runs_does_not_change(pair):
    program = scene.make_sent(pair)
    with pytest.raises(RuleViolation, match="состояние — «у руководителя»"):
        CHANGES["added"](program, scene.mentor_of(pair))


def test_items_move_by_one_and_stop_at_the_edge(pair, draft):
    first, second, third = draft.items.all()
    actions.move_item(third, actor=scene.mentor_of(pair), up=True)
    assert [item.pk for item in draft.items.all()] == [first.pk, third.pk, second.pk]
    with pytest.raises(RuleViolation, match="Дальше двигать некуда"):
        actions.move_item(first, actor=scene.mentor_of(pair), up=True)


def test_a_term_outside_the_program_is_refused(pair, draft):
    with pytest.raises(RuleViolation, match=r"с 01\.09\.2026 по 30\.04\.2027"):
        actions.add_item(
            draft, actor=scene.mentor_of(pair), topic="Тема", term_on=date(2027, 5, 1), form=ItemForm.OTHER
        )


def test_the_words_of_a_difficulty_stay_when_the_need_goes(draft):
    item = draft.items.first()
    item.need.delete()
    item.refresh_from_db()
    assert item.need is None
    assert item.difficulty == "Планирование урока"
