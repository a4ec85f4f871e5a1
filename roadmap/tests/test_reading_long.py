"""A long plan: three hundred rows over many pages, in three seconds."""

import time

import pytest

from roadmap.rules.reading import read_plan
from roadmap.tests.files import make_docx, make_html, make_pdf, make_xlsx
from roadmap.tests.papers import Paper

STAGES, EACH = 10, 29


def long_paper() -> Paper:
    rows = [["№", "Мероприятие", "Сроки", "Ответственный", "Результат"]]
    for stage in range(1, STAGES + 1):
        rows.append([str(stage), f"Этап {stage}", "<", "<", "<"])
        for number in range(1, EACH + 1):
            text = f"Проведение встречи {number} с участниками программы наставничества"
            rows.append([f"{stage}.{number}", text, "сентябрь 2022", "Директор школы, куратор", "Протокол"])
    return Paper(("Дорожная карта развития наставничества на 2022-2023 учебный год", rows))


@pytest.mark.parametrize(
    ("make", "name"), [(make_docx, "план.docx"), (make_xlsx, "план.xlsx"), (make_html, "план.html")]
)
def test_three_hundred_rows_are_read_in_three_seconds(make, name):
    content = make(long_paper())
    started = time.monotonic()
    plan = read_plan(content, name)

    assert [len(stage.activities) for stage in plan.stages] == [EACH] * STAGES
    assert time.monotonic() - started < 3


def test_pages_without_a_head_go_on_the_table_before():
    plan = read_plan(make_pdf(long_paper()), "план.pdf")

    assert [len(stage.activities) for stage in plan.stages] == [EACH] * STAGES
    assert {activity.deadline for stage in plan.stages for activity in stage.activities} == {"сентябрь 2022"}
