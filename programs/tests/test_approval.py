"""From agreement to a running program: one door, on screen or on paper."""

import json
from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django_tasks_db.models import DBTaskResult

from core.models import AuditEntry
from core.problems import RuleViolation
from people.rules import Role
from programs import actions
from programs.models import Program
from programs.states import ProgramState
from programs.tests import scene
from tests.cast import make_cast, make_user


@pytest.fixture
def pair(cast):
    return scene.make_pair(cast.school, mentor=cast.mentor, mentees=[cast.mentee])


def test_the_director_approves_and_the_program_runs(cast, pair):
    program = scene.make_sent(pair)
    program = actions.approve(program, actor=cast.actor(cast.director), today=date(2026, 9, 5))
    assert program.state == ProgramState.RUNNING
    assert program.approved_on == date(2026, 9, 5)
    assert program.approved_by == cast.director
    assert not program.approved_on_paper


def test_the_final_text_is_frozen_and_its_pdf_queued_with_the_approval(cast, pair):
    program = actions.approve(scene.make_sent(pair), actor=cast.actor(cast.director), today=scene.TODAY)
    assert "Планирование урока" in json.dumps(program.document.content, ensure_ascii=False)
    assert len(program.document.sha256) == 64
    assert DBTaskResult.objects.filter(args_kwargs__args=[program.document.pk]).count() == 1


def test_the_curator_marks_an_approval_on_paper(cast, pair):
    program = scene.make_agreed(pair)
    program = actions.approve(program, actor=cast.actor(cast.curator), today=date(2026, 9, 3), on_paper=True)
    assert program.state == ProgramState.RUNNING
    assert program.approved_on_paper
    assert program.approved_on == date(2026, 9, 3)


@pytest.mark.parametrize("who", ["curator", "mentor", "mentee", "secretary", "council", "foreign_director"])
def test_only_the_director_approves_on_screen(cast, pair, who):
    program = scene.make_sent(pair)
    with pytest.raises(PermissionDenied):
        actions.approve(program, actor=cast.actor(getattr(cast, who)), today=scene.TODAY)
    program.refresh_from_db()
    assert program.state == ProgramState.SENT


@pytest.mark.parametrize("who", ["director", "mentor", "mentee", "stranger"])
def test_only_the_curator_marks_paper(cast, pair, who):
    with pytest.raises(PermissionDenied):
        actions.approve(scene.make_agreed(pair), actor=cast.actor(getattr(cast, who)), today=scene.TODAY, on_paper=True)


def test_a_program_without_every_agreement_is_not_approved(cast, pair):
    program = scene.make_sent(pair)
    program.agreements.filter(person=pair.people[1]).delete()
    with pytest.raises(RuleViolation) as refusal:
        actions.approve(program, actor=cast.actor(cast.director), today=scene.TODAY)
    assert [problem.text for problem in refusal.value.problems] == [
        f"{pair.people[1].short_name}: нет согласия с программой."
    ]
    assert AuditEntry.objects.about(program).filter(action="program.approved", outcome="refused").count() == 1


def test_a_returned_program_goes_back_with_a_remark_and_may_be_sent_again_unchanged(cast, pair):
    program = scene.make_sent(pair)
    director = cast.actor(cast.director)
    with pytest.raises(RuleViolation, match="Напишите, что исправить"):
        actions.return_for_revision(program, actor=director, remark="  ")
    program = actions.return_for_revision(program, actor=director, remark="Добавьте открытый урок")
    assert (program.state, program.remark) == (ProgramState.RETURNED, "Добавьте открытый урок")
    program = actions.send(program, actor=cast.actor(cast.curator), today=scene.TODAY)
    assert (program.state, program.remark) == (ProgramState.SENT, "")


def test_a_returned_program_that_was_changed_needs_both_again(cast, pair):
    program = scene.make_sent(pair)
    actions.return_for_revision(program, actor=cast.actor(cast.director), remark="Короче")
    actions.drop_item(program.items.first(), actor=cast.actor(cast.mentor))
    program.refresh_from_db()
    with pytest.raises(RuleViolation, match="нет согласия с программой"):
        actions.send(program, actor=cast.actor(cast.curator), today=scene.TODAY)


@pytest.mark.django_db(transaction=True)
def test_of_two_directors_approving_at_once_one_approves():
    cast = make_cast()
    pair = scene.make_pair(cast.school)
    program = scene.make_sent(pair)
    actors = [cast.actor(cast.director), cast.actor(make_user(cast.school, Role.DIRECTOR))]
    together, outcomes = Barrier(2), []

    def approve(actor):
        together.wait(timeout=10)
        try:
            actions.approve(Program.objects.get(pk=program.pk), actor=actor, today=scene.TODAY)
            outcomes.append("approved")
        except RuleViolation as refusal:
            outcomes.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=approve, args=[actor]) for actor in actors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert sorted(outcomes) == ["approved", "«Утвердить» сейчас невозможно: состояние — «выполняется»."]
    assert AuditEntry.objects.about(program).done().filter(action="program.approved").count() == 1
    assert DBTaskResult.objects.count() == 1
