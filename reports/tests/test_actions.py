"""Writing, finishing, reopening a report; figures that go up; the reminder."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError

from core.actors import SYSTEM
from core.models import AuditEntry
from core.problems import RuleViolation, Stale
from core.schoolyear import SchoolYear
from papers.models import Document
from reports.actions import finish, reopen, take_snapshot, write
from reports.models import Report, Snapshot
from reports.selectors.years import report_of, todo
from reports.tests.make import TODAY, YEAR, make_mentee, make_mentor, make_pair, make_report, make_small_school

THIS_YEAR = SchoolYear(YEAR)


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


def written(cast, curator):
    report = report_of(cast.school, THIS_YEAR)
    return write(report, actor=curator, today=TODAY, conclusions="Продолжить.", aims="Поддержать.")


def test_the_first_words_begin_the_report(cast, curator):
    report = written(cast, curator)
    assert (report.aims, report.conclusions, report.version) == ("Поддержать.", "Продолжить.", 2)
    entry = AuditEntry.objects.about(report).get()
    assert (entry.action, entry.facts) == ("report.written", {"year": YEAR, "changed": ["aims", "conclusions"]})


def test_a_page_from_before_somebody_began_the_report_is_stale(cast, curator):
    page = report_of(cast.school, THIS_YEAR)
    page.expected_version = page.version
    written(cast, curator)
    with pytest.raises(Stale):
        write(page, actor=curator, today=TODAY, aims="Иначе")
    assert Report.objects.get().aims == "Поддержать."


def test_only_the_curator_of_the_school_writes(cast):
    report = make_report(cast.school, year=YEAR)
    for user in (cast.director, cast.mentor, cast.stranger, cast.municipal):
        with pytest.raises(PermissionDenied):
            write(report, actor=cast.actor(user), today=TODAY, aims="Чужое")
        with pytest.raises(PermissionDenied):
            finish(report, actor=cast.actor(user), today=TODAY)
    assert Report.objects.get().aims == ""


def test_nothing_is_written_of_a_year_that_has_not_begun(cast, curator):
    with pytest.raises(RuleViolation, match="ещё не начался"):
        write(report_of(cast.school, SchoolYear(2026)), actor=curator, today=date(2026, 8, 31), aims="Рано")
    assert not Report.objects.exists()


def test_finishing_freezes_the_paper_and_sends_final_figures_up(cast, curator):
    make_small_school(cast.school)
    report = finish(written(cast, curator), actor=curator, today=TODAY)
    document = Document.objects.get()
    assert (report.finished_on, report.document, report.finished_by) == (TODAY, document, cast.curator)
    assert document.title == "Отчёт за 2025/2026 учебный год"
    snapshot = Snapshot.objects.get()
    assert (snapshot.organization, snapshot.school_year, snapshot.is_final) == (cast.school, YEAR, True)
    assert snapshot.figures["pairs"] == {"numerator": 3, "denominator": None, "hidden": False}
    assert snapshot.figures["plans"] == {"numerator": 3, "denominator": 4, "hidden": False}


@pytest.mark.parametrize(("today", "words"), [(date(2026, 4, 30), "не раньше 01.05.2026"), (date(2026, 5, 1), None)])
def test_a_report_is_finished_from_may_on(cast, curator, today, words):
    report = written(cast, curator)
    if words is None:
        assert finish(report, actor=curator, today=today).is_finished
        return
    with pytest.raises(RuleViolation, match=words):
        finish(report, actor=curator, today=today)
    assert (Document.objects.count(), Snapshot.objects.count()) == (0, 0)


def test_a_report_without_conclusions_is_not_finished(cast, curator):
    with pytest.raises(RuleViolation, match="Нет выводов") as refusal:
        finish(make_report(cast.school, year=YEAR), actor=curator, today=TODAY)
    assert refusal.value.problems[0].url == f"/reports/{YEAR}/edit/"


def test_a_finished_report_is_neither_written_nor_finished_again(cast, curator):
    report = finish(written(cast, curator), actor=curator, today=TODAY)
    with pytest.raises(PermissionDenied):
        write(report, actor=curator, today=TODAY, aims="Поздно")
    with pytest.raises(PermissionDenied):
        finish(report, actor=curator, today=TODAY)
    assert Document.objects.count() == 1


def test_a_reopened_report_keeps_its_old_paper_and_makes_a_new_one(cast, curator):
    report = finish(written(cast, curator), actor=curator, today=TODAY)
    first = report.document
    report = reopen(report, actor=curator, today=TODAY)
    assert (report.finished_on, report.document, Snapshot.objects.get().is_final) == (None, None, False)
    report = finish(write(report, actor=curator, today=TODAY, aims="Иначе"), actor=curator, today=TODAY)
    assert report.document != first
    assert Document.objects.count() == 2


def test_a_report_cannot_be_finished_without_its_document(db, cast):
    with pytest.raises(IntegrityError):
        make_report(cast.school, finished_on=TODAY)


def test_snapshots_are_safe_to_repeat(cast):
    make_small_school(cast.school)
    first, second = (take_snapshot(cast.school, THIS_YEAR, actor=SYSTEM, today=TODAY) for _ in range(2))
    assert first.pk == second.pk
    assert first.figures == second.figures
    assert second.taken_at > first.taken_at


def test_the_figures_of_a_finished_report_stay_as_they_were_reported(cast, curator):
    finish(written(cast, curator), actor=curator, today=TODAY)
    make_pair(make_mentor(cast.school), make_mentee(cast.school))
    kept = take_snapshot(cast.school, THIS_YEAR, actor=SYSTEM, today=TODAY)
    assert (kept.is_final, kept.figures["pairs"]["numerator"]) == (True, 0)


def test_a_director_or_a_stranger_sends_nothing_up(cast):
    for user in (cast.director, cast.stranger, cast.municipal):
        with pytest.raises(PermissionDenied):
            take_snapshot(cast.school, THIS_YEAR, actor=cast.actor(user), today=TODAY)
    assert not Snapshot.objects.exists()


def test_the_command_counts_every_working_organization_and_none_above(cast, capsys):
    call_command("take_snapshots", year=YEAR)
    counted = set(Snapshot.objects.values_list("organization", flat=True))
    assert counted == {cast.school.pk, cast.neighbour.pk, cast.next_door.pk}
    call_command("take_snapshots", year=YEAR, org=cast.school.slug)
    assert capsys.readouterr().out.splitlines()[-1] == f"{cast.school.slug}: 2025/2026 counted"
    assert Snapshot.objects.count() == 3


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 4, 30), []),
        (date(2026, 5, 1), [("2025/2026", False)]),
        (date(2026, 8, 31), [("2025/2026", False)]),
        (date(2026, 9, 1), [("2025/2026", True)]),
        (date(2027, 4, 30), [("2025/2026", True)]),
        (date(2027, 5, 1), [("2026/2027", False)]),
    ],
)
def test_from_may_the_curator_is_asked_and_after_august_it_is_overdue(cast, curator, today, expected):
    make_pair(make_mentor(cast.school), make_mentee(cast.school))
    asked = todo(curator, today)
    text = "Составьте годовой отчёт о наставничестве за {} учебный год."
    assert [(one.text, one.urgent) for one in asked] == [(text.format(year), late) for year, late in expected]


def test_nobody_is_asked_for_a_finished_report_or_a_year_without_pairs(cast, curator):
    assert todo(curator, TODAY) == []
    make_pair(make_mentor(cast.school), make_mentee(cast.school))
    assert todo(cast.actor(cast.director), TODAY) == []
    finish(written(cast, curator), actor=curator, today=TODAY)
    assert todo(curator, TODAY) == []
