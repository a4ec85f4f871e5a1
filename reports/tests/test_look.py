"""The pages of reports, road maps and materials in a real Chromium, at 1280 and 360 px."""

from collections.abc import Iterator

import pytest
import time_machine

from core.actors import SYSTEM
from core.schoolyear import SchoolYear
from library.tests.make import make_material, with_file
from reports.actions import take_snapshot, write
from reports.selectors.years import report_of
from reports.tests.make import TODAY, YEAR, make_small_school
from roadmap.tests.make import make_road_map, with_scan
from tests.cast import make_cast
from tests.looking import look

pytestmark = pytest.mark.browser

PAGES = [
    ("curator", "/reports/"),
    ("curator", f"/reports/{YEAR}/"),
    ("curator", f"/reports/{YEAR}/edit/"),
    ("curator", f"/reports/{YEAR}/finish/"),
    ("director", f"/reports/{YEAR}/figures/involved/numerator/"),
    ("director", f"/reports/{YEAR}/figures/meetings/numerator/"),
    ("director", f"/reports/{YEAR}/figures/materials/numerator/"),
    ("municipal", "/reports/below/"),
    ("regional", "/reports/below/?counted=has_system"),
    ("curator", "/roadmap/"),
    ("curator", "/roadmap/new/"),
    ("mentor", "/roadmap/{road_map}/"),
    ("curator", "/library/"),
    ("curator", "/library/new/"),
    ("curator", "/library/{material}/"),
    ("mentee", "/library/{material}/"),
]


@pytest.fixture
def cast(transactional_db: None) -> Iterator:
    with time_machine.travel(f"{TODAY:%Y-%m-%d}T12:00:00+03:00", tick=True):
        yield make_cast()


@pytest.fixture
def rows(cast):
    make_small_school(cast.school)
    actor = cast.actor(cast.curator)
    text = "Поддержать молодых педагогов и закрепить их в школе.\nНаучить наставников разбирать уроки."
    write(report_of(cast.school, SchoolYear(YEAR)), actor=actor, today=TODAY, aims=text, conclusions="Продолжить.")
    take_snapshot(cast.school, SchoolYear(YEAR), actor=SYSTEM, today=TODAY)
    make_road_map(cast.school, title="План мероприятий по внедрению целевой модели наставничества")
    make_material(
        cast.school, title="Образец персонализированной программы", about="Для наставников, которые начинают."
    )
    return {"road_map": with_scan(cast.school, cast).pk, "material": with_file(cast.school, cast).pk}


def test_the_pages_read_well_on_a_laptop_and_on_a_phone(page, live_server, client, cast, rows):
    words = []
    page.on("console", lambda message: words.append(message.text))
    page.on("pageerror", lambda error: words.append(str(error)))
    for number, (role, address) in enumerate(PAGES):
        client.force_login(getattr(cast, role))
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([cookie])
        response = page.goto(live_server.url + address.format(**rows))
        assert response.status == 200, address
        look(page, words, f"reports-{number}")
