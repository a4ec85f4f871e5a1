"""The organization's own Word templates: what they may hold, what is refused, what they are filled with."""

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from papers.models import WordTemplate
from papers.selectors import sample_paper
from printing.document import Item, PrintedDocument, Signature
from printing.own_word import VARIABLES, fill, problems_of
from tests.cast import guards
from tests.probes.registry import consent

HOSTILE = [
    "{{ heading.__class__ }}",
    "{{ items.__class__.__mro__ }}",
    "{{ ''.join }}{{ heading['__class__'] }}",
    "{{ heading|attr('__class__') }}",
    "{{ heading.format(1) }}",
    "{{ 'a' * 1000000000 }}",
    "{{ 10 ** 99999999 }}",
    "{{ heading ~ heading }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% set x = heading %}",
    "{% macro f() %}{% endmacro %}",
    "{{ range(10) }}",
    "{{ self._TemplateReference__context }}",
    "{% for a in items %}{% for b in items %}{% for c in items %}x{% endfor %}{% endfor %}{% endfor %}",
    "{{ heading|center(1000000000) }}",
    "{% if %}",
]


def word(*lines):
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def packed(content, **parts):
    """The Word file with members of the package added or replaced."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, None) or old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)
    return written.getvalue()


def text_of(content):
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)


@pytest.fixture
def sample(cast):
    return sample_paper(cast.school)


@pytest.fixture
def curator(cast, client):
    client.force_login(cast.curator)
    return client


def upload(client, cast, content, name="бланк.docx", kind="order"):
    sent = guards(cast.school) | {"file": SimpleUploadedFile(name, content)}
    return client.post(f"/word-templates/upload/{kind}/", sent)


def test_a_template_is_filled_with_values_lists_and_tables(sample):
    content = word(
        "{{ kind }} от {{ date }} № {{ number }}",
        "{%p for item in items %}",
        "{{ item.number }} {{ item.text }}{% for row in item.rows %} [{{ row[0] }}: {{ row[1] }}]{% endfor %}",
        "{%p endfor %}",
        "{{ signature_post }} {{ signature_name }}",
    )
    assert problems_of(content, sample) == []
    assert text_of(fill(content, sample)).split("\n") == [
        "ПРИКАЗ от 01.09.2026 № 1",
        "1. Первый пункт: [1: строка таблицы]",
        "1.1. подпункт",
        "2. Второй пункт.",
        "Директор М. П. Иванова",
    ]


def test_every_documented_variable_is_filled(sample):
    content = word(*(f"{name}={{{{ {name} }}}}" for name, _ in VARIABLES))
    assert problems_of(content, sample) == []


def test_values_are_text_whatever_stands_in_them():
    hostile = "<w:p/> & {{ heading.__class__ }} {% for x in y %}"
    paper = PrintedDocument(title="П", heading=hostile, items=(Item(hostile),), signature=Signature("Д", "И"))
    text = text_of(fill(word("{{ heading }}"), paper))
    assert text == hostile


@pytest.mark.parametrize("line", HOSTILE)
def test_a_hostile_template_is_refused_and_never_filled(sample, line):
    content = word(line)
    problems = problems_of(content, sample)
    assert len(problems) == 1
    assert "class" not in problems[0]


def test_unknown_variables_are_named(sample):
    problems = problems_of(word("{{ naming }} {{ heading }} {{ director }}"), sample)
    assert problems == ["Шаблону неизвестны переменные: director, naming. Проверьте их по списку."]


def test_an_unknown_part_of_an_item_is_refused_too(sample):
    problems = problems_of(word("{% for item in items %}{{ item.txt }}{% endfor %}"), sample)
    assert len(problems) == 1
    assert "txt" in problems[0]


def test_hostile_words_in_a_header_and_in_the_properties_are_found(sample):
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ heading.__class__ }}"
    document.core_properties.title = "Бланк"
    written = io.BytesIO()
    document.save(written)
    assert problems_of(written.getvalue(), sample) != []
    document.sections[0].header.paragraphs[0].text = ""
    document.core_properties.title = "{{ heading.__class__ }}"
    written = io.BytesIO()
    document.save(written)
    assert problems_of(written.getvalue(), sample) != []


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"word/vbaProject.bin": b"x"}, "макросы"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "макросы"),
        (
            {
                "word/_rels/settings.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                'relationships"><Relationship Id="r1" Type="t/image" Target="http://example.org/a.png" '
                'TargetMode="External"/></Relationships>'
            },
            "внешние",
        ),
        (
            {"word/other.xml": "<a><w:instrText>INCLUDE</w:instrText><w:instrText>TEXT c:/a</w:instrText></a>"},
            "поля",
        ),
        ({"word/other.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}, "внешние данные"),
    ],
)
def test_macros_objects_links_and_fetching_fields_are_refused(sample, parts, said):
    problems = problems_of(packed(word("{{ heading }}"), **parts), sample)
    assert len(problems) == 1
    assert said in problems[0]


def test_what_is_no_word_file_is_refused(sample):
    for content in (b"", b"PK\x03\x04", b"%PDF-1.7", packed(word("x"), **{"word/document.xml": b"<a/>"})):
        assert len(problems_of(content, sample)) == 1


def test_an_uploaded_template_is_used_until_it_is_dropped(cast, curator):
    paper = consent(cast.school, cast)
    url = f"/registry/consents/{paper.pk}/docx/"
    ours = text_of(curator.get(url).content)
    own_word = word("НАШ БЛАНК", "{%p for part in blocks %}", "{{ part.text }}", "{%p endfor %}")
    assert upload(curator, cast, own_word, kind="consent").status_code == 302
    own = text_of(curator.get(url).content)
    assert own.startswith("НАШ БЛАНК\n")
    assert "Даю согласие." in own
    template = WordTemplate.objects.get()
    curator.post(f"/word-templates/{template.pk}/drop/", guards(cast.school, template))
    assert text_of(curator.get(url).content) == ours


def test_a_refused_upload_says_why_beside_the_form_and_changes_nothing(cast, curator):
    answer = upload(curator, cast, word("{{ naming }}"))
    assert answer.status_code == 422
    assert "Шаблону неизвестны переменные: naming." in answer.content.decode()
    assert not WordTemplate.objects.exists()


def test_a_new_file_replaces_the_old_one(cast, curator):
    upload(curator, cast, word("{{ kind }} первый"))
    upload(curator, cast, word("{{ kind }} второй"))
    template = WordTemplate.objects.get()
    assert text_of(bytes(template.content)) == "{{ kind }} второй"


def test_the_page_documents_every_variable(cast, curator):
    page = curator.get("/word-templates/").content.decode()
    assert re.findall(r"<dt><code>(\w+)</code>", page) == [name for name, _ in VARIABLES]


def test_only_the_curator_and_the_secretary_keep_templates(cast, client):
    for role, status in (("curator", 200), ("secretary", 200), ("director", 403), ("mentor", 403)):
        client.force_login(cast.by_role(role))
        assert client.get("/word-templates/").status_code == status
