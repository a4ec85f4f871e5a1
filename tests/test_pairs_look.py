"""The pages of pairs in a real Chromium: legible to the curator, a mentor and a mentee at 1280 and 360 px."""

import pytest

from core.actors import SYSTEM
from pairs import actions
from pairs.kinds.pair_list import PairRow
from pairs.models import PairImport
from pairs.tests import made
from people.models import Person
from registry.models import Competence, MentorCompetence, Need
from tests.cast import make_cast
from tests.looking import look

pytestmark = pytest.mark.browser


@pytest.fixture
def cast(transactional_db):
    return make_cast()


@pytest.fixture
def school(cast):
    """Mentees who wait, mentors who suit and who do not, and pairs in every state."""
    mentor = made.ready_mentor(cast.school, Person.objects.get(user=cast.mentor))
    own = made.ready_mentee(cast.school, Person.objects.get(user=cast.mentee), request="Держать дисциплину на уроке")
    titles = ("дисциплина на уроке", "работа с родителями", "оценивание")
    known = [Competence.objects.create(organization=cast.school, title=title) for title in titles]
    Need.objects.bulk_create(Need(mentee=own, competence=one, weight=2) for one in known)
    MentorCompetence.objects.create(mentor=mentor, competence=known[0])
    made.ready_mentor(cast.school, state="paused")
    made.ready_mentee(cast.school)
    pairs = {
        "proposed": made.proposed(cast.school, mentor, [own], reason="закрывает 1 из 3 затруднений"),
        "agreed": made.agreed(cast.school),
        "ordered": made.ordered(cast.school, made.ready_mentor(cast.school, written=False)),
        "active": made.active(cast.school, None, [made.ready_mentee(cast.school) for _ in range(3)], kinds=["group"]),
        "declined": made.proposed(cast.school),
        "ended": made.active(cast.school),
    }
    declined = pairs["declined"]
    actions.record_answers(
        [(declined, declined.people[1])], answer="no", answered_on=made.TODAY, actor=SYSTEM, today=made.TODAY
    )
    actions.end_pair(pairs["ended"], ground="left", ended_on=made.TODAY, note="переезд", actor=SYSTEM, today=made.TODAY)
    return pairs


def addresses(school):
    """States that the demo does not show; tests/test_every_page.py looks at all others."""
    rows = [PairRow(2, "Лаврова Мария", ("Сизов Илья",), started_on="2025-09-01").plain()]
    kept = PairImport.objects.create(organization=school["proposed"].organization, filename="пары.xlsx", listed=rows)
    group = school["active"]
    yield from ("?q=Неттаких", f"imports/{kept.pk}/", f"{group.pk}/", f"{school['declined'].pk}/")
    yield f"{group.pk}/members/{group.members.first().pk}/end/"


def shot(address):
    return "pairs-" + "".join(c if c.isalnum() else "-" for c in address)


def test_the_curators_pages(page, live_server, cast, school, sign_in, words):
    sign_in(cast.curator)
    for address in addresses(school):
        page.goto(f"{live_server.url}/pairs/{address}")
        look(page, words, shot(address))


@pytest.mark.parametrize("who", ["mentor", "mentee"])
def test_a_participants_pages(page, live_server, cast, school, sign_in, words, who):
    sign_in(getattr(cast, who))
    pk = school["proposed"].pk
    for address in ("", f"{pk}/", f"{pk}/decline/"):
        page.goto(f"{live_server.url}/pairs/{address}")
        look(page, words, f"{who}-{shot(address)}")
    page.goto(f"{live_server.url}/pairs/{pk}/")
    page.get_by_role("button", name="Согласиться").click()
    assert page.get_by_text("Спасибо, согласие записано.").is_visible()


def test_the_director_sees_the_pairs_of_an_order(page, live_server, cast, school, sign_in, words):
    sign_in(cast.curator)
    page.goto(f"{live_server.url}/orders/{school['ordered'].opened_by_id}/")
    look(page, words, "order-with-pairs")
    page.get_by_role("button", name="Перенести в следующий приказ").click()
    assert page.get_by_text("Пара перенесена в следующий приказ").is_visible()
