"""The plan of a running program is corrected by consent of the mentor and every mentee (S4 annex 1, 7.2)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from core.models import AuditEntry
from core.problems import RuleViolation
from pairs.rules import EndGround
from papers.models import Document
from people.rules import Role
from programs import actions
from programs.actions.changes import Line
from programs.models import CorrectionLine, ProgramCorrection, ProgramItem
from programs.selectors import addendum_of, paper_of, todo
from programs.states import ChangeState
from programs.tests import scene
from programs.tests.test_paper import text_of, words_of
from tests.cast import guards, make_user

DAY = date(2026, 10, 1)
TERM = date(2026, 12, 15)


@pytest.fixture
def pair(cast):
    return scene.make_pair(cast.school, mentor=cast.mentor, mentees=[cast.mentee])


@pytest.fixture
def program(pair):
    return scene.make_running(pair)


def lines_of(program):
    """The first item changed, the second taken out, a new one added."""
    first, second, *_ = program.items.all()
    return [
        Line("Разбор трёх уроков", "lesson", TERM, "три карты наблюдения", item=first),
        Line(second.topic, second.form, second.term_on, second.expected_result, item=second, drop=True),
        Line("Открытый урок", "joint", TERM),
    ]


def propose(program, by=None):
    actor = by or scene.curator_of(program.organization)
    return actions.propose_correction(program, lines_of(program), actor=actor, today=DAY, reason="Сменился класс")


def agree(correction, person, today=DAY):
    actor = scene.actor_of(person.user, correction.program.organization)
    return actions.agree_to_correction(correction, person=person, actor=actor, today=today)


def topics(program):
    return [item.topic for item in program.items.all()]


BEFORE = ["Планирование урока", "Дисциплина на уроке", "Работа с родителями"]
AFTER = ["Разбор трёх уроков", "Работа с родителями", "Открытый урок"]


def test_the_plan_changes_with_the_last_consent_and_not_before(program, pair):
    correction = propose(program)
    agree(correction, pair.people[0])
    assert topics(program) == BEFORE
    agree(correction, pair.people[1])
    correction.refresh_from_db()
    assert topics(program) == AFTER
    changed = program.items.first()
    assert (changed.form, changed.term_on, changed.expected_result) == ("lesson", TERM, "три карты наблюдения")
    assert (correction.state, correction.number, correction.applied_on) == (ChangeState.APPLIED, 1, DAY)


def test_of_a_group_every_mentee_is_asked(cast):
    mentees = [make_user(cast.school, Role.MENTEE) for _ in range(2)]
    program = scene.make_running(scene.make_pair(cast.school, mentor=cast.mentor, mentees=mentees))
    correction = propose(program, by=cast.actor(cast.mentor))
    assert correction.agreed == {program.pair.people[0].pk}  # who proposes agrees by that
    agree(correction, program.pair.people[1])
    assert topics(program) == BEFORE
    agree(correction, program.pair.people[2])
    assert topics(program) == AFTER


def test_the_approved_text_stays_frozen_and_the_addendum_is_frozen_beside_it(program, pair):
    approved = program.document.sha256
    correction = propose(program)
    for person in pair.people:
        agree(correction, person)
    program.refresh_from_db()
    correction.refresh_from_db()
    assert program.document.sha256 == approved
    assert "Дисциплина на уроке" in text_of(paper_of(program))
    text = text_of(addendum_of(correction))
    assert "ДОПОЛНЕНИЕ № 1" in text
    assert "Разбор трёх уроков (посещение урока с разбором), срок 15.12.2026; результат: три карты наблюдения" in text
    assert "мероприятие исключено из плана" in text
    assert "мероприятия не было" in text
    assert "Причина: Сменился класс" in text
    assert f"{pair.people[0].short_name} – 01.10.2026 (в системе)".replace("\N{NO-BREAK SPACE}", " ") in text
    assert "Проект" not in text
    assert Document.objects.filter(object_id=correction.pk, object_type="programs.programcorrection").count() == 1


def test_the_lines_keep_what_was(program, pair):
    correction = propose(program)
    for person in pair.people:
        agree(correction, person)
    changed, dropped, added = correction.lines.all()
    assert changed.before.startswith("Планирование урока (консультация), срок ")
    assert (dropped.after, added.before) == ("", "")
    assert added.item.topic == "Открытый урок"


def test_meetings_still_name_an_item_that_was_taken_out(program, pair):
    second = program.items.all()[1]
    meeting = scene.make_meeting(pair, item=second)
    correction = propose(program)
    for person in pair.people:
        agree(correction, person)
    meeting.refresh_from_db()
    assert meeting.item.topic == "Дисциплина на уроке"
    assert meeting.item.dropped_on == DAY


def test_the_second_addendum_is_number_two(program, pair):
    for _ in range(2):
        item = program.items.last()
        line = Line(f"{item.topic}, ещё раз", item.form, item.term_on, item=item)
        correction = actions.propose_correction(program, [line], actor=scene.mentor_of(pair), today=DAY)
        agree(correction, pair.people[1])
    assert [one.number for one in program.corrections.all()] == [1, 2]


def test_consents_are_recorded_from_paper_by_the_curator_alone(cast, program, pair):
    correction = propose(program)
    for who in (cast.mentor, cast.director, cast.stranger):
        with pytest.raises(PermissionDenied):
            actions.agree_to_correction(
                correction, person=pair.people[1], actor=cast.actor(who), today=DAY, on_paper=True
            )
    curator = cast.actor(cast.curator)
    for person in pair.people:
        actions.agree_to_correction(correction, person=person, actor=curator, today=DAY, on_paper=True)
    assert [(a.is_from_paper, a.recorded_by) for a in correction.agreements.all()] == [(True, cast.curator)] * 2
    assert topics(program) == AFTER


def test_nobody_agrees_for_somebody_else(cast, program, pair):
    correction = propose(program)
    with pytest.raises(PermissionDenied):
        actions.agree_to_correction(correction, person=pair.people[1], actor=cast.actor(cast.mentor), today=DAY)
    outsider = make_user(cast.school, Role.MENTEE)
    with pytest.raises(PermissionDenied):
        agree(correction, scene.person_of(outsider, cast.school))


def test_what_is_done_is_not_changed(program, pair):
    actions.mark_done(program.items.first(), actor=scene.mentor_of(pair), today=DAY)
    with pytest.raises(RuleViolation, match="«Планирование урока» уже выполнено"):
        propose(program)


def test_what_was_done_meanwhile_stops_the_consent(program, pair):
    correction = propose(program)
    actions.mark_done(program.items.first(), actor=scene.mentor_of(pair), today=DAY)
    with pytest.raises(RuleViolation, match="Снимите предложение и составьте новое"):
        agree(correction, pair.people[0])
    assert correction.agreements.count() == 0


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (("Открытый урок", "joint", date(2027, 9, 1)), "Срок должен быть внутри программы"),
        (("  ", "joint", TERM), "Напишите содержание мероприятия"),
    ],
)
def test_a_line_obeys_the_rules_of_the_plan(program, pair, line, problem):
    with pytest.raises(RuleViolation, match=problem):
        actions.propose_correction(program, [Line(*line)], actor=scene.mentor_of(pair), today=DAY)


def test_nothing_changed_is_nothing_to_propose(program, pair):
    same = [Line(i.topic, i.form, i.term_on, i.expected_result, item=i) for i in program.items.all()]
    with pytest.raises(RuleViolation, match="Ничего не изменено"):
        actions.propose_correction(program, same, actor=scene.mentor_of(pair), today=DAY)


def test_a_plan_is_not_emptied(program, pair):
    gone = [Line(i.topic, i.form, i.term_on, item=i, drop=True) for i in program.items.all()]
    with pytest.raises(RuleViolation, match="не осталось бы ни одного мероприятия"):
        actions.propose_correction(program, gone, actor=scene.mentor_of(pair), today=DAY)


def test_an_item_of_another_program_is_refused(cast, program, pair):
    other = scene.make_running(scene.make_pair(cast.school)).items.first()
    with pytest.raises(PermissionDenied):
        actions.propose_correction(
            program, [Line("Чужое", other.form, other.term_on, item=other)], actor=scene.mentor_of(pair), today=DAY
        )


def test_one_proposal_waits_at_a_time_until_it_is_withdrawn(program, pair):
    first = propose(program)
    with pytest.raises(RuleViolation, match="уже предложено"):
        propose(program)
    actions.withdraw_correction(first, actor=scene.mentor_of(pair))
    assert propose(program).state == ChangeState.PROPOSED
    with pytest.raises(RuleViolation):
        agree(first, pair.people[0])


def test_only_a_running_program_is_corrected(pair):
    with pytest.raises(RuleViolation, match="которая выполняется"):
        propose(scene.make_sent(pair))


def test_an_open_correction_goes_with_the_program(program):
    propose(program)
    curator = scene.curator_of(program.organization)
    actions.stop(program, actor=curator, today=DAY, ended_on=DAY, ground=EndGround.CURATOR)
    assert ProgramCorrection.objects.get().state == ChangeState.WITHDRAWN


def test_the_database_keeps_no_agreed_correction_without_its_paper(program):
    correction = propose(program)
    with pytest.raises(IntegrityError, match="correction_applied_has_paper"), transaction.atomic():
        ProgramCorrection.objects.filter(pk=correction.pk).update(state=ChangeState.APPLIED, applied_on=DAY)
    with pytest.raises(IntegrityError, match="correction_line_says_what"), transaction.atomic():
        CorrectionLine.objects.create(correction=correction, act="add")


def test_the_trail_holds_no_words_of_the_plan(program, pair):
    correction = propose(program)
    agree(correction, pair.people[0])
    told = AuditEntry.objects.about(program).filter(action__startswith="program.correction_").order_by("pk")
    assert [entry.facts for entry in told] == [
        {"correction": correction.pk, "lines": 3},
        {"correction": correction.pk, "person": pair.people[0].pk, "on_paper": 0},
    ]


def test_whoever_has_not_agreed_is_asked(cast, program, pair):
    propose(program, by=cast.actor(cast.mentor))
    text = f"Предложено изменить план программы: {pair}"  # the name ends with a full stop
    assert text in [one.text for one in todo(cast.actor(cast.mentee), DAY)]
    assert text not in [one.text for one in todo(cast.actor(cast.mentor), DAY)]


def posted(program, **changed):
    """The form as it is shown, with some of its cells typed over."""
    data = {}
    for item in program.items.filter(done_on=None):
        key = f"item{item.pk}"
        data |= {f"{key}-topic": item.topic, f"{key}-form": item.form, f"{key}-term_on": item.term_on.isoformat()}
        data |= {f"{key}-expected_result": item.expected_result}
    for number in range(2):
        data |= {f"new{number}-topic": "", f"new{number}-form": "consultation", f"new{number}-term_on": ""}
    return data | changed


def test_the_page_proposes_only_what_was_typed_over(client, cast, program):
    first, second, _ = program.items.all()
    client.force_login(cast.mentor)
    url = reverse("programs:correct", args=[program.pk])
    typed = {f"item{first.pk}-topic": "Разбор трёх уроков", f"item{second.pk}-drop": "on"}
    typed |= {"new0-topic": "Открытый урок", "new0-term_on": TERM.isoformat(), "reason": "Сменился класс"}
    response = client.post(url, guards(cast.school, program) | posted(program, **typed))
    assert response.status_code == 302, response.content.decode()
    told = [(line.act, line.item, line.topic) for line in CorrectionLine.objects.all()]
    assert told == [("change", first, "Разбор трёх уроков"), ("drop", second, ""), ("add", None, "Открытый урок")]
    client.force_login(cast.mentee)
    page = client.get(program.get_absolute_url()).content.decode()
    assert "Предложено изменить план" in page
    assert "Убрать: Дисциплина на уроке" in page
    client.post(reverse("programs:correction_agree", args=[program.pk]), guards(cast.school, program))
    page = client.get(program.get_absolute_url()).content.decode()
    assert "Дополнение № 1 от" in page
    assert "Согласились:" not in page
    assert topics(program) == AFTER


def test_a_wrong_row_keeps_all_that_was_typed(client, cast, program):
    client.force_login(cast.mentor)
    url = reverse("programs:correct", args=[program.pk])
    typed = {"new0-topic": "Открытый урок", "new0-term_on": "2030-01-01", "new1-expected_result": "карта"}
    response = client.post(url, guards(cast.school, program) | posted(program, **typed))
    assert response.status_code == 422
    page = response.content.decode()
    for words in ("Срок должен быть внутри программы", "Напишите содержание мероприятия", "Укажите срок мероприятия"):
        assert words in page
    assert 'value="2030-01-01"' in page
    assert not ProgramCorrection.objects.exists()


def test_done_items_are_not_offered(client, cast, program, pair):
    item = actions.mark_done(program.items.first(), actor=scene.mentor_of(pair), today=DAY)
    client.force_login(cast.mentor)
    page = client.get(reverse("programs:correct", args=[program.pk])).content.decode()
    assert f"item{item.pk}-topic" not in page
    assert page.count("-drop") > 0


def test_the_addendum_is_a_draft_until_everybody_agreed(client, cast, program):
    correction = propose(program)
    client.force_login(cast.mentee)
    url = reverse("programs:addendum", args=[program.pk, correction.pk])
    response = client.get(url)
    text = words_of(response.content)
    assert "Проект" in text
    assert "ДОПОЛНЕНИЕ № 1" in text


def test_an_addendum_is_read_through_its_own_program(client, cast, program):
    other = scene.make_running(scene.make_pair(cast.school))
    correction = propose(other)
    client.force_login(cast.curator)
    assert client.get(reverse("programs:addendum", args=[program.pk, correction.pk])).status_code == 404


def test_items_taken_out_are_no_part_of_the_plan_any_more(program, pair):
    correction = propose(program)
    for person in pair.people:
        agree(correction, person)
    scene.finish_plan(program, DAY)
    program.refresh_from_db()
    ended = actions.complete(program, actor=scene.mentor_of(pair), today=DAY, ended_on=DAY)
    assert ended.end_ground == EndGround.COMPLETED
    assert ProgramItem._base_manager.filter(program=program).count() == 4
