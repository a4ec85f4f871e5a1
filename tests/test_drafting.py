"""In a real Chromium: a school's own Word table becomes a drafted order."""

import pytest
from django.urls import reverse

from orders.models import Order
from roadmap.models import Activity
from roadmap.tests.files import make_docx
from roadmap.tests.papers import Paper, table
from tests.cast import make_cast

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
    page.set_default_timeout(15_000)
    sign_in(cast.curator)
    page.goto(live_server.url + reverse("roadmap:upload"))
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    page.get_by_label("Файл с дорожной картой").set_input_files(
        {"name": "Дорожная карта.docx", "mimeType": word, "buffer": make_docx(PLAN)}
    )
    page.locator("main form button.btn-primary").click()
    page.get_by_role("link", name="Рассказать педагогам").first.click()
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
