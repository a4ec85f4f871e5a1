"""A school year opens, a new version takes over, facts close what they show, people are reminded."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from core.actors import SYSTEM
from core.schoolyear import SchoolYear
from people.models import Letter
from people.rules import Role
from registry.models import InclusionReview
from registry.rules import ConsentKind
from registry.tests.made import make_consent, make_mentee
from roadmap.actions import follow_facts, note_fact, open_year, remind
from roadmap.models import Activity, Evidence, Occurrence
from roadmap.rules import Deadline
from roadmap.rules.occurrences import REPLACED
from roadmap.selectors.todo import todo
from roadmap.states import OccurrenceState, RoadMapState
from roadmap.tests.scene import SEPTEMBER, TODAY, YEAR, make_activity, make_occurrence, make_plan

THIS = SchoolYear(YEAR)


def activity(plan, text, deadline, **fields):
    terms = [term.as_data() for term in Deadline.parse(deadline, (plan.starts_on, plan.ends_on))]
    return make_activity(plan, text, deadline=deadline, terms=terms, **fields)


def opened(plan, year=YEAR):
    rows = Occurrence.objects.filter(activity__stage__road_map=plan, year=year).order_by("activity__position", "pk")
    return [(row.activity.text, row.starts_on, row.ends_on) for row in rows]


def test_a_year_opens_what_recurs_what_is_dated_and_what_has_no_date(cast):
    plan = make_plan(cast.school)  # September 2025 to August 2028
    activity(plan, "Каждый год", "Сентябрь (ежегодно)")
    activity(plan, "Только раз", "20.10.2027")
    activity(plan, "По запросу", "по запросу")
    open_year(plan, THIS, actor=SYSTEM, today=TODAY)
    assert opened(plan) == [("Каждый год", *SEPTEMBER), ("По запросу", None, None)]
    open_year(plan, SchoolYear(2027), actor=SYSTEM, today=TODAY)
    assert [text for text, *_ in opened(plan, 2027)] == ["Каждый год", "Только раз", "По запросу"]


def test_opening_again_adds_nothing(cast):
    plan = make_plan(cast.school)
    activity(plan, "Каждый год", "Сентябрь (ежегодно)")
    activity(plan, "По запросу", "по запросу")
    assert len(open_year(plan, THIS, actor=SYSTEM, today=TODAY)) == 2
    assert open_year(plan, THIS, actor=SYSTEM, today=TODAY) == []
    assert len(opened(plan)) == 2


def test_only_a_plan_in_force_opens_and_not_by_everybody(cast):
    plan = make_plan(cast.school)
    with pytest.raises(PermissionDenied):
        open_year(plan, THIS, actor=cast.actor(cast.mentor), today=TODAY)
    with pytest.raises(PermissionDenied):
        open_year(plan, THIS, actor=cast.actor(cast.stranger), today=TODAY)
    draft = make_plan(cast.school, state=RoadMapState.DRAFT)
    with pytest.raises(PermissionDenied):
        open_year(draft, THIS, actor=SYSTEM, today=TODAY)


def test_a_new_version_takes_over_what_was_done_and_cancels_the_rest(cast):
    old = make_plan(cast.school)
    for text in ("Сделано", "Не сделано", "Больше не нужно"):
        activity(old, text, "Сентябрь (ежегодно)")
    open_year(old, THIS, actor=SYSTEM, today=TODAY)
    done, waiting, _ = Occurrence.objects.order_by("activity__position")
    Occurrence.objects.filter(pk=done.pk).update(state="done", closed_on=date(2026, 9, 9), closed_by=cast.curator)
    Evidence.objects.create(occurrence=done, text="протокол")
    Evidence.objects.create(occurrence=waiting, text="черновик")
    new = make_plan(cast.school, previous=old)
    activity(new, "Не сделано", "Сентябрь (ежегодно)")
    activity(new, "СДЕЛАНО", "Сентябрь (ежегодно)")
    old.state = RoadMapState.REPLACED
    old.save()
    open_year(new, THIS, actor=SYSTEM, today=TODAY)

    after = {row.activity.text: row for row in Occurrence.objects.filter(activity__stage__road_map=new)}
    assert (after["СДЕЛАНО"].state, after["СДЕЛАНО"].closed_on) == ("done", date(2026, 9, 9))
    assert after["СДЕЛАНО"].closed_by == cast.curator
    assert after["Не сделано"].state == OccurrenceState.PLANNED
    assert [row.text for row in after["Не сделано"].evidence.all()] == ["черновик"]
    before = Occurrence.objects.filter(activity__stage__road_map=old).order_by("activity__position")
    assert [row.state for row in before] == ["done", "cancelled", "cancelled"]
    assert {row.reason for row in before if row.state == "cancelled"} == {REPLACED}
    assert before[0].evidence.count() == 1
    open_year(new, THIS, actor=SYSTEM, today=TODAY)
    assert after["Не сделано"].evidence.count() == 1


def test_a_bank_with_every_consent_closes_its_activity_with_the_figures(cast):
    row = make_occurrence(cast.school, fact="bank.mentees")
    entries = [make_mentee(cast.school, entered_on=date(2026, 9, 9)) for _ in range(2)]
    kinds = (ConsentKind.PERSONAL_DATA, ConsentKind.BEING_MENTORED)
    for entry in entries[:1]:
        for kind in kinds:
            make_consent(entry.person, kind)
    assert follow_facts(cast.school, actor=SYSTEM, today=TODAY) == []
    for kind in kinds:
        make_consent(entries[1].person, kind)
    assert follow_facts(cast.school, actor=SYSTEM, today=TODAY) == [row]
    evidence = Evidence.objects.get()
    assert evidence.text == "Закрыто автоматически: банк наставляемых и согласия — согласия есть у 2 из 2"
    assert evidence.figures == {"count": 2, "of": 2}
    assert evidence.url == "/registry/mentees/?state=active"
    assert follow_facts(cast.school, actor=SYSTEM, today=TODAY) == []


def test_a_bank_of_last_year_shows_nothing_until_its_list_is_gone_through(cast):
    make_occurrence(cast.school, fact="bank.mentees")
    entry = make_mentee(cast.school, entered_on=date(2025, 9, 9))
    for kind in (ConsentKind.PERSONAL_DATA, ConsentKind.BEING_MENTORED):
        make_consent(entry.person, kind)
    assert follow_facts(cast.school, actor=SYSTEM, today=TODAY) == []
    InclusionReview.objects.create(organization=cast.school, school_year=YEAR, reviewed_on=TODAY)
    assert len(follow_facts(cast.school, actor=SYSTEM, today=TODAY)) == 1


def test_the_office_follows_facts_at_any_time_and_only_the_product_reminds(cast):
    assert follow_facts(cast.school, actor=cast.actor(cast.director), today=TODAY) == []
    for act, user in ((follow_facts, cast.mentor), (follow_facts, cast.stranger), (remind, cast.curator)):
        with pytest.raises(PermissionDenied):
            act(cast.school, actor=cast.actor(user), today=TODAY)


def test_a_fact_of_last_year_and_of_a_neighbour_closes_nothing(cast):
    make_occurrence(cast.school, fact="report.made")
    told = {"text": "Отчёт", "url": "/reports/", "actor": SYSTEM, "today": TODAY}
    note_fact(cast.school, "report.made", day=date(2026, 6, 1), **told)
    note_fact(cast.neighbour, "report.made", day=TODAY, **told)
    assert Occurrence.objects.get().state == OccurrenceState.PLANNED


def test_two_terms_of_a_year_are_closed_by_facts_of_their_own(cast):
    plan = make_plan(cast.school)
    row = make_occurrence(cast.school, plan=plan, fact="report.made")
    later = Occurrence.objects.create(
        organization=cast.school,
        activity=row.activity,
        year=YEAR,
        starts_on=date(2027, 5, 1),
        ends_on=date(2027, 5, 31),
    )
    note_fact(cast.school, "report.made", day=date(2026, 9, 20), text="Осенний", url="/reports/1/", actor=SYSTEM)
    assert [r.state for r in Occurrence.objects.order_by("pk")] == ["done", "planned"]
    note_fact(cast.school, "report.made", day=date(2027, 5, 20), text="Весенний", url="/reports/2/", actor=SYSTEM)
    later.refresh_from_db()
    assert (later.state, later.closed_on) == ("done", date(2027, 5, 20))


# Reminders


def with_email(cast, user, email):
    person = cast.person(user)
    person.email = email
    person.save()
    return person


def test_a_letter_comes_two_weeks_and_two_days_before_and_once_it_is_late(cast):
    with_email(cast, cast.psychologist, "p@school.example")
    make_occurrence(cast.school, period=(None, date(2026, 10, 31)), role=Role.PSYCHOLOGIST)
    written = {}
    for day in (16, 17, 18, 28, 29, 30, 31):
        written[day] = remind(cast.school, actor=SYSTEM, today=date(2026, 10, day))
    assert written == {16: 0, 17: 1, 18: 0, 28: 0, 29: 1, 30: 0, 31: 0}
    assert [remind(cast.school, actor=SYSTEM, today=date(2026, 11, day)) for day in (1, 2)] == [1, 0]
    assert {letter.to for letter in Letter.objects.all()} == {"p@school.example"}


def test_one_letter_a_day_tells_of_everything(cast):
    with_email(cast, cast.psychologist, "p@school.example")
    make_occurrence(cast.school, text="Позднее", period=(None, date(2026, 10, 12)), role=Role.PSYCHOLOGIST)
    make_occurrence(cast.school, text="Просроченное", role=Role.PSYCHOLOGIST)
    assert remind(cast.school, actor=SYSTEM, today=TODAY) == 1
    letter = Letter.objects.get()
    assert letter.subject == "Дорожная карта: 2 мероприятия требуют внимания"
    assert letter.body.index("Просроченное") < letter.body.index("Позднее")
    make_occurrence(cast.school, text="Ещё одно", role=Role.PSYCHOLOGIST)
    assert remind(cast.school, actor=SYSTEM, today=TODAY) == 0
    assert remind(cast.school, actor=SYSTEM, today=date(2026, 10, 6)) == 1


def test_who_has_no_address_sees_it_on_the_home_page(cast):
    make_occurrence(cast.school, text="Провести беседу", role=Role.PSYCHOLOGIST)
    assert remind(cast.school, actor=SYSTEM, today=TODAY) == 0
    [item] = todo(cast.actor(cast.psychologist), TODAY)
    assert (item.text, item.urgent) == ("Срок мероприятия дорожной карты прошёл: Провести беседу.", True)
    assert todo(cast.actor(cast.secretary), TODAY) == []
    assert todo(cast.actor(cast.municipal), TODAY) == []


def test_what_names_nobody_falls_to_the_curator(cast):
    make_occurrence(cast.school, role="")
    assert len(todo(cast.actor(cast.curator), TODAY)) == 1
    assert todo(cast.actor(cast.director), TODAY) == []
    with_email(cast, cast.curator, "c@school.example")
    remind(cast.school, actor=SYSTEM, today=TODAY)
    assert Letter.objects.get().to == "c@school.example"


def test_many_make_one_line_that_opens_the_list(cast, client):
    plan = make_plan(cast.school)
    for number in range(4):
        make_occurrence(cast.school, plan=plan, text=f"Дело {number}")
    [item] = todo(cast.actor(cast.curator), TODAY)
    assert item.text == "Срок прошёл: 4\xa0мероприятия дорожной карты."
    client.force_login(cast.curator)
    with time_machine.travel("2026-10-05T12:00:00+00:00"):
        assert len(client.get(item.url).context["table"].rows) == 4


def test_the_nightly_command_opens_the_year_and_is_safe_to_repeat(cast, capsys):
    plan = make_plan(cast.school, starts_on=date(2020, 9, 1), ends_on=date(2099, 8, 31))
    activity(plan, "По запросу", "по запросу")
    for opens in (1, 0):
        call_command("follow_road_maps", org=cast.school.slug)
        assert capsys.readouterr().out == f"{cast.school.slug}: {opens} opened, 0 closed, 0 reminded\n"
    assert Activity.objects.get().occurrences.count() == 1
