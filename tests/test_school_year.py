"""A school year in a real browser: each role signing in by itself, and the same with the curator alone."""

import pytest
import time_machine

from tests.journey import autumn, pairing, summing_up, work
from tests.journey.school import AUTUMN, CURATOR, MENTEE, MENTOR, SPRING, School

pytestmark = pytest.mark.browser


@pytest.fixture
def school(transactional_db, browser, live_server):
    with time_machine.travel(AUTUMN) as clock:
        school = School(browser, live_server.url, clock)
        school.on(AUTUMN)
        yield school
    school.close()


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
    pairing.sign_on_paper(curator, AUTUMN)
    pairing.read_order(curator, "14/1-ОД", AUTUMN)
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
    for name, questionnaire in ((MENTEE, "Удовлетворённость наставляемого"), (MENTOR, "Удовлетворённость наставника")):
        summing_up.start_round(curator, questionnaire, "наставник" if name == MENTOR else "наставляемые", questionnaire)
        summing_up.record_answers(curator, questionnaire, name, SPRING)
    summing_up.write_report(curator)
    summing_up.finish_report(curator)
    summing_up.open_figure(curator)
    summing_up.read_report(curator)
    school.all_quiet()
