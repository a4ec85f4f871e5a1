"""Files from which no plan can be read: a clear message, and nothing that could be asked of the machine is done."""

import io
import zipfile

import docx
import pytest
from weasyprint import HTML

from roadmap.rules.reading import UnreadablePlan, read_pasted, read_plan, sources
from roadmap.tests.files import make_docx, make_pdf, saved
from roadmap.tests.papers import KINDERGARTEN, Paper

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def refusal(content: bytes, name: str) -> str:
    with pytest.raises(UnreadablePlan) as refused:
        read_plan(content, name)
    return str(refused.value)


def with_body(xml: str) -> bytes:
    """A Word file whose document is this XML."""
    good, buffer = zipfile.ZipFile(io.BytesIO(saved(docx.Document()))), io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in good.namelist():
            archive.writestr(name, xml if name == "word/document.xml" else good.read(name))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "план.docx", sources.EMPTY),
        (b"PK\x03\x04" + b"0" * 50_000_000, "план.docx", sources.TOO_LARGE),
        (b"hello", "план.docx", sources.OTHER_CONTENT.format(extension=".docx")),
        (b"hello", "план.pdf", sources.OTHER_CONTENT.format(extension=".pdf")),
        (b"%PDF-1.7 and then nothing", "план.html", sources.OTHER_CONTENT.format(extension=".html")),
        (b"%PDF-1.7 and then nothing", "план.pdf", sources.DAMAGED),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "план.docx", sources.PASSWORD),
        (OLE, "план.doc", sources.AS_DOCX),
        (b"GIF89a", "план.gif", sources.OTHER_KIND),
        (b"<p>" + b"a" * sources.MAX_HTML, "план.html", sources.TOO_LONG),
    ],
)
def test_a_file_of_the_wrong_kind_is_refused_by_its_first_bytes(content, name, said):
    assert refusal(content, name) == said


def test_a_damaged_word_file_is_refused():
    assert refusal(make_docx(KINDERGARTEN)[:9000], "план.docx") == sources.DAMAGED


def test_a_scan_is_told_from_a_text():
    drawn = HTML(string="<svg width='90' height='90'><rect width='50' height='50'/></svg>").write_pdf()

    assert refusal(drawn, "план.pdf") == sources.SCAN


@pytest.mark.parametrize(("make", "name"), [(make_docx, "план.docx"), (make_pdf, "план.pdf")])
def test_a_text_without_a_table_says_which_table_is_needed(make, name):
    letter = Paper(("Уважаемые коллеги", "Дорожная карта будет готова к сентябрю."))

    assert refusal(make(letter), name).startswith("В файле нет таблицы дорожной карты.")


def test_a_table_of_something_else_is_no_plan():
    lessons = Paper(([["Класс", "Урок", "Кабинет"], ["5а", "Алгебра", "12"], ["6б", "Химия", "14"]],))

    assert refusal(make_docx(lessons), "план.docx").startswith("В файле нет таблицы дорожной карты.")


def test_a_bomb_is_not_unpacked():
    paragraphs = "<w:p/>" * 11_000_000

    assert (
        refusal(with_body(f"<w:document xmlns:w='{WORD}'><w:body>{paragraphs}</w:body></w:document>"), "план.docx")
        == sources.TOO_LONG
    )


def test_entities_are_refused():
    inside = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"

    assert refusal(with_body(f"{inside}<w:document xmlns:w='{WORD}'/>"), "план.docx") == sources.OUTSIDE


def test_an_entity_hidden_behind_a_long_comment_brings_nothing_in(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("СЕКРЕТ")
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("Мероприятия", "Сроки"))
    row = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("Встреча &a;", "май"))
    noise = " ".join(str(n * 7919) for n in range(1000))
    xml = (
        f"<!--{noise}--><!DOCTYPE x [<!ENTITY a SYSTEM '{secret.as_uri()}'>]><w:document xmlns:w='{WORD}'><w:body>"
        f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{row}</w:tr></w:tbl></w:body></w:document>"
    )
    try:
        told = repr(read_plan(with_body(xml), "план.docx"))
    except UnreadablePlan as refused:
        told = str(refused)

    assert "СЕКРЕТ" not in told


def test_a_page_that_asks_for_a_million_cells_ends_only_its_own_process():
    wide = (
        "<tr><td rowspan='9000' colspan='200'>Этап</td><td rowspan='9000'>Сроки</td></tr>"
        + "<tr><td>1</td></tr>" * 30_000
    )

    assert refusal(f"<table>{wide}</table>".encode(), "план.html") == sources.TOO_LONG


def test_what_is_pasted_has_its_limit_too():
    with pytest.raises(UnreadablePlan, match="Вставлено слишком много текста"):
        read_pasted("a" * 2_000_001)
