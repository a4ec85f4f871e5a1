"""The annual report read back from its PDF and its Word file."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document as WordFile

from core.schoolyear import SchoolYear
from papers.models import Document
from printing.formats import to_pdf
from printing.tests.reading import saved, words
from reports.actions import finish, write
from reports.selectors.years import report_of
from reports.tests.make import TODAY, YEAR, make_small_school


@pytest.fixture
def finished(cast):
    make_small_school(cast.school)
    curator = cast.actor(cast.curator)
    report = report_of(cast.school, SchoolYear(YEAR))
    texts = {"aims": "Поддержать молодых.\nСнизить текучесть.", "conclusions": "Продолжить работу."}
    report = write(report, actor=curator, today=TODAY, **texts)
    return finish(report, actor=curator, today=TODAY)


def read(folder, pdf):
    """The text of the PDF as pdftotext finds it."""
    return words(saved(folder, "report.pdf", pdf))


def test_the_report_reads_as_an_analytic_report(finished, cast, tmp_path):
    text = read(tmp_path, to_pdf(finished.document.paper()))
    expected = [
        cast.school.full_name,
        "УТВЕРЖДАЮ",
        "АНАЛИТИЧЕСКАЯ СПРАВКА",
        "об итогах наставничества педагогических работников за 2025/2026 учебный год",
        "Показатели посчитаны по состоянию на 10.06.2026.",
        "1. Общие сведения",
        "2. Цель и задачи",
        "Поддержать молодых.",
        "3. Банк наставников и наставляемых",
        "В банке 2 наставника и 4 наставляемых.",
        "Обеспеченность парами",
        "3 / 4 × 100: наставляемые банка с утверждённой парой / наставляемые банка",
        "4. Наставнические пары и группы",
        "Состав за год: 2 пары и 1 группа. Действуют 1, завершены в полном объёме 1, прекращены досрочно 1.",
        "5. Выполнение персонализированных программ",
        "7. Встречи",
        "Проведено 3 встречи общей длительностью 3,3 ч.",
        "8. Мониторинг",
        "Удовлетворённость наставляемых — 50 % (доля ответивших 66,7 %).",
        "Итоги года: ответили 2 из 3 (66,7 %)",
        "12. Выводы и задачи на следующий учебный год",
        "Продолжить работу.",
    ]
    places = [text.find(phrase) for phrase in expected]
    assert [phrase for phrase, place in zip(expected, places, strict=True) if place < 0] == []
    assert places == sorted(places)
    assert text.rindex("Куратор") > places[-1]


def test_the_closed_category_is_read_as_other_difficulties(finished, tmp_path):
    text = read(tmp_path, to_pdf(finished.document.paper()))
    assert "иные затруднения" in text
    assert "выгорание" not in text


def test_the_chart_stands_beside_a_table_with_the_same_figures(finished):
    pictures = [part for part in finished.document.content["body"] if part["part"] == "Chart"]
    by_form = next(one for one in pictures if one["title"] == "Пары и группы по формам")
    assert by_form["categories"] == ["педагог – педагог", "руководитель – педагог"]
    assert by_form["series"][0]["values"] == [2.0, 1.0]


def test_an_empty_school_prints_no_data(client, cast, tmp_path):
    client.force_login(cast.curator)
    response = client.get(reverse("reports:pdf", args=[SchoolYear.containing(cast.school.today()).first]))
    text = read(tmp_path, response.content)
    assert response["Content-Type"] == "application/pdf"
    assert "Проект" in text
    assert "Обеспеченность парами нет данных" in text
    assert "Пар и групп в этом учебном году не было." in text
    assert "Раздел не заполнен." in text


def test_the_word_file_says_the_same(client, cast, finished):
    client.force_login(cast.director)
    file = WordFile(BytesIO(client.get(reverse("reports:docx", args=[YEAR])).content))
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert "АНАЛИТИЧЕСКАЯ СПРАВКА" in text
    assert "Состав за год: 2 пары и 1 группа." in text
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    assert "3 / 4 × 100: наставляемые банка с утверждённой парой / наставляемые банка" in cells


def test_what_was_frozen_is_printed_though_the_data_changed(client, cast, finished, tmp_path):
    before = Document.objects.get().sha256
    make_small_school(cast.school)
    client.force_login(cast.director)
    text = read(tmp_path, client.get(reverse("reports:pdf", args=[YEAR])).content)
    assert "В банке 2 наставника и 4 наставляемых." in text
    assert "Проект" not in text
    assert Document.objects.get().sha256 == before
