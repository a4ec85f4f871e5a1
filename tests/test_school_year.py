"""A school year in a real browser: each role signing in by itself, and the same with the curator alone."""

import pytest
import time_machine

from tests.journey import autumn, pairing, summing_up, work
from tests.journey.school import (
    ADMINISTRATOR,
    AUTUMN,
    CURATOR,
    DIRECTOR,
    MENTEE,
    MENTOR,
    PASSWORD,
    SECRETARY,
    SPRING,
    School,
)
from tests.journey.visitor import PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def school(transactional_db, browser, live_server):
    with time_machine.travel(AUTUMN) as clock:
        school = School(browser, live_server.url, clock)
        school.on(AUTUMN)
        yield school
    school.close()


ROUNDS = [
    ("Удовлетворённость наставляемого", "наставляемые", "mentee"),
    ("Удовлетворённость наставника", "наставники", "mentor"),
]
NUMBER = "14/1-ОД"
ABOUT_ITEM = "Срок лучше указать точнее."
REMARK, PREAMBLE = "Назовите положение о наставничестве.", "На основании положения о наставничестве МБОУ СШ № 7"


def test_each_role_signs_in_by_itself(school):
    administrator = school.enter_by_code(school.found(ADMINISTRATOR), "gromova")
    autumn.enter_official(administrator, DIRECTOR, "директор", "руководитель", "мужской")
    autumn.enter_official(administrator, CURATOR, "заместитель директора", "куратор")
    autumn.enter_official(administrator, SECRETARY, "секретарь", "секретарь")
    director, curator, secretary = (
        school.enter_by_code(autumn.code_on_slip(administrator, name), username)
        for name, username in ((DIRECTOR, "belozerov"), (CURATOR, "klyuchevskaya"), (SECRETARY, "yudina"))
    )
    autumn.upload_staff(curator)
    autumn.include(curator, AUTUMN)
    autumn.enter_mentor(curator, AUTUMN)
    autumn.letter_with_link(administrator, MENTEE)
    mentee = school.enter_by_link("zhiltsov@school.example", "zhiltsov", PHONE)
    mentor = school.enter_by_code(autumn.code_on_slip(curator, MENTOR), "tarasova", PHONE)
    autumn.give_consent(mentor)
    autumn.see_that_paper_is_asked(curator)
    autumn.record_written_consents(curator, AUTUMN, MENTOR, MENTEE)
    summing_up.start_round(curator, "Потребности наставляемого", "наставляемые", "Запросы, осень")
    summing_up.fill_half(mentee)
    summing_up.fill_round(mentee)
    autumn.name_needs(curator)

    pairing.propose(curator)
    pairing.answer(mentor)
    pairing.answer(mentee)
    pairing.draft_order(curator)
    pairing.send(curator)
    pairing.send_back(director, REMARK, ABOUT_ITEM)
    pairing.mend(curator, REMARK, ABOUT_ITEM, PREAMBLE)
    pairing.send(curator)
    pairing.approve(director, PASSWORD)
    secretary.open("/")
    secretary.click("Зарегистрировать")
    pairing.register(secretary, NUMBER, AUTUMN)
    for participant in (mentor, mentee):
        pairing.acquaint(participant, NUMBER)
    pairing.read_order(mentee, NUMBER, AUTUMN)

    work.compose(mentor, AUTUMN)
    work.agree(mentor)
    work.agree(mentee)
    work.send(mentor)
    work.approve(director)
    work.log_meeting(mentor, 45)
    work.confirm_meeting(mentee)

    school.on(SPRING)
    for visitor, username in ((curator, "klyuchevskaya"), (mentor, "tarasova"), (mentee, "zhiltsov")):
        school.sign_in(visitor, username)
    work.log_meeting(mentor, 90)
    work.object_to_meeting(mentee, "Встреча длилась час")
    work.correct_meeting(mentor, "Встреча длилась час")
    work.confirm_meeting(mentee)
    work.plan_done(mentor)
    work.complete(mentor, SPRING)
    work.end_pair(curator, SPRING)
    for questionnaire, audience, participant in ROUNDS:
        summing_up.start_round(curator, questionnaire, audience, questionnaire)
        summing_up.fill_round({"mentor": mentor, "mentee": mentee}[participant])
    summing_up.write_report(curator)
    summing_up.finish_report(curator)
    summing_up.open_figure(curator)
    summing_up.read_report(curator)
    school.all_quiet()


def test_only_the_curator_ever_signs_in(school):
    curator = school.enter_by_code(school.found(CURATOR, "curator"), "klyuchevskaya")
    autumn.upload_staff(curator)
    autumn.upload_again(curator)
    autumn.include(curator, AUTUMN)
    autumn.name_needs(curator)
    autumn.enter_mentor(curator, AUTUMN)
    autumn.record_written_consents(curator, AUTUMN, MENTOR, MENTEE)
    pairing.propose(curator)
    pairing.agree_on_paper(curator, AUTUMN)
    pairing.draft_order(curator)
    pairing.sign_on_paper(curator, NUMBER, AUTUMN)
    pairing.read_order(curator, NUMBER, AUTUMN)
    pairing.acquaint_on_paper(curator, AUTUMN)
    work.compose(curator, AUTUMN)
    work.agree_on_paper(curator, AUTUMN)
    work.approve_on_paper(curator, AUTUMN)

    school.on(SPRING)
    curator.open("/")
    curator.sees("Вход")
    school.sign_in(curator, "klyuchevskaya")
    work.open_program(curator)
    work.meetings_on_paper(curator, SPRING)
    work.plan_done_on_paper(curator, SPRING)
    work.complete(curator, SPRING)
    work.end_pair(curator, SPRING)
    for questionnaire, audience, participant in ROUNDS:
        summing_up.start_round(curator, questionnaire, audience, questionnaire)
        summing_up.record_answers(curator, questionnaire, {"mentor": MENTOR, "mentee": MENTEE}[participant], SPRING)
    summing_up.write_report(curator)
    summing_up.finish_report(curator)
    summing_up.open_figure(curator)
    summing_up.read_report(curator)
    school.all_quiet()
