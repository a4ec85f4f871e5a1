"""A program ends by one of the grounds of S4 annex 1, 7.1, or with its pair; its term may be extended (7.2)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from core.actors import SYSTEM
from core.problems import RuleViolation
from pairs.actions import end_pair
from pairs.rules import EndGround
from pairs.states import PairState
from people.rules import Role
from programs import actions
from programs.models import Program, ProgramExtension
from programs.states import ChangeState, ProgramState
from programs.tests import scene
from tests.cast import make_user

DAY = date(2026, 10, 1)


@pytest.fixture
def pair(cast):
    return scene.make_pair(cast.school, mentor=cast.mentor, mentees=[cast.mentee])


@pytest.fixture
def program(pair):
    return scene.make_running(pair)


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


def test_a_plan_that_is_done_completes_the_program(cast, program):
    scene.finish_plan(program, DAY)
    program = actions.complete(program, actor=cast.actor(cast.mentor), today=DAY, ended_on=DAY, paper="Итоговый лист")
    assert (program.state, program.end_ground, program.ended_on) == (ProgramState.COMPLETED, EndGround.COMPLETED, DAY)
    assert program.end_paper == "Итоговый лист"


def test_a_plan_with_open_items_is_not_complete(program, curator):
    actions.mark_done(program.items.first(), actor=curator, today=DAY)
    with pytest.raises(RuleViolation) as refusal:
        actions.complete(program, actor=curator, today=DAY, ended_on=DAY)
    assert [problem.text for problem in refusal.value.problems] == [
        "Не отмечено выполненным: «Дисциплина на уроке».",
        "Не отмечено выполненным: «Работа с родителями».",
    ]


@pytest.mark.parametrize("ground", [ground for ground in EndGround.values if ground != EndGround.COMPLETED])
def test_the_curator_stops_a_program_on_any_other_ground(program, curator, ground):
    initiator = "both" if ground == EndGround.INITIATIVE else ""
    program = actions.stop(program, actor=curator, today=DAY, ended_on=DAY, ground=ground, initiator=initiator)
    assert (program.state, program.end_ground, program.end_initiator) == (ProgramState.STOPPED, ground, initiator)


def test_an_initiative_says_whose_it_is(program, curator):
    with pytest.raises(RuleViolation, match="Укажите, чья это инициатива"):
        actions.stop(program, actor=curator, today=DAY, ended_on=DAY, ground=EndGround.INITIATIVE)


@pytest.mark.parametrize("who", ["mentor", "mentee", "director", "stranger"])
def test_only_the_curator_stops_early(cast, program, who):
    with pytest.raises(PermissionDenied):
        actions.stop(program, actor=cast.actor(getattr(cast, who)), today=DAY, ended_on=DAY, ground=EndGround.CURATOR)


@pytest.mark.parametrize(
    ("ended_on", "problem"),
    [(date(2026, 10, 2), "ещё не наступила"), (date(2026, 8, 31), "не могла завершиться раньше")],
)
def test_the_end_lies_between_the_start_and_today(program, curator, ended_on, problem):
    with pytest.raises(RuleViolation, match=problem):
        actions.stop(program, actor=curator, today=DAY, ended_on=ended_on, ground=EndGround.CURATOR)


def test_the_database_keeps_no_ended_program_without_its_ground(program):
    with pytest.raises(IntegrityError, match="program_ended_has_date_and_ground"), transaction.atomic():
        Program.objects.filter(pk=program.pk).update(state=ProgramState.STOPPED)


def test_when_a_pair_ends_its_running_program_ends_with_it(pair, program, curator):
    end_pair(pair, actor=curator, today=DAY, ground=EndGround.LEFT, ended_on=DAY)
    program.refresh_from_db()
    assert (program.state, program.end_ground, program.ended_on) == (ProgramState.STOPPED, EndGround.LEFT, DAY)


def test_when_a_pair_ends_its_draft_is_dropped(pair, curator):
    program = scene.make_draft(pair)
    end_pair(pair, actor=curator, today=DAY, ground=EndGround.TRANSFER, ended_on=DAY)
    program.refresh_from_db()
    assert program.state == ProgramState.DROPPED


def test_a_pair_has_not_done_all_while_its_plan_is_open(pair, program, curator):
    with pytest.raises(RuleViolation, match="Не отмечено выполненным"):
        end_pair(pair, actor=curator, today=DAY, ground=EndGround.COMPLETED, ended_on=DAY)
    pair.refresh_from_db()
    assert pair.state == PairState.ACTIVE
    scene.finish_plan(program, DAY)
    end_pair(pair, actor=curator, today=DAY, ground=EndGround.COMPLETED, ended_on=DAY)
    program.refresh_from_db()
    assert program.state == ProgramState.COMPLETED


def test_the_term_is_longer_once_everybody_has_agreed(cast):
    pair = scene.make_pair(
        cast.school, mentees=[make_user(cast.school, Role.MENTEE), make_user(cast.school, Role.MENTEE)]
    )
    program = scene.make_running(pair, months=9)
    extension = actions.propose_extension(program, actor=scene.mentor_of(pair), today=DAY, months=12)
    for number in (0, 1):
        program.refresh_from_db()
        assert program.ends_on == date(2027, 5, 31)
        actions.agree_to_extension(
            extension, person=pair.people[1 + number], actor=scene.curator_of(cast.school), today=DAY, on_paper=True
        )
    program.refresh_from_db()
    extension.refresh_from_db()
    assert (program.months, program.ends_on) == (12, date(2027, 8, 31))
    assert extension.state == ChangeState.APPLIED


def test_a_program_is_not_extended_beyond_a_year(program, curator):
    with pytest.raises(RuleViolation, match="от 3 до 12 месяцев"):
        actions.propose_extension(program, actor=curator, today=DAY, months=13)


def test_an_open_extension_goes_with_the_program(program, curator):
    actions.propose_extension(program, actor=curator, today=DAY, months=12)
    actions.stop(program, actor=curator, today=DAY, ended_on=DAY, ground=EndGround.CURATOR)
    assert ProgramExtension.objects.get().state == ChangeState.WITHDRAWN


def test_the_mark_of_an_item_is_set_once_and_may_be_taken_back(cast, program):
    mentor, item = cast.actor(cast.mentor), program.items.first()
    actions.mark_done(item, actor=mentor, today=DAY)
    with pytest.raises(RuleViolation, match=r"уже отмечено 01\.10\.2026"):
        actions.mark_done(item, actor=mentor, today=DAY)
    assert actions.unmark_done(item, actor=mentor).done_on is None
    with pytest.raises(PermissionDenied):
        actions.mark_done(item, actor=cast.actor(cast.mentee), today=DAY)


def test_a_mark_from_paper_keeps_its_date_and_who_entered_it(program, cast, curator):
    item = actions.mark_done(program.items.first(), actor=curator, today=DAY, done_on=date(2026, 9, 20), on_paper=True)
    assert (item.done_on, item.is_from_paper, item.recorded_by) == (date(2026, 9, 20), True, cast.curator)


def test_the_product_itself_may_end_a_program(program):
    assert (
        actions.stop(program, actor=SYSTEM, today=DAY, ended_on=DAY, ground=EndGround.ABSENCE).state
        == ProgramState.STOPPED
    )
