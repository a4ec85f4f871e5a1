"""Papers as Word files: LibreOffice opens them, and they say what the PDF says."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.shared import Mm

from printing.document import PrintedDocument
from printing.formats import to_docx, to_pdf
from printing.tests import papers, reading


@pytest.mark.parametrize("name", ["order", "order_with_annexes", "draft", "consent", "program", "letter"])
def test_the_word_file_says_the_same_as_the_pdf(tmp_path, name):
    pdf = reading.saved(tmp_path, "a.pdf", to_pdf(papers.ALL[name]))
    word = reading.through_office(reading.saved(tmp_path, "b.docx", to_docx(papers.ALL[name])))

    def said(path):
        """Words without page numbers and the heads that are repeated on every page: those depend on the breaks."""
        heads = {"№", "Мероприятие", "Срок", "Ожидаемый", "результат"}
        found = reading.words(path).replace("\xa0", " ").replace("педагог- ", "педагог-").split()
        return sorted(word for word in found if word not in heads and not word.isdigit())

    assert said(word) == said(pdf)
    assert abs(reading.pages(word) - reading.pages(pdf)) <= 1


def test_an_angular_letterhead_and_an_old_margin_say_the_same_in_word(tmp_path):
    paper = replace(papers.ORDER, letterhead=replace(papers.SCHOOL, corner=True), left_margin=30, font_size=14)
    word = reading.through_office(reading.saved(tmp_path, "b.docx", to_docx(paper)))
    pdf = reading.saved(tmp_path, "a.pdf", to_pdf(paper))
    said = [
        sorted(reading.words(path).replace("\xa0", " ").replace("педагог- ", "педагог-").split())
        for path in (word, pdf)
    ]
    assert [[one for one in words if not one.isdigit()] for words in said[:1]] == [
        [one for one in said[1] if not one.isdigit()]
    ]
    stamp = [box for (one, _), box in reading.boxes(word, 1).items() if one in {"Муниципальное", "(МБОУ"}]
    assert all(box[0] >= 30 and box[2] <= 111 for box in stamp)
    assert len(stamp) == 2


def test_the_font_is_the_same(tmp_path):
    word = reading.through_office(reading.saved(tmp_path, "b.docx", to_docx(papers.ORDER)))
    assert {font.replace("-", "") for font, _ in reading.fonts(word)} == {"LiberationSerif", "LiberationSerifBold"}


@pytest.mark.parametrize("left", [20, 30])
def test_margins_are_those_of_the_standard(left):
    paper = PrintedDocument("x", left_margin=left)
    section = docx.Document(BytesIO(to_docx(paper))).sections[0]
    assert [round(edge / Mm(1)) for edge in (section.top_margin, section.right_margin, section.bottom_margin)] == [
        *(20, 10, 20)
    ]
    assert round(section.left_margin / Mm(1)) == left
    assert section.different_first_page_header_footer


def test_page_numbers_begin_on_the_second_page(tmp_path):
    word = reading.through_office(reading.saved(tmp_path, "b.docx", to_docx(papers.ORDER_WITH_ANNEXES)))
    assert [box for box in reading.boxes(word, 1).values() if box[1] < 18] == []
    for page in range(2, reading.pages(word) + 1):
        ((number, _), *_) = [one[0] for one in reading.boxes(word, page).items() if one[1][1] < 18]
        assert number == str(page)


def test_the_head_of_a_table_is_repeated_and_rows_stay_whole():
    table = docx.Document(BytesIO(to_docx(papers.ORDER))).tables[0]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:tblHeader" not in table.rows[1]._tr.xml
    assert all("w:cantSplit" in row._tr.xml for row in table.rows)


@pytest.mark.parametrize("name", papers.ALL)
def test_every_sort_of_paper_opens_in_the_office(tmp_path, name):
    assert docx.Document(BytesIO(to_docx(papers.ALL[name]))).core_properties.title == papers.ALL[name].title
