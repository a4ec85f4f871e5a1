"""A wide table: on pages that lie across, with rows that name what follows."""

from io import BytesIO

import docx
from docx.enum.section import WD_ORIENT

from printing.document import Annex, Paragraph, PrintedDocument, Table, from_json, to_json
from printing.formats import to_docx, to_html, to_pdf
from printing.tests.reading import page_sizes, saved

TABLE = Table(("№", "Мероприятие", "Срок"), (("1. Подготовка", "", ""), ("1.1", "Собрание", "сентябрь")), merged=(0,))
PLAN = PrintedDocument(
    title="План", heading="План", body=(TABLE,), landscape=True, annexes=(Annex("Ещё", (Paragraph("Текст"),)),)
)


def test_a_merged_row_is_one_cell_across_the_table():
    html = to_html(PLAN)
    assert '<tr><th scope="rowgroup" class="merged" colspan="3">1. Подготовка</th></tr>' in html
    rows = docx.Document(BytesIO(to_docx(PLAN))).tables[0].rows
    assert [len(row._tr.tc_lst) for row in rows] == [3, 1, 3]
    assert rows[1].cells[0].text == "1. Подготовка"


def test_the_paper_lies_across_and_its_annex_stands_upright(tmp_path):
    word = docx.Document(BytesIO(to_docx(PLAN)))
    assert [section.orientation for section in word.sections] == [WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert page_sizes(saved(tmp_path, "plan.pdf", to_pdf(PLAN))) == [(297, 210), (210, 297)]


def test_it_is_frozen_and_comes_back():
    assert from_json(to_json(PLAN)) == PLAN
