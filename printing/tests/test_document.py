"""The structure of a paper: what is frozen comes back, numbering and references cannot contradict it."""

from dataclasses import replace

import pytest

from printing.document import Annex, Grif, Grifs, Item, Paragraph, PrintedDocument, Table, from_json, to_json
from printing.errors import PrintingError
from printing.formats import to_docx, to_html, to_text
from printing.tests import papers


@pytest.mark.parametrize("name", papers.ALL)
def test_what_is_frozen_comes_back_the_same(name):
    paper = papers.ALL[name]
    assert from_json(to_json(paper)) == paper
    assert to_json(from_json(to_json(paper))) == to_json(paper)


@pytest.mark.parametrize(
    "stored", ["", "[]", "{}", '{"part":"Paragraph","text":"x"}', '{"part":"os"}', "[" * 100_000, '{"part":[]}']
)
def test_what_is_no_document_is_refused_in_words(stored):
    with pytest.raises(PrintingError, match="Сохранённый документ повреждён"):
        from_json(stored)


def test_the_text_of_an_order_reads_from_top_to_bottom():
    assert to_text(papers.ORDER).replace("\xa0", " ") == (
        "Муниципальное бюджетное общеобразовательное учреждение\n"
        "«Средняя общеобразовательная школа № 5»\n"
        "(МБОУ СОШ № 5)\n"
        "ПРИКАЗ\n"
        "17.06.2026 г. Заречный № 70-ОД\n"
        "О закреплении наставнических пар\n"
        "в 2026/27 учебном году\n"
        "В целях профессионального становления молодых педагогов, в соответствии с Положением о системе "
        "наставничества педагогических работников, утверждённым приказом от 20.04.2026 № 41-ОД,\n"
        "ПРИКАЗЫВАЮ:\n"
        "1. Закрепить наставнические пары:\n"
        "№ | Наставник, должность | Наставляемый, должность | Форма | Период\n"
        "1 | Рябинина Мария Петровна, учитель математики | Стрижов Илья Олегович, учитель физики | "
        "педагог – педагог | 01.09.2026 – 31.05.2027\n"
        "2 | Калинкина Анна Андреевна, педагог-психолог | Ольховик Дарья Сергеевна, социальный педагог | "
        "педагог – педагог | 01.09.2026 – 31.12.2026\n"
        "2. Наставникам:\n"
        "2.1. разработать с наставляемыми персонализированные программы наставничества в срок до 15.09.2026;\n"
        "2.2. вести журнал встреч.\n"
        "3. Куратору реализации программ наставничества Калинкиной А. А. обеспечить координацию работы пар, "
        "провести промежуточный мониторинг до 25.12.2026 и итоговый до 25.05.2027.\n"
        "4. Утвердить персонализированные программы наставничества (приложения № 1, № 2).\n"
        "5. Контроль за исполнением приказа возложить на заместителя директора по УВР Ясенева П. П.\n"
        "Основание: письменные согласия от 01.06.2026.\n"
        "Директор школы Е. И. Снегирёва\n"
    )


def test_annexes_are_headed_by_the_number_and_date_of_the_order_itself():
    text = to_text(papers.ORDER_WITH_ANNEXES).replace("\xa0", " ")
    assert "Приложение № 1\nк приказу от 17.06.2026 № 70-ОД\nПерсонализированная программа наставничества\n" in text
    assert "Приложение № 2\nк приказу от 17.06.2026 № 70-ОД\nПлан школы наставников\n" in text
    assert "Лист ознакомления\nс приказом от 17.06.2026 № 70-ОД\n" in text


def test_a_single_annex_bears_no_number():
    paper = replace(papers.ORDER, annexes=(Annex("Перечень"),))
    assert "Приложение\nк приказу от 17.06.2026 № 70-ОД\nПеречень\n" in to_text(paper).replace("\xa0", " ")


def test_number_and_date_not_known_yet_are_blanks_everywhere():
    paper = replace(papers.DRAFT, annexes=(Annex("Перечень"),))
    text = to_text(paper).replace("\xa0", " ")
    assert "____________ г. Заречный № ________\n" in text
    assert "к приказу от ____________ № ________\n" in text


def test_a_paper_without_a_number_prints_no_line_for_it():
    assert "№" not in to_text(papers.CONSENT).replace("№\xa05", "")


def test_items_are_not_nested_without_end():
    item = Item("последний")
    for _ in range(10):
        item = Item("пункт", subitems=(item,))
    with pytest.raises(PrintingError, match="слишком много уровней"):
        to_text(PrintedDocument("x", items=(item,)))


def test_short_and_long_rows_fit_the_columns_of_their_table():
    table = Table(("а", "б"), (("1",), ("1", "2", "3")))
    assert to_text(PrintedDocument("x", body=(table,))) == "а | б\n1 | \n1 | 2\n"


@pytest.mark.parametrize("field", ["kind_title", "heading", "preamble", "resolution", "basis", "executor", "number"])
def test_every_value_is_escaped(field):
    evil = "<script>alert(1)</script>{{ 7*7 }}&\"'"
    html = to_html(replace(papers.ORDER, **{field: evil}))
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}&amp;&quot;&#x27;" in html


def test_grifs_and_cells_are_escaped_too():
    paper = PrintedDocument(
        "x",
        grifs=Grifs((Grif("<b>", ("<i>",)),)),
        body=(Table(("<u>",), (("<s>",),), caption="<q>"), Paragraph("<em>")),
    )
    html = to_html(paper)
    assert [tag for tag in ("<b>", "<i>", "<u>", "<s>", "<q>", "<em>") if tag in html] == []


def test_characters_that_break_files_or_turn_the_reading_direction_are_left_out():
    paper = PrintedDocument("x", body=(Paragraph("до\x00\x08\x1b\u202eпосле\ud800\ufeff"),))
    assert to_text(paper) == "допосле\n"
    assert to_docx(paper)[:2] == b"PK"
