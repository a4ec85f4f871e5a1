"""In a real Chromium: a school's own Word table becomes a drafted order; the pages of an event, by role."""

import pytest
from django.urls import reverse

from orders.models import Order
from people.models import Person
from roadmap.models import Activity
from roadmap.tests.files import make_docx
from roadmap.tests.gatherings import AFTER, make_event, make_protocol
from roadmap.tests.papers import Paper, table
from tests.cast import make_cast
from tests.looking import look

pytestmark = pytest.mark.browser
PLAN = Paper(
    (
        "Дорожная карта наставничества на 2026-2027 учебный год",
        table("""
№ | Мероприятие | Сроки | Ответственный
1 | Рассказать педагогам о наставничестве | I полугодие | Куратор
2 | Провести анкетирование | Октябрь 2026 г. | Куратор
3 | Составить программы | Ноябрь 2026 г. | Наставники
"""),
    )
)


@pytest.fixture
def cast(transactional_db):
    return make_cast()


def test_from_a_word_file_to_a_drafted_order(cast, page, words, sign_in, live_server):
    sign_in(cast.curator)
    page.goto(live_server.url + reverse("roadmap:upload"))
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.get_by_label("Файл с дорожной картой").set_input_files(
        {"name": "Дорожная карта.docx", "mimeType": word, "buffer": make_docx(PLAN)}
    )
    page.locator("main form button.btn-primary").click()
    page.get_by_role("link", name="Исправить: Рассказать педагогам").click()
    page.get_by_label("I полугодие учебного года: 1 сентября – 31 декабря").check()
    page.get_by_role("button", name="Сохранить").click()
    assert page.locator("tr.doubtful").count() == 0
    page.get_by_role("button", name="Сохранить дорожную карту").click()
    page.get_by_role("button", name="Подготовить приказ").click()
    assert "Проект приказа готов" in page.locator("main").inner_text()
    order = Order.objects.get()
    assert page.url.endswith(order.get_absolute_url())
    told = Activity.objects.get(stage__road_map__order=order, text__startswith="Рассказать")
    assert (told.deadline, str(told.deadlines[0])) == ("I полугодие", "1 сентября – 31 декабря")
    assert [word for word in words if "Failed to load" not in word] == []


def test_the_pages_of_an_event_are_legible(cast, page, words, sign_in, live_server):
    mentee, teacher = Person.objects.get(user=cast.mentee), Person.objects.get(user=cast.mentor)
    coming = make_event(cast.school, None, mentee, teacher, day=AFTER.replace(year=2099))
    held = make_protocol(cast.school)
    pages = {
        "curator": {
            "events": reverse("roadmap:events"),
            "event": coming.get_absolute_url(),
            "event-invite": reverse("roadmap:event_invite", args=[coming.pk]),
            "event-hold": reverse("roadmap:event_hold", args=[held.pk]),
            "event-held": held.get_absolute_url(),
            "event-protocol": reverse("roadmap:protocol", args=[held.pk]),
        },
        "mentee": {"event-own": coming.get_absolute_url(), "calendar": reverse("roadmap:calendar")},
    }
    for role, addresses in pages.items():
        sign_in(cast.by_role(role))
        for name, address in addresses.items():
            page.goto(live_server.url + address)
            look(page, words, name)
