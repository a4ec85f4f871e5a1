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

PAGES = [  # what the demo does not show; tests/test_every_page.py looks at all others
    ("curator", f"/reports/{YEAR}/"),
    ("curator", f"/reports/{YEAR}/finish/"),
    ("regional", "/reports/below/?counted=has_system"),
    ("mentor", "/roadmap/{road_map}/"),
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


def test_the_pages_read_well_on_a_laptop_and_on_a_phone(page, live_server, cast, rows, sign_in, words):
    for number, (role, address) in enumerate(PAGES):
        sign_in(getattr(cast, role))
        response = page.goto(live_server.url + address.format(**rows))
        assert response.status == 200, address
        look(page, words, f"reports-{number}")
