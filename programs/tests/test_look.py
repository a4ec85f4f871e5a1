"""Every page of programs and meetings looked at in a browser: 1280 and 360 px, light and dark."""

from datetime import timedelta

import pytest
from django.urls import reverse

from pairs.models import Pair
from people.rules import Role
from programs import actions
from programs.tests import scene
from tests.cast import make_user
from tests.looking import look

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def words(page):
    """Console messages and errors of the page."""
    heard = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def enter(page, client, live_server):
    """Sign in as a user and open a page."""

    def open_page(user, url):
        client.force_login(user)
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
        )
        page.goto(live_server.url + url)

    return open_page


@pytest.fixture
def pair(cast):
    """At work for a month and a half, with needs."""
    started = cast.school.today() - timedelta(days=45)
    pair = scene.make_pair(cast.school, mentor=cast.mentor, mentees=[cast.mentee], started_on=started)
    Pair.objects.filter(pk=pair.pk).update(ends_on=None)
    pair.refresh_from_db()
    return pair


def compose(pair):
    return actions.compose(
        pair, actor=scene.mentor_of(pair), today=pair.started_on, starts_on=pair.started_on, months=9, goal="Освоиться"
    )


def run(pair):
    program = compose(pair)
    for person in pair.people:
        actions.agree(
            program, person=person, actor=scene.actor_of(person.user, pair.organization), today=pair.started_on
        )
    program.refresh_from_db()
    actions.send(program, actor=scene.mentor_of(pair), today=pair.started_on)
    return actions.approve(program, actor=scene.director_of(pair.organization), today=pair.started_on)


def test_the_meeting_form_on_a_phone_and_three_taps(cast, pair, page, enter, words):
    run(pair)
    enter(cast.mentor, reverse("programs:log", args=[pair.pk]))
    look(page, words, "meeting-form")
    page.get_by_text("60", exact=True).click()
    page.get_by_label("Мероприятие плана выполнено").check()
    page.get_by_role("button", name="Внести встречу").click()
    page.wait_for_url("**/meetings/*/")
    look(page, words, "meeting")
    enter(cast.mentor, reverse("programs:meetings"))
    look(page, words, "meetings")


def test_the_same_meeting_twice_is_asked_about_on_the_page(cast, pair, page, enter, words):
    scene.make_meeting(pair, cast.school.today())
    enter(cast.mentor, reverse("programs:log", args=[pair.pk]))
    page.get_by_label("Вид встречи").select_option("first")
    page.get_by_role("button", name="Внести встречу").click()
    page.get_by_label("Это другая встреча в тот же день").check()
    look(page, words, "meeting-again")
    page.get_by_role("button", name="Внести встречу").click()
    page.wait_for_url("**/meetings/*/")


def test_a_new_program_and_its_draft(cast, pair, page, enter, words):
    enter(cast.mentor, reverse("programs:new", args=[pair.pk]))
    look(page, words, "program-new")
    page.get_by_role("button", name="Создать проект программы").click()
    page.wait_for_url("**/programs/*/")
    look(page, words, "program-draft")
    page.get_by_role("link", name="Добавить мероприятие").click()
    look(page, words, "program-item")


def test_a_running_program_as_each_of_its_people_sees_it(cast, pair, page, enter, words):
    program = run(pair)
    actions.mark_done(program.items.first(), actor=scene.mentor_of(pair), today=pair.started_on)
    actions.propose_extension(program, actor=scene.mentor_of(pair), today=pair.started_on, months=12)
    scene.make_meeting(pair, pair.started_on)
    for role in ("mentor", "mentee", "curator", "director"):
        enter(getattr(cast, role), program.get_absolute_url())
        look(page, words, f"program-{role}")


def test_pages_of_the_curator(cast, pair, page, enter, words):
    program = run(pair)
    scene.make_meeting(pair, pair.started_on)
    quiet = scene.make_pair(cast.school, started_on=pair.started_on)
    for name, args in {
        "list": [],
        "meetings": [],
        "quiet": [],
        "end": [program.pk],
        "extend": [program.pk],
        "done_on_paper": [program.pk],
        "journal_from_paper": [pair.pk],
        "confirm_on_paper": [pair.pk],
        "existing": [quiet.pk],
    }.items():
        enter(cast.curator, reverse(f"programs:{name}", args=args))
        look(page, words, f"curator-{name}")
    enter(cast.curator, pair.get_absolute_url())
    look(page, words, "curator-pair")


def test_the_director_approves_several_after_looking_at_their_list(cast, page, enter, words):
    for _ in range(2):
        pair = scene.make_pair(cast.school, mentor=make_user(cast.school, Role.MENTOR))
        scene.make_sent(pair)
    enter(cast.director, reverse("programs:queue"))
    look(page, words, "queue")
    page.get_by_role("button", name="Утвердить отмеченные").click()
    look(page, words, "queue-confirm")
    page.get_by_role("button", name="Утвердить").click()
    page.wait_for_url("**/programs/")
    assert "Утверждено программ: 2" in page.inner_text("main")
