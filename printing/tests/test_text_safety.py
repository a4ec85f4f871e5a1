"""Whatever people have typed, in whichever field: it prints as text, and nothing is asked for."""

import socket
import threading
from dataclasses import fields, is_dataclass, replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from printing.document import Item, PrintedDocument, Table
from printing.flow import to_text
from printing.formats import to_docx, to_pdf
from printing.tests import papers, reading

FIXED = {"align", "part"}  # fields of the layout, never typed by anybody


def filled(value, text):
    """The paper with the text in every field that people fill."""
    if isinstance(value, str):
        return text if value else value
    if isinstance(value, tuple):
        return tuple(filled(one, text) for one in value)
    if is_dataclass(value):
        changes = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in FIXED}
        return replace(value, **{name: filled(one, text) for name, one in changes.items()})
    return value


def said_in_word(content):
    word = docx.Document(BytesIO(content))
    parts = (word.element.body, word.sections[0].first_page_footer._element)
    return " ".join(piece.text for part in parts for piece in part.iter(qn("w:t")) if piece.text)


@pytest.mark.parametrize("name", papers.ALL)
@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "{{7*7}}{%load-x%}", "a<b>&amp;'\"]]>"])
def test_markup_and_templates_in_every_field_print_as_they_were_typed(tmp_path, name, value):
    paper = filled(papers.ALL[name], value)
    expected = to_text(paper).count(value)
    assert expected > 0
    assert reading.words(reading.saved(tmp_path, "a.pdf", to_pdf(paper))).replace(" ", "").count(value) >= expected
    assert said_in_word(to_docx(paper)).count(value) == expected


@pytest.mark.parametrize(
    "value", ["שלום عليكم", "Ура 🎉👩‍🏫 конец", "\u202eтекст\u2066\ufeff\x00\x0b", "é̀̂", "\r\n\tстроки\n"]
)
@pytest.mark.parametrize("name", ["order_with_annexes", "consent", "report"])
def test_other_scripts_pictures_and_marks_that_turn_the_text_break_no_paper(tmp_path, name, value):
    paper = filled(papers.ALL[name], value)
    path = reading.saved(tmp_path, "a.pdf", to_pdf(paper))
    assert reading.pages(path) >= 1
    assert "\u202e" not in reading.words(path)
    assert "\u202e" not in said_in_word(to_docx(paper))


@pytest.mark.parametrize("value", ["слово " * 1700, "Ъ" * 10_000], ids=["words", "one word"])
def test_ten_thousand_characters_in_a_cell_print_whole(tmp_path, value):
    paper = PrintedDocument(title="x", items=(Item("Утвердить:", table=Table(("А", "Б"), ((value, "2"),))),))
    pdf = reading.words(reading.saved(tmp_path, "a.pdf", to_pdf(paper))).replace(" ", "")
    for text in (pdf, said_in_word(to_docx(paper))):
        assert text.count("слово") + text.count("Ъ") == value.count("слово") + value.count("Ъ")


def test_an_address_in_any_field_is_never_asked_for():
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        threading.Thread(target=lambda: asked.append(server.accept()), daemon=True).start()
        for value in (f"http://127.0.0.1:{port}/x.png", f"<img src='http://127.0.0.1:{port}/x.png'>"):
            for paper in papers.ALL.values():
                to_pdf(filled(paper, value))
                to_docx(filled(paper, value))
        assert asked == []
