"""Every page of every role, on the demo: found by its links, looked at on a laptop and on a phone."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from portal.management.commands.load_demo import lay
from tests.crawling import client_of, names_that_show, walk
from tests.looking import SIZES, SMALL

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

ROLES = [
    *("curator", "director", "secretary", "administrator", "psychologist"),
    *("mentor", "mentee"),
    *("municipal", "regional"),
]
GROUP = (
    dict.fromkeys(ROLES[:5], "staff") | dict.fromkeys(ROLES[5:7], "participants") | dict.fromkeys(ROLES[7:], "above")
)
NOW = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Europe/Moscow"))  # the middle of a school year
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# Pages that no link of the demo leads to, each with the reason
ELSEWHERE = {
    "health": "for machines",
    "ready": "for machines",
    "people:invitation": "opened by a secret: tests/test_school_year.py",
    "people:invitation_code": "typed from a printed slip: tests/test_school_year.py",
    **dict.fromkeys(
        ["orders:scan", "roadmap:scan", "roadmap:regulation_scan", "roadmap:evidence_scan", "roadmap:event_file"],
        "the demo has no such files",
    ),
    "roadmap:term": "asked by a form while one types: roadmap/tests",
    "roadmap:calendar_feed": "read by a calendar, by a secret address",
    **dict.fromkeys(["papers:print", "papers:print_file"], "nobody of the demo has bound papers: papers/tests"),
    "papers:word_template": "the schools of the demo print by our own templates: papers/tests",
    "orders:answers": "no such order of the demo is a draft: registry/tests",
    "orders:send": "no draft of the demo has doubts to confirm: orders/tests",
    **dict.fromkeys(
        ["pairs:application_decline", "pairs:application_notice", "pairs:end_member"],
        "no application of the demo waits, no group may lose a member: pairs/tests",
    ),
    **dict.fromkeys(
        ["roadmap:event_attendance", "roadmap:protocol"], "led by events of the demo that are still to be marked"
    ),
    "pairs:match_progress": "asked by a page while a large bank is matched",
    **dict.fromkeys(["roadmap:uploaded", "roadmap:mend"], "needs an upload"),
    **dict.fromkeys(["people:import", "people:import_facts", "pairs:import", "registry:import"], "needs an upload"),
}
# Pages that a role may open without being led there, each with the reason
ASIDE = {
    ("secretary", "surveys:list"): "led by the home page when a questionnaire waits",
    ("administrator", "surveys:list"): "led by the home page when a questionnaire waits",
    ("director", "pairs:awards"): "led by the list of finished pairs, which the curator keeps",
    **{(role, "papers:verify"): "open to everybody who holds the printed sheet" for role in ROLES},
    **{(role, "roadmap:calendar"): "events are the schools' own" for role in ("municipal", "regional")},
    **{
        (role, name): "led by the card of whoever is away, one of many cards"
        for role in ("director", "secretary", "administrator")
        for name in ("people:consequences", "people:fact_end")
    },
    **{
        (role, f"registry:consent_give_{kind}"): "led by the own consents of those whom it concerns and who lack it"
        for role in ROLES
        for kind in ("personal_data", "mentor_duties", "being_mentored")
    },
}
ALLAUTH = ("account_", "mfa_")  # before and around the sign-in: tests/test_sign_in_pages.py


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """The demo behind a live server, laid and committed once for all tests of this file."""
    with django_db_blocker.unblock(), time_machine.travel(NOW):
        lay(NOW.date())
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="module")
def clients(site):
    return {role: client_of(role) for role in ROLES}


@pytest.fixture(scope="module")
def walks(clients):
    return {role: walk(client) for role, client in clients.items()}


@pytest.fixture(scope="module")
def examined():
    """What axe has looked at: names of pages by group of roles."""
    return set()


@pytest.mark.parametrize("role", ROLES)
def test_no_link_is_dead_and_every_page_has_its_words(walks, role):
    assert not walks[role].faults, "\n".join(walks[role].faults)


def test_every_page_that_a_role_may_open_is_reached_by_links(walks, clients):
    known = {name: pages for one in walks.values() for name, pages in one.pages.items()}
    missed = []
    for role, found in walks.items():
        for name in known.keys() - found.names - ELSEWHERE.keys():
            if (role, name) not in ASIDE and clients[role].get(known[name][0]).status_code == 200:
                missed.append(f"{role}: {name} {known[name][0]}")
    assert not missed, "\n".join(missed)


def test_every_address_that_shows_something_is_reached_by_somebody(walks):
    reached = set().union(*(one.names for one in walks.values()))
    ours = {name for name in names_that_show() if not name.startswith(ALLAUTH)}
    missed, needless = sorted(ours - reached - ELSEWHERE.keys()), sorted(ELSEWHERE.keys() & reached)
    assert not missed, "\n".join(missed)
    assert needless == []


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_legible_to_all_on_a_laptop_and_on_a_phone(site, walks, clients, context, page, role, examined):
    cookie = clients[role].cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": site}])
    heard, faults = [], []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    for name, addresses in walks[role].pages.items():
        first_of_group = (GROUP[role], name) not in examined
        for address in dict.fromkeys([addresses[0], addresses[-1]] if first_of_group else addresses[:1]):
            faults += look(page, site + address, with_axe=(GROUP[role], name) not in examined)
            faults += [f"{address}: {words}" for words in heard]
            heard.clear()
            examined.add((GROUP[role], name))
    assert not faults, "\n".join(faults)


def look(page, address, *, with_axe):
    faults = []
    page.set_viewport_size(SIZES["laptop"])
    response = page.goto(address)
    if response.status != 200:
        return [f"{address}: {response.status}"]
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme="light" if size == "laptop" else "dark")
        if with_axe and (small := page.evaluate(SMALL, viewport["width"])):
            faults.append(f"{address} on a {size}: too small for a finger: {small}")
        if (wide := page.evaluate(SIDEWAYS)) > 0:
            faults.append(f"{address} scrolls sideways by {wide}px on a {size}")
        if with_axe and (report := Axe().run(page, options=WCAG)).violations_count:
            faults.append(f"{address} on a {size}: {report.generate_report()}")
    return faults
