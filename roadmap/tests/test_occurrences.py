"""What people do with an activity of the year."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from core.actors import SYSTEM
from core.models import AuditEntry
from core.problems import RuleViolation
from core.schoolyear import SchoolYear
from papers.rules import Source
from people.rules import Role
from roadmap import policies
from roadmap.actions import Proof, add_evidence, cancel, do, keep_open, note_fact, record_done, reopen, take_back_fact
from roadmap.models import Evidence, Occurrence
from roadmap.states import OccurrenceState, RoadMapState
from roadmap.tests.scene import TODAY, make_done, make_occurrence, make_plan
from tests.cast import give_role, make_person

PROOF = Proof("протокол собрания")
DONE_ON = date(2026, 9, 28)


def done(occurrence, actor, **fields):
    return do(occurrence, PROOF, **({"done_on": DONE_ON, "actor": actor, "today": TODAY} | fields))


def test_the_curator_closes_an_activity_with_what_shows_it(cast):
    occurrence = done(make_occurrence(cast.school), cast.actor(cast.curator))
    assert (occurrence.state, occurrence.closed_on, occurrence.closed_by) == ("done", DONE_ON, cast.curator)
    evidence = Evidence.objects.get()
    assert (evidence.text, evidence.source, evidence.recorded_by) == ("протокол собрания", Source.SCREEN, cast.curator)
    assert AuditEntry.objects.about(occurrence).get().action == "road_map.activity_done"


def test_whoever_answers_for_it_closes_it_and_nobody_else_does(cast):
    by_role = make_occurrence(cast.school, role=Role.PSYCHOLOGIST)
    by_name = make_occurrence(cast.school, role=Role.DIRECTOR, person=cast.person(cast.mentor))
    for occurrence, user in ((by_role, cast.mentor), (by_name, cast.psychologist), (by_role, cast.stranger)):
        with pytest.raises(PermissionDenied):
            done(occurrence, cast.actor(user))
    assert done(by_role, cast.actor(cast.psychologist)).state == OccurrenceState.DONE
    assert done(by_name, cast.actor(cast.mentor)).state == OccurrenceState.DONE


def test_a_named_person_answers_instead_of_everybody_with_the_role(cast):
    named = make_person(cast.school)
    give_role(named, Role.SECRETARY)
    occurrence = make_occurrence(cast.school, role=Role.SECRETARY, person=named)
    assert not policies.is_responsible(cast.actor(cast.secretary), occurrence)


def test_a_day_to_come_and_an_empty_word_are_refused(cast):
    occurrence, actor = make_occurrence(cast.school), cast.actor(cast.curator)
    with pytest.raises(RuleViolation, match="не может быть позже сегодняшней"):
        done(occurrence, actor, done_on=date(2026, 10, 6))
    with pytest.raises(RuleViolation, match="Напишите, что подтверждает выполнение"):
        do(occurrence, Proof("  "), done_on=TODAY, actor=actor, today=TODAY)
    assert Occurrence.objects.get().state == OccurrenceState.PLANNED
    assert not Evidence.objects.exists()


def test_a_replaced_version_is_history(cast):
    plan = make_plan(cast.school, state=RoadMapState.REPLACED)
    with pytest.raises(PermissionDenied):
        done(make_occurrence(cast.school, plan=plan), cast.actor(cast.curator))


def test_only_the_curator_records_from_paper(cast):
    occurrence = make_occurrence(cast.school, role=Role.PSYCHOLOGIST)
    for user in (cast.director, cast.psychologist):
        with pytest.raises(PermissionDenied):
            done(occurrence, cast.actor(user), on_paper=True)
    done(occurrence, cast.actor(cast.curator), on_paper=True)
    assert Evidence.objects.get().is_from_paper


def test_a_ticked_list_is_entered_whole_or_not_at_all(cast):
    actor = cast.actor(cast.curator)
    first, second = make_occurrence(cast.school), make_done(cast.school)
    with pytest.raises(RuleViolation, match="сейчас невозможно"):
        record_done([first, second], PROOF, done_on=DONE_ON, actor=actor, today=TODAY)
    assert Occurrence.objects.get(pk=first.pk).state == OccurrenceState.PLANNED
    third = make_occurrence(cast.school)
    rows = record_done([first, third], PROOF, done_on=DONE_ON, actor=actor, today=TODAY)
    assert [row.state for row in rows] == ["done", "done"]
    with pytest.raises(RuleViolation, match="Отметьте хотя бы одно"):
        record_done([], PROOF, done_on=DONE_ON, actor=actor, today=TODAY)


def test_it_is_cancelled_with_a_reason_and_taken_back(cast):
    occurrence, actor = make_occurrence(cast.school), cast.actor(cast.director)
    with pytest.raises(RuleViolation, match="почему мероприятие отменено"):
        cancel(occurrence, reason=" ", actor=actor, today=TODAY)
    occurrence = cancel(occurrence, reason="Карантин", actor=actor, today=TODAY)
    assert (occurrence.state, occurrence.reason, occurrence.closed_on) == ("cancelled", "Карантин", TODAY)
    occurrence = reopen(occurrence, actor=actor, today=TODAY)
    assert (occurrence.state, occurrence.reason, occurrence.closed_on) == ("planned", "", None)
    assert occurrence.kept_open is False


def test_a_mentor_cancels_nothing_but_takes_back_an_own_mark(cast):
    occurrence, mentor = make_occurrence(cast.school, role=Role.MENTOR), cast.actor(cast.mentor)
    with pytest.raises(PermissionDenied):
        cancel(occurrence, reason="Не нужно", actor=mentor, today=TODAY)
    occurrence = done(occurrence, mentor)
    assert reopen(occurrence, actor=mentor, today=TODAY).state == OccurrenceState.PLANNED
    occurrence = done(Occurrence.objects.get(), cast.actor(cast.curator))
    with pytest.raises(PermissionDenied):
        reopen(occurrence, actor=mentor, today=TODAY)


def test_more_evidence_is_put_to_what_is_done(cast):
    occurrence = add_evidence(make_done(cast.school), PROOF, actor=cast.actor(cast.curator), today=TODAY)
    assert [evidence.text for evidence in occurrence.evidence.all()] == ["протокол собрания"]


def test_what_a_fact_closed_people_take_back_and_no_fact_closes_again(cast):
    make_occurrence(cast.school, fact="report.made")
    told = {"day": date(2026, 10, 1), "text": "Отчёт завершён", "url": "/reports/2026/", "actor": SYSTEM}
    note_fact(cast.school, "report.made", **told)
    closed = Occurrence.objects.get()
    assert (closed.state, closed.closed_by_fact, closed.closed_on) == ("done", "report.made", date(2026, 10, 1))
    evidence = Evidence.objects.get()
    assert evidence.text == "Закрыто автоматически: годовой отчёт завершён — Отчёт завершён"
    assert (evidence.url, evidence.figures) == ("/reports/2026/", {"count": 1})

    opened = reopen(closed, actor=cast.actor(cast.curator), today=TODAY)
    assert (opened.state, opened.kept_open, opened.closed_by_fact) == ("planned", True, "")
    assert not Evidence.objects.exists()
    note_fact(cast.school, "report.made", **(told | {"url": "/reports/other/"}))
    assert Occurrence.objects.get().state == OccurrenceState.PLANNED


def test_the_curator_says_beforehand_that_no_fact_closes_it(cast):
    occurrence = make_occurrence(cast.school, fact="report.made")
    keep_open(occurrence, actor=cast.actor(cast.curator), today=TODAY)
    note_fact(cast.school, "report.made", day=TODAY, text="Отчёт", url="/reports/2026/", actor=SYSTEM)
    assert Occurrence.objects.get().state == OccurrenceState.PLANNED


def test_an_unknown_fact_is_the_callers_mistake(cast):
    with pytest.raises(LookupError):
        note_fact(cast.school, "no.such", day=TODAY, text="?", url="/", actor=SYSTEM)


def test_a_fact_taken_back_leaves_the_activity_waiting_again(cast):
    by_fact = make_occurrence(cast.school, fact="report.made")
    by_hand = done(make_occurrence(cast.school, fact="report.made"), cast.actor(cast.curator))
    note_fact(cast.school, "report.made", day=TODAY, text="Отчёт", url="/reports/2026/", actor=SYSTEM)
    told = {"url": "/reports/2026/", "year": SchoolYear(2026), "actor": SYSTEM, "today": TODAY}
    assert take_back_fact(cast.school, "report.made", **told) == [by_fact]
    by_fact.refresh_from_db()
    assert (by_fact.state, by_fact.closed_by_fact, by_fact.evidence.count()) == ("planned", "", 0)
    assert Occurrence.objects.get(pk=by_hand.pk).state == OccurrenceState.DONE
