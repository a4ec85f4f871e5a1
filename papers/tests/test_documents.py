"""A frozen document: its text, its checksum, its PDF that is made once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.actors import SYSTEM
from papers import actions
from papers.models import Document
from papers.rules import fingerprint
from papers.tasks import print_document
from papers.tests.test_scans import FullDisk
from printing.document import Paragraph, PrintedDocument, QrCode, Table
from printing.errors import PrintingError
from tests.probes.papers import act

pytestmark = pytest.mark.django_db
PAPER = PrintedDocument(
    title="Положение № 5/1",
    body=(Paragraph("Текст «положения»."), Table(rows=(("1", "2"),), widths=(1, 2.5))),
)
Printed = Document.Printed


@pytest.fixture
def document(cast):
    return actions.freeze(act(cast.school, cast), PAPER, PAPER.title, actor=cast.actor(cast.curator))


def too_large(cast):
    """A paper that nobody can print: frozen all the same, since the decision is made."""
    paper = PrintedDocument(title="Том", body=(Paragraph("а" * 4_100_000),))
    return actions.freeze(act(cast.school, cast), paper, "Том", actor=SYSTEM)


def test_what_comes_back_from_the_database_is_what_was_frozen(document):
    stored = Document.objects.get()
    assert stored.paper() == replace(PAPER, qr=QrCode(stored.verify_url(), "Проверить документ"))
    assert stored.sha256 == fingerprint(stored.content)
    assert (stored.object_type, stored.printed) == ("papers.act", Printed.QUEUED)


def test_a_text_that_does_not_match_its_checksum_is_not_printed(document):
    document.content = document.content | {"title": "Другое"}
    with pytest.raises(PrintingError, match="контрольной суммой"):
        document.paper()


def test_the_pdf_is_made_once_however_often_it_is_asked(document):
    assert print_document.func(document.pk) == Printed.MADE
    first = Document.objects.get()
    assert first.pdf.open("rb").read().startswith(b"%PDF-")
    assert print_document.func(document.pk) == Printed.MADE
    assert Document.objects.get().pdf.name == first.pdf.name


def test_a_failure_is_noted_and_tried_again_later_but_not_for_ever(cast):
    document = too_large(cast)
    DBTaskResult.objects.all().delete()
    assert print_document.func(document.pk) == Printed.FAILED
    document.refresh_from_db()
    assert (document.printed, document.error) == (
        Printed.FAILED,
        "Документ слишком большой, напечатайте его по частям.",
    )
    again = DBTaskResult.objects.get()
    assert again.args_kwargs["args"] == [document.pk, 1]
    assert timedelta(0) < again.run_after - timezone.now() <= timedelta(minutes=1)
    print_document.func(document.pk, 4)
    assert DBTaskResult.objects.count() == 1


def test_a_disk_without_room_fails_the_print_and_not_the_document(document, tmp_path, monkeypatch):
    monkeypatch.setattr(Document._meta.get_field("pdf"), "storage", FullDisk(location=tmp_path))
    assert print_document.func(document.pk) == Printed.FAILED
    document = Document.objects.get()
    assert (document.error, document.pdf.name) == ("На сервере не удалось записать файл.", "")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_failed_print_is_asked_anew_from_its_page(client, cast):
    document = too_large(cast)
    print_document.func(document.pk)
    client.force_login(cast.secretary)
    text = client.get(document.get_absolute_url()).content.decode()
    assert "Напечатать ещё раз" in text
    assert client.get(f"/documents/{document.pk}/pdf/").url == document.get_absolute_url()
    before = DBTaskResult.objects.count()
    client.post(f"/documents/{document.pk}/print/", {"organization": cast.school.pk})
    assert Document.objects.get().printed == Printed.QUEUED
    assert DBTaskResult.objects.count() == before + 1


def test_word_and_pdf_are_named_as_the_paper(client, cast, document):
    client.force_login(cast.director)
    for form in ("pdf", "docx"):
        response = client.get(f"/documents/{document.pk}/{form}/")
        assert "5-1" in response.headers["Content-Disposition"]
        assert response.content[:2] == (b"%P" if form == "pdf" else b"PK")
