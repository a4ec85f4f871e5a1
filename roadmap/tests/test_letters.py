"""The program of a year, invitations and a mentor's portfolio are made of the facts."""

from datetime import date, time

import pytest

from pairs.tests import made
from papers.kinds import letter_named
from printing.formats import to_text
from programs.tests import scene
from registry.tests.made import make_mentor
from roadmap.models import Activity, Event, EventInvitee, Stage
from roadmap.tests.make import make_road_map
from tests.cast import make_person


@pytest.fixture
def curator(cast, client):
    client.force_login(cast.curator)
    return client


def text_of(code, row, cast, **asked):
    return to_text(letter_named(code).compose(row, asked, cast.actor(cast.curator))).replace("\xa0", " ")


def test_the_program_of_a_year_counts_people_and_repeats_the_plan(cast, curator):
    plan = make_road_map(cast.school)
    stage = Stage.objects.create(road_map=plan, position=1, title="Подготовка")
    Activity.objects.create(stage=stage, position=1, text="Провести анкетирование педагогов", deadline="сентябрь")
    made.active(cast.school)
    text = text_of("year-program", plan, cast)
    assert "ПРОГРАММА НАСТАВНИЧЕСТВА" in text
    assert "Провести анкетирование педагогов" in text
    assert "форма «педагог – педагог»: 1 пара;" in text
    assert "Пар и групп в учебном году | 1" in text
    assert f"/letters/year-program/{plan.pk}/" in curator.get(plan.get_absolute_url()).content.decode()


def test_a_plan_without_lines_makes_no_program(cast, curator):
    plan = make_road_map(cast.school)
    assert curator.get(f"/letters/year-program/{plan.pk}/").status_code == 404


def test_an_invitation_is_a_sheet_for_each_who_is_invited(cast, curator):
    event = Event.objects.create(
        organization=cast.school,
        kind="seminar",
        title="Первый урок",
        day=date(2026, 12, 4),
        starts_at=time(14, 30),
        place="кабинет 12",
    )
    vera = make_person(cast.school, family_name="Гуляева", given_name="Вера", patronymic="Ильинична", sex="f")
    peter = make_person(cast.school, family_name="Черных", given_name="Пётр", patronymic="", sex="m")
    for person in (vera, peter):
        EventInvitee.objects.create(event=event, person=person)
    EventInvitee.objects.create(event=event, name="Ли Ян")
    text = text_of("invitation", event, cast, text="Возьмите конспект.")
    assert text.count("ПРИГЛАШЕНИЕ") == 3
    assert "Уважаемая Вера Ильинична!" in text
    assert "Уважаемый Пётр!" in text
    assert "Ли Ян" in text
    assert text.count("«Первый урок», 4 декабря 2026 г. в 14:30. Место: кабинет 12.") == 3
    assert text.count("Возьмите конспект.") == 3
    assert f"/letters/invitation/{event.pk}/" in curator.get(event.get_absolute_url()).content.decode()


def test_a_portfolio_is_made_of_pairs_programs_meetings_and_training(cast):
    pair = scene.make_pair(cast.school)
    scene.make_running(pair)
    scene.make_meeting(pair)
    mentor = pair.mentor
    mentor.trained_on, mentor.training = date(2026, 9, 1), "Школа наставника, 12 часов"
    mentor.save()
    text = text_of("portfolio", mentor, cast, methods="Подготовила призёра конкурса.")
    mentee = pair.people[1].short_name.replace("\xa0", " ")
    assert mentee in text
    assert "Проведено встреч: 1, всего" in text
    assert "01.09.2026 | обучение | Школа наставника, 12 часов" in text
    assert "Подготовила призёра конкурса." in text


def test_an_empty_portfolio_says_so_and_is_the_mentors_own_to_print(cast, client):
    entry = make_mentor(cast.school, cast.person(cast.mentor))
    assert "нет сведений" in text_of("portfolio", entry, cast)
    client.force_login(cast.mentor)
    assert client.get(f"/letters/portfolio/{entry.pk}/").status_code == 200
