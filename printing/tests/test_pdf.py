"""Papers as PDF, read back from the file: text, fonts, margins, numbers of pages, and no address ever asked for."""

import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from docx import Document as WordFile
from pypdf import PdfReader

from printing.document import Item, Paragraph, PrintedDocument, Signature, Slips, Table
from printing.errors import PrintingError
from printing.flow import to_text
from printing.pdf import MAX_HTML, render_pdf, to_pdf, unavailable_reason
from printing.tests import papers, reading
from printing.word import to_docx


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """The path of each sample paper as PDF, made once."""
    folder = tmp_path_factory.mktemp("pdf")
    return {name: reading.saved(folder, f"{name}.pdf", to_pdf(paper)) for name, paper in papers.ALL.items()}


def test_an_order_says_on_paper_what_its_text_says(printed):
    expected = " ".join(to_text(papers.ORDER).replace(" | ", " ").split())
    said = reading.words(printed["order"]).replace("педагог- ", "педагог-")
    assert sorted(said.split()) == sorted(expected.split())


def test_an_order_of_ordinary_length_takes_one_page(printed):
    assert reading.pages(printed["order"]) == 1


@pytest.mark.parametrize("name", [name for name in papers.ALL if name != "slips"])
def test_only_liberation_serif_is_used_and_it_is_embedded(printed, name):
    assert {font for font, embedded in reading.fonts(printed[name]) if embedded} <= {
        *("Liberation-Serif", "Liberation-Serif-Bold", "Liberation-Serif-Italic")
    }
    assert all(embedded for _, embedded in reading.fonts(printed[name]))


def test_the_file_is_tagged_titled_and_in_russian(printed):
    about = reading.run("pdfinfo", str(printed["order"]))
    assert "Title:           Приказ № 70-ОД от 17.06.2026" in about
    assert "Tagged:          yes" in about
    assert "595.276 x 841.89 pts (A4)" in about
    assert b"/Lang (ru)" in reading.unpacked(printed["order"])
    assert "pdfaid:part" in reading.run("pdfinfo", "-meta", str(printed["order"]))


@pytest.mark.parametrize(("left", "shown"), [(20, 20), (30, 30)])
def test_margins_are_those_of_the_standard(tmp_path, left, shown):
    paper = replace(papers.ORDER, left_margin=left)
    boxes = reading.boxes(reading.saved(tmp_path, "a.pdf", to_pdf(paper)), 1).values()
    assert min(box[0] for box in boxes) == pytest.approx(shown, abs=0.7)
    assert max(box[2] for box in boxes) == pytest.approx(200, abs=0.7)
    assert 20 <= min(box[1] for box in boxes) < 23
    assert max(box[3] for box in boxes) <= 277


def test_the_first_line_of_an_item_is_moved_in(printed):
    boxes = reading.boxes(printed["order"], 1)
    (left,) = [box[0] for (word, _), box in boxes.items() if word == "2.1."]
    assert left == pytest.approx(20 + 12.5, abs=0.7)


def test_pages_are_numbered_from_the_second_in_the_middle_of_the_top(printed):
    path = printed["order_with_annexes"]
    last = reading.pages(path)
    first = [box for box in reading.boxes(path, 1).values() if box[1] < 20]
    assert first == []
    for page in range(2, last + 1):
        ((word, _), box), *others = [one for one in reading.boxes(path, page).items() if one[1][1] < 19.5]
        width = 297 if "План школы" in reading.words(path, page, page) else 210
        assert (word, others) == (str(page), [])
        assert (box[0] + box[2]) / 2 == pytest.approx((20 + width - 10) / 2 if width == 210 else width / 2, abs=2)
        assert box[1] >= 10


def test_the_number_of_an_order_is_never_broken_and_is_found_as_it_was_typed(tmp_path):
    """In every column width one of the lines would end after the hyphen."""
    lines = tuple(Paragraph(f"{'о' * length} № 112-ОД", indent=False) for length in range(50, 90))
    cells = Table(rows=tuple((f"{'о' * length} 112-ОД", "") for length in range(1, 30)), widths=(1, 4))
    paper = PrintedDocument(title="Проба", numbered=False, body=(*lines, cells))
    path = reading.saved(tmp_path, "paper.pdf", to_pdf(paper))
    raw = reading.run("pdftotext", "-layout", str(path), "-")
    assert raw.count("112-ОД") == 40 + 29
    assert "112-\n" not in raw
    word = reading.saved(tmp_path, "paper.docx", to_docx(paper))
    assert sum(paragraph.text.endswith("112-ОД") for paragraph in WordFile(str(word)).paragraphs) == 40


def test_the_head_of_a_long_table_is_repeated_on_each_page(printed):
    path = printed["order_with_annexes"]
    texts = [reading.words(path, page, page) for page in range(1, reading.pages(path) + 1)]
    assert sum("Ожидаемый результат" in text for text in texts) == sum("Карта наблюдения" in text for text in texts) > 1


def test_an_annex_and_the_sheet_of_acquaintance_begin_pages_of_their_own(printed):
    path = printed["order_with_annexes"]
    heads = [reading.words(path, page, page).removesuffix(f" {page}") for page in range(1, reading.pages(path) + 1)]
    starts = [head.removeprefix(f"{page} ")[:14] for page, head in enumerate(heads, start=1)]
    assert [start for start in starts if start.startswith(("Приложение", "Лист"))] == [
        *("Приложение № 1", "Приложение № 2", "Лист ознакомле")
    ]


def test_a_landscape_annex_turns_its_page_only(printed):
    sizes = reading.run("pdfinfo", "-f", "1", "-l", "99", str(printed["order_with_annexes"]))
    assert sizes.count("841.89 x 595.276") == 1


@pytest.mark.parametrize("items", range(14, 26))
def test_the_signature_never_stands_alone_on_a_page(tmp_path, items):
    text = "Провести встречу участников наставнических пар и подвести её итоги на совещании при директоре школы."
    paper = PrintedDocument("x", items=(Item(text),) * items, signature=Signature("Директор", "Е. И. Снегирёва"))
    path = reading.saved(tmp_path, "a.pdf", to_pdf(paper))
    last = reading.words(path, reading.pages(path), reading.pages(path))
    assert "Снегирёва" in last
    assert f"{items}. Провести" in last or "директоре школы." in last


def test_the_code_stands_in_the_lower_right_corner_of_the_first_sheet_only(printed):
    path = printed["order_with_annexes"]
    ((_, box),) = [one for one in reading.boxes(path, 1).items() if one[0][0] == "Проверить"]
    assert box[0] > 120
    assert box[1] > 275
    assert "Проверить" not in reading.words(path, 2)


def test_the_code_fits_the_corner_of_a_sheet_that_lies_across(tmp_path):
    paper = replace(papers.ORDER, landscape=True, qr=papers.ORDER_WITH_ANNEXES.qr)
    path = reading.saved(tmp_path, "a.pdf", to_pdf(paper))
    ((_, box),) = [one for one in reading.boxes(path, 1).items() if one[0][0] == "Проверить"]
    assert box[0] > 200
    assert 188 < box[1] < box[3] < 208
    page = PdfReader(path).pages[0]
    assert float(page.mediabox.width) > float(page.mediabox.height)


def test_an_angular_letterhead_stands_at_the_left_eight_centimetres_wide(tmp_path):
    paper = replace(papers.ORDER, letterhead=replace(papers.SCHOOL, corner=True))
    boxes = reading.boxes(reading.saved(tmp_path, "a.pdf", to_pdf(paper)), 1)
    stamp = [box for (word, _), box in boxes.items() if word in {"Муниципальное", "бюджетное", "«Средняя", "(МБОУ"}]
    assert len(stamp) == 4
    assert all(box[0] >= 20 and box[2] <= 100.7 for box in stamp)


def test_letters_are_as_high_as_the_organization_chose(tmp_path):
    for size in (12, 13, 14):
        paper = replace(papers.ORDER, font_size=size)
        page = PdfReader(BytesIO(to_pdf(paper))).pages[0]
        sizes = []
        page.extract_text(
            visitor_text=lambda text, cm, tm, font, high, sizes=sizes: sizes.append((text, high * abs(tm[3] * cm[3])))
        )
        assert {round(high / 0.75, 1) for text, high in sizes if "ПРИКАЗЫВАЮ" in text} <= {size, round(size / 0.75, 1)}


def test_slips_stand_six_on_a_page(printed):
    assert reading.pages(printed["slips"]) == 2
    assert reading.words(printed["slips"], 1, 1).count("Сотрудник") == 6
    assert "KM08-7Q4X" in reading.words(printed["slips"], 2, 2)


def test_a_chart_is_followed_by_its_figures(printed):
    text = reading.words(printed["report"])
    assert "прекращено 1 0,5 продлено нет данных нет данных" in text


@pytest.mark.parametrize(
    "value", ["<script>alert(1)</script>", "{{ 7*7 }}", "{% load x %}", "שלום عليكم", "Ура 🎉 конец", "a<b>&amp;'\""]
)
def test_any_text_prints_as_text(tmp_path, value):
    paper = replace(papers.ORDER, heading=value, items=(Item(value),), basis=value, number=value)
    text = reading.words(reading.saved(tmp_path, "a.pdf", to_pdf(paper)))
    if value.isascii():
        assert text.count(value) == 4
    assert "ПРИКАЗЫВАЮ:" in text


@pytest.mark.parametrize("value", ["слово " * 1700, "Ъ" * 10_000], ids=["words", "one word"])
def test_ten_thousand_characters_in_a_field_are_all_printed(tmp_path, value):
    paper = replace(papers.ORDER, preamble=value, number=value)
    path = reading.saved(tmp_path, "a.pdf", to_pdf(paper))
    text = reading.words(path).replace(" ", "")
    assert text.count("слово") + text.count("Ъ") == 2 * (value.count("слово") + value.count("Ъ"))
    for page in (1, 2):
        assert max(box[2] for box in reading.boxes(path, page).values()) <= 201


class Listener:
    """A server of this machine that counts who asks."""

    def __init__(self):
        self.asked = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self.count, daemon=True).start()

    def count(self):
        while True:
            try:
                self.socket.accept()[0].close()
            except OSError:
                return
            self.asked += 1


def test_no_address_and_no_file_is_ever_asked_for(tmp_path):
    listener = Listener()
    secret = reading.saved(tmp_path, "secret.txt", "тайна кабинета".encode())
    at = listener.address
    svg = f"<svg xmlns='http://www.w3.org/2000/svg'><image href='{at}/s.png'/></svg>"
    html = mark_safe(  # noqa: S308 (hostile on purpose)
        f"<style>@import '{at}/a.css'; @font-face {{ font-family: x; src: url({at}/f.ttf) }}"
        f" p {{ background: url({at}/b.png); font-family: x }}</style>"
        f"<img src='{at}/i.png'><img src='file://{secret}'><img src='//127.0.0.1/x'><p>виден</p>"
        f"<link rel=stylesheet href='{at}/l.css'><link rel=attachment href='file://{secret}'>"
        f"<object data='{at}/o'></object><embed src='{at}/e'>{svg}"
        f'<img src="data:image/svg+xml,{svg}">'
    )
    path = reading.saved(tmp_path, "a.pdf", render_pdf(html, title="x"))
    listener.socket.close()

    assert listener.asked == 0
    assert "виден" in reading.words(path)
    assert "secret" not in reading.run("pdfdetach", "-list", str(path))


def test_nine_hundred_nested_elements_are_refused_in_words():
    nested = mark_safe("<div>" * 900 + "x" + "</div>" * 900)  # noqa: S308
    with pytest.raises(PrintingError, match="устроен слишком сложно"):
        render_pdf(nested, title="x")


def test_nesting_that_closes_what_it_never_opened_is_refused_too():
    nested = mark_safe("</div>" * 900 + "<div>" * 900)  # noqa: S308
    with pytest.raises(PrintingError, match="устроен слишком сложно"):
        render_pdf(nested, title="x")


def test_a_paper_that_is_too_long_is_refused_in_words():
    with pytest.raises(PrintingError, match="слишком большой"):
        to_pdf(PrintedDocument("x", body=(Paragraph("ы" * (MAX_HTML + 1)),)))


def test_a_plain_string_is_escaped_not_trusted(tmp_path):
    path = reading.saved(tmp_path, "a.pdf", render_pdf("<b>жирно</b>", title="x"))
    assert reading.words(path) == "<b>жирно</b>"
    path = reading.saved(tmp_path, "b.pdf", render_pdf(format_html("<b>{}</b>", "<i>"), title="x"))
    assert reading.words(path) == "<i>"


def test_a_warm_order_is_quick():
    to_pdf(papers.ORDER)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        to_pdf(papers.ORDER)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.3


def test_an_empty_paper_and_empty_slips_still_print():
    assert to_pdf(PrintedDocument("x"))[:4] == b"%PDF"
    assert to_pdf(PrintedDocument("x", body=(Slips(()),)))[:4] == b"%PDF"


def test_this_machine_prints():
    assert unavailable_reason() == ""


def test_a_machine_without_pango_says_so_and_does_everything_else(tmp_path):
    """A process of its own, in which the engine fails to load exactly as it does where the library is missing."""
    engine = tmp_path / "weasyprint"
    engine.mkdir()
    (engine / "__init__.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")")
    program = (
        "from printing.formats import to_docx, to_pdf, to_text\n"
        "from printing.errors import PangoMissing\n"
        "from printing.pdf import unavailable_reason\n"
        "from printing.tests.papers import ORDER\n"
        "assert to_docx(ORDER) and to_text(ORDER)\n"
        "try: to_pdf(ORDER)\n"
        "except PangoMissing as missing: print(missing)\n"
        "print(unavailable_reason())\n"
    )
    root = Path(__file__).parents[2]
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        env={"PYTHONPATH": f"{tmp_path}:{root}", "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    ).stdout.splitlines()
    assert len(told) == 2
    assert told[0] == told[1]
    assert told[0].startswith("Печать в PDF недоступна: на сервере нет библиотеки Pango.")
