"""Events: who is called, who came, what it shows in the plan, what the protocol says."""

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied

from core.problems import RuleViolation
from core.schoolyear import SchoolYear
from papers.models import Document
from papers.rules import Source, Standing
from people.models import Letter, Person
from people.rules import Role
from printing.document import Paragraph
from printing.formats import to_text
from roadmap import policies
from roadmap.actions import Proof, do, open_year
from roadmap.actions.attendance import hold, mark_again, plan_again
from roadmap.actions.events import EventWords, add_file, call_off, change_event, invite, plan_event, uninvite
from roadmap.actions.protocols import ProtocolWords, compose, correct, finish
from roadmap.models import Event, Evidence, NotedFact, Occurrence
from roadmap.rules.events import ProtocolItem, lines_of, time_problem, when_of
from roadmap.selectors.event_todo import events_todo
from roadmap.selectors.invited import people_of
from roadmap.selectors.protocols import attendance_sheet, final_paper, first_items, next_number
from roadmap.tests.gatherings import AFTER, BEFORE, DAY, make_event, make_finished, make_held, make_protocol
from roadmap.tests.scene import make_occurrence, make_plan
from tests.cast import give_role, make_person
from tests.probes.papers import scan

WORDS = EventWords("school", "Занятие школы наставников", AFTER, time(15), time(16, 30), "кабинет 12", "Вопрос")


def by(cast, user="curator"):
    return {"actor": cast.actor(getattr(cast, user)), "today": DAY}


def came_to(event, *people) -> list[int]:
    return list(event.invitees.filter(person__in=people).values_list("pk", flat=True))


def with_mail(organization, name="a", **fields) -> Person:
    return make_person(organization, email=f"{name}@school.example", **fields)


def test_the_curator_and_the_director_call_people_and_nobody_else(cast):
    for user in ("curator", "director"):
        assert plan_event(WORDS, **by(cast, user)).organization == cast.school
    for user in ("mentor", "mentee", "secretary", "psychologist", "administrator", "municipal"):
        with pytest.raises(PermissionDenied):
            plan_event(WORDS, **by(cast, user))


@pytest.mark.parametrize(
    ("starts", "ends", "problem"),
    [
        (None, None, ""),
        (time(15), None, ""),
        (time(15), time(16), ""),
        (None, time(16), "Укажите и время начала."),
        (time(15), time(15), "Окончание должно быть позже начала."),
    ],
)
def test_an_event_ends_after_it_starts(starts, ends, problem):
    assert time_problem(starts, ends) == problem


def test_when_an_event_is():
    assert when_of(DAY, time(15), time(16, 30)) == "05.10.2026, 15:00–16:30"
    assert when_of(DAY, time(9, 5), None) == "05.10.2026, 09:05"
    assert when_of(DAY, None, None) == "05.10.2026"


def test_an_agenda_is_read_without_its_numbers():
    assert lines_of("1. Итоги\n2) План\n– Разное\n\n 2026 год: задачи\n1.5 ставки\n5") == [
        "Итоги", "План", "Разное", "2026 год: задачи", "1.5 ставки", "5",
    ]  # fmt: skip


def test_a_tick_invites_a_whole_bank_or_role_as_of_the_day(cast):
    gone = make_person(cast.school)
    give_role(gone, Role.MENTOR, date(2024, 9, 1))
    gone.memberships.update(ended_on=BEFORE)
    mentor, mentee = cast.person(cast.mentor), cast.person(cast.mentee)
    assert people_of(["mentors"], cast.school, DAY) == [mentor]
    assert set(people_of(["mentors", "mentees"], cast.school, DAY)) == {mentor, mentee}
    assert people_of([], cast.school, DAY) == []
    everybody = people_of(["staff"], cast.school, DAY)
    assert set(everybody) == set(Person.objects.filter(organization=cast.school))


def test_those_invited_get_a_letter_once_and_people_from_outside_none(cast):
    event, teacher = make_event(cast.school, day=AFTER), with_mail(cast.school)
    assert invite(event, [teacher, make_person(cast.school)], outsiders=["Орлова Нина", "Орлова Нина"], **by(cast)) == 3
    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == (
        "a@school.example", "Приглашение: Как давать обратную связь, 12.10.2026, 15:00–16:30",
    )  # fmt: skip
    assert "Где: кабинет 12" in letter.body
    assert f"/roadmap/events/{event.pk}/" in letter.body
    assert invite(event, [teacher, cast.person(cast.mentor)], **by(cast)) == 1
    assert Letter.objects.count() == 1
    with pytest.raises(RuleViolation, match="уже приглашены"):
        invite(event, [teacher], outsiders=["Орлова  Нина"], **by(cast))


def test_a_person_of_another_school_cannot_be_invited(cast):
    with pytest.raises(RuleViolation, match="только людей своей организации"):
        invite(make_event(cast.school), [make_person(cast.neighbour)], **by(cast))


def test_another_time_is_told_and_another_title_is_not(cast):
    event = make_event(cast.school, None, with_mail(cast.school), day=AFTER)
    words = EventWords("school", "Другая тема", AFTER, time(15), time(16, 30), "кабинет 12", event.agenda)
    event = change_event(event, words, **by(cast))
    assert not Letter.objects.exists()
    change_event(event, EventWords("school", "Другая тема", AFTER, time(14)), **by(cast))
    assert Letter.objects.get().subject.startswith("Изменились время, место или повестка: Другая тема, 12.10.2026, 14:")


def test_a_cancelled_event_says_why_and_tells_those_invited(cast):
    event = make_event(cast.school, None, with_mail(cast.school), day=AFTER)
    with pytest.raises(RuleViolation, match="Напишите, почему"):
        call_off(event, reason=" ", **by(cast))
    event = call_off(event, reason="Карантин", **by(cast))
    assert (event.state, event.reason) == ("cancelled", "Карантин")
    assert "Причина: Карантин" in Letter.objects.get().body
    with pytest.raises(RuleViolation, match="состояние — «отменено»"):
        hold(make_event(cast.school, state="cancelled", reason="Карантин"), [], outsiders=["Орлова"], **by(cast))


def test_nobody_is_told_of_what_is_past(cast):
    event = make_event(cast.school)
    invite(event, [with_mail(cast.school)], **by(cast))
    call_off(event, reason="Не пришли", **by(cast))
    assert not Letter.objects.exists()


def test_who_came_is_marked_from_paper_too(cast):
    came, absent = make_person(cast.school, family_name="Первых"), make_person(cast.school, family_name="Вторых")
    event = make_event(cast.school, None, came, absent)
    sheet = scan(cast.school, cast)
    event = hold(event, came_to(event, came), outsiders=["Орлова Нина"], on_paper=True, scan=sheet, **by(cast))
    assert (event.state, event.marked_on, event.source, event.scan) == ("held", DAY, Source.PAPER, sheet)
    marks = {str(one): one.came for one in event.invitees.all()}
    assert marks == {str(came): True, str(absent): False, "Орлова Нина": True}
    event = mark_again(event, came_to(event, came, absent), **by(cast))
    assert (event.source, event.invitees.filter(came=True).count()) == (Source.SCREEN, 2)


def test_an_event_to_come_or_without_anybody_is_not_held(cast):
    with pytest.raises(RuleViolation, match="ещё не прошло"):
        hold(make_event(cast.school, day=AFTER), [], outsiders=["Орлова"], **by(cast))
    with pytest.raises(RuleViolation, match="хотя бы одного присутствовавшего"):
        hold(make_event(cast.school), [], **by(cast))


def test_marks_of_another_event_change_nothing(cast):
    person = make_person(cast.school)
    event, other = make_event(cast.school, None, person), make_event(cast.school, None, person)
    with pytest.raises(RuleViolation, match="хотя бы одного"):
        hold(event, came_to(other, person), **by(cast))


def test_a_held_event_is_evidence_and_closes_its_activity(cast):
    row = make_occurrence(cast.school, text="Обучение в школе наставников", fact="event.held")
    event = plan_event(EventWords("school", "Занятие", BEFORE), occurrence=row, **by(cast))
    event = hold(event, [], outsiders=["Орлова Нина"], **by(cast))
    row.refresh_from_db()
    assert (row.state, row.closed_on, row.closed_by_fact) == ("done", BEFORE, "")
    evidence = Evidence.objects.get()
    assert (evidence.event, evidence.text) == (event, "Занятие, 01.10.2026. Присутствовали: 1")
    assert NotedFact.objects.get().url == f"/roadmap/events/{event.pk}/"


def test_one_of_several_events_is_evidence_and_leaves_the_activity_open(cast):
    row = make_occurrence(cast.school, text="Занятие школы наставников", fact="event.held")
    event = plan_event(EventWords("school", "Занятие школы наставников", BEFORE), occurrence=row, **by(cast))
    hold(event, [], outsiders=["Орлова"], closes=False, **by(cast))
    row.refresh_from_db()
    assert (row.state, row.evidence.count(), NotedFact.objects.count()) == ("planned", 1, 0)


def test_an_event_of_no_activity_closes_the_one_that_speaks_of_the_same(cast):
    row = make_occurrence(cast.school, text="Педагогический совет по итогам наставничества", fact="event.held")
    event = make_event(cast.school, title="Педагогический совет по итогам наставничества", kind="council")
    hold(event, [], outsiders=["Орлова"], **by(cast))
    row.refresh_from_db()
    assert (row.state, row.closed_by_fact) == ("done", "event.held")
    plan_again(Event.objects.get(), **by(cast))
    row.refresh_from_db()
    assert (row.state, NotedFact.objects.count()) == ("planned", 0)


def test_taken_back_it_shows_nothing_in_the_plan_any_more(cast):
    alone, besides = make_occurrence(cast.school), make_occurrence(cast.school)
    do(besides, Proof("протокол"), done_on=BEFORE, **by(cast))
    for row in (alone, besides):
        event = plan_event(EventWords("staff", "Собрание", BEFORE), occurrence=row, **by(cast))
        plan_again(hold(event, [], outsiders=["Орлова"], **by(cast)), **by(cast))
    assert [Occurrence.objects.get(pk=row.pk).state for row in (alone, besides)] == ["planned", "done"]
    assert Evidence.objects.get().text == "протокол"
    assert not Event.objects.exclude(state="planned").exists()


def test_an_event_goes_along_with_its_activity_to_the_next_version(cast):
    old = make_plan(cast.school)
    before = make_occurrence(cast.school, plan=old, text="Собрание")
    event = make_event(cast.school, occurrence=before)
    new = make_plan(cast.school, previous=old)
    after = make_occurrence(cast.school, plan=new, text="Собрание")
    old.state = "replaced"
    old.save()
    open_year(new, SchoolYear(2026), **by(cast))
    event.refresh_from_db()
    assert event.occurrence == after


def test_an_event_cannot_be_planned_for_a_replaced_version(cast):
    row = make_occurrence(cast.school, plan=make_plan(cast.school, state="replaced"))
    with pytest.raises(RuleViolation, match="прежней редакции"):
        plan_event(WORDS, occurrence=row, **by(cast))


def test_everybody_sees_what_they_are_invited_to_and_officials_all(cast):
    own = make_event(cast.school, None, cast.person(cast.mentee))
    other = make_event(cast.school)
    make_event(cast.neighbour)
    seen = {
        user: set(Event.objects.visible_to(cast.actor(getattr(cast, user))))
        for user in ("mentee", "mentor", "curator", "secretary", "psychologist", "council", "administrator")
    }
    everything = {own, other}
    assert seen == {
        "mentee": {own}, "mentor": set(), "curator": everything, "secretary": everything,
        "psychologist": everything, "council": everything, "administrator": everything,
    }  # fmt: skip
    assert not policies.can_see_invited(cast.actor(cast.mentee), own)


def test_the_home_page_calls_those_invited_and_asks_the_curator_who_came(cast):
    make_event(cast.school, None, cast.person(cast.mentee), day=DAY)
    make_event(cast.school, None, cast.person(cast.mentee), day=date(2026, 10, 25))
    make_event(cast.school, None, cast.person(cast.mentee), title="Прошло")
    told = events_todo(cast.actor(cast.mentee), DAY)
    assert [(one.text, one.urgent) for one in told] == [
        ("Вас ждут: Как давать обратную связь, 05.10.2026, 15:00–16:30, кабинет 12.", True)
    ]
    [mark] = events_todo(cast.actor(cast.curator), DAY)
    assert (mark.text, mark.button) == ("Отметьте присутствовавших: Прошло, 01.10.2026.", "Отметить")
    for _ in range(3):
        make_event(cast.school)
    [mark] = events_todo(cast.actor(cast.curator), DAY)
    assert mark.text == "Прошло, но не отмечено, кто был: 4\xa0мероприятия."
    assert events_todo(cast.actor(cast.director), DAY) == []


def test_somebody_is_struck_off_before_the_event_alone(cast):
    event = make_event(cast.school, None, make_person(cast.school))
    invitee = event.invitees.get().pk
    assert not uninvite(event, invitee, **by(cast)).invitees.exists()
    held = make_held(cast.school)
    with pytest.raises(RuleViolation, match="Верните его в запланированные"):
        uninvite(held, held.invitees.get().pk, **by(cast))


def test_a_file_of_another_school_is_refused(cast):
    with pytest.raises(RuleViolation):
        add_file(make_event(cast.school), scan(cast.neighbour, cast), title="", **by(cast))


PEOPLE = {
    "chair": ("Ёлкина", "Анна", "Юрьевна", "директор"),
    "keeper": ("Сизов", "Илья", "Олегович", "учитель физики"),
    "guest": ("Панин", "Олег", "Степанович", "учитель математики"),
}
PROTOCOL = """\
ПРОТОКОЛ
01.10.2026 г. Заречный № 4
педагогического совета «Итоги первой четверти»
Председатель – Ёлкина А. Ю., директор
Секретарь – Сизов И. О., учитель физики
Присутствовали 2 человека: Панин Олег Степанович, учитель математики; Орлова Нина, колледж связи.
ПОВЕСТКА ДНЯ
1) О работе пар
1. СЛУШАЛИ:
О работе пар
Говорил Панин О. С.
РЕШИЛИ:
Продолжить.
Председатель ____________________ А. Ю. Ёлкина
Секретарь ____________________ И. О. Сизов
"""


def council(cast):
    people = {
        key: make_person(cast.school, family_name=family, given_name=given, patronymic=middle, post=post)
        for key, (family, given, middle, post) in PEOPLE.items()
    }
    event = make_event(
        cast.school, None, people["guest"], make_person(cast.school), kind="council", title="Итоги первой четверти"
    )
    event = hold(event, came_to(event, people["guest"]), outsiders=["Орлова Нина, колледж связи"], **by(cast))
    items = [ProtocolItem("О работе пар\nГоворил Панин О. С.", "Продолжить."), ProtocolItem(" ", "")]
    return event, ProtocolWords(people["chair"], people["keeper"], items, "4")


def test_the_protocol_reads_as_a_protocol_does(cast):
    event, words = council(cast)
    protocol = compose(event, words, **by(cast, "secretary"))
    draft = final_paper(protocol)
    assert draft.marks == ("Проект",)
    event = finish(Event.objects.get(pk=event.pk), **by(cast, "secretary"))
    paper = final_paper(event.protocol)
    assert (paper.marks, paper.title) == ((), "Протокол № 4 педагогического совета от 01.10.2026")
    text = to_text(paper).replace("\xa0", " ")
    assert PROTOCOL in text, text


def test_many_who_came_stand_in_an_annex(cast):
    event = make_protocol(cast.school)
    people = [make_person(cast.school) for _ in range(15)]
    for person in people:
        event.invitees.create(person=person, came=True)
    paper = final_paper(event.protocol)
    assert Paragraph("Присутствовали 16\xa0человек (список прилагается).", indent=False) in paper.body
    [annex] = paper.annexes
    assert len(annex.blocks[0].rows) == 16


def test_a_protocol_without_a_decision_is_not_ready(cast):
    event = make_protocol(cast.school, number="", items=[{"heard": "Итоги", "decided": ""}])
    with pytest.raises(RuleViolation, match=r"Укажите номер протокола\. Вопрос 1: напишите, что решили\."):
        finish(event, **by(cast))


def test_a_ready_protocol_is_changed_by_returning_it_alone(cast):
    event = make_finished(cast.school, cast)
    before = Document.objects.get()
    words = ProtocolWords(make_person(cast.school), make_person(cast.school), [ProtocolItem("Итоги", "Принять")], "3")
    for act in (
        lambda: compose(event, words, **by(cast)),
        lambda: finish(event, **by(cast)),
        lambda: plan_again(event, **by(cast)),
        lambda: mark_again(event, [event.invitees.get().pk], **by(cast)),
    ):
        with pytest.raises(RuleViolation, match="уже готов"):
            act()
    correct(event, **by(cast))
    before.refresh_from_db()
    assert before.standing == Standing.CHANGED
    compose(Event.objects.get(), words, **by(cast))
    event = finish(Event.objects.get(), **by(cast))
    assert (event.protocol.document.standing, event.protocol.document.number) == (Standing.IN_FORCE, "3")


def test_the_protocol_is_of_people_of_the_school_and_of_an_event_that_took_place(cast):
    person = make_person(cast.school)
    words = ProtocolWords(person, make_person(cast.neighbour), [ProtocolItem("Итоги", "Принять")])
    with pytest.raises(RuleViolation, match="люди своей организации"):
        compose(make_held(cast.school), words, **by(cast))
    with pytest.raises(RuleViolation, match="Сначала отметьте присутствовавших"):
        compose(make_event(cast.school), ProtocolWords(person, person, [ProtocolItem("Итоги", "")]), **by(cast))
    with pytest.raises(PermissionDenied):
        compose(make_held(cast.school), words, **by(cast, "mentor"))


def test_the_next_number_goes_on_within_the_kind_and_the_year(cast):
    make_protocol(cast.school, number="9")
    assert next_number(make_event(cast.school)) == "10"
    assert next_number(make_event(cast.school, kind="council")) == "1"
    assert next_number(make_event(cast.school, day=date(2027, 9, 2))) == "1"
    assert next_number(make_event(cast.neighbour)) == "1"


def test_the_agenda_becomes_the_questions(cast):
    assert first_items(make_event(cast.school)) == [
        ProtocolItem("Итоги первой четверти"), ProtocolItem("План открытых уроков"),
    ]  # fmt: skip


def test_the_list_to_sign_has_room_for_others(cast):
    event = make_event(cast.school, None, make_person(cast.school), make_person(cast.school))
    [_, table] = attendance_sheet(event).body
    assert len(table.rows) == 7
    assert [row[0] for row in table.rows] == ["1", "2", "3", "4", "5", "6", "7"]
