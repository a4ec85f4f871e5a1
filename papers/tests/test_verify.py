"""The check page: what a stranger with a printed sheet learns, and what not."""

from dataclasses import replace
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.actors import SYSTEM
from papers import actions
from papers.models import Document
from papers.rules import Standing
from papers.tasks import print_document
from printing.document import Letterhead, Paragraph, PrintedDocument
from tests.probes.papers import act

pytestmark = pytest.mark.django_db
ORDER = PrintedDocument(
    title="Приказ № 70-ОД «О закреплении Рябининой Марии Петровны»",
    letterhead=Letterhead("Школа № 100"),
    kind_title="ПРИКАЗ",
    date="17.06.2026",
    number="70-ОД",
    heading="О закреплении Рябининой Марии Петровны",
    body=(Paragraph("Закрепить Рябинину Марию Петровну."),),
)


def frozen(cast, paper=ORDER):
    document = actions.freeze(act(cast.school, cast), paper, paper.title, actor=cast.actor(cast.curator))
    print_document.func(document.pk)
    return Document.objects.get(pk=document.pk)


def pdf_of(document):
    with document.pdf.open("rb") as file:
        return file.read()


def asked(client, document, content):
    upload = SimpleUploadedFile("приказ.pdf", content, content_type="application/pdf")
    return client.post(reverse("papers:verify", args=[document.token]), {"file": upload}).content.decode()


def test_the_code_on_the_sheet_leads_to_what_the_document_is_and_to_nobody_in_it(client, cast, settings):
    settings.SITE_URL = "https://school.example"
    document = frozen(cast)
    assert document.paper().qr.text == f"https://school.example/verify/{document.token}/"
    page = client.get(f"/verify/{document.token}/").content.decode()
    for said in (
        "Приказ",
        "70-ОД",
        "17.06.2026",
        cast.school.full_name,
        "действует",
        sha256(pdf_of(document)).hexdigest(),
    ):
        assert said in page
    assert "Рябинин" not in page
    assert "закреплении" not in page


def test_the_very_file_is_told_from_another_and_is_not_kept(client, cast):
    document = frozen(cast)
    content = pdf_of(document)
    assert "Файл совпадает с документом." in asked(client, document, content)
    assert "Файл не совпадает с документом" in asked(client, document, content + b" ")
    assert "Файл совпадает" not in asked(client, document, content + b" ")
    assert list(document.pdf.storage.listdir(str(cast.school.pk))[1]) == [document.pdf.name.rpartition("/")[2]]


def test_a_file_downloaded_before_it_was_printed_is_the_same_file(client, cast):
    document = actions.freeze(act(cast.school, cast), ORDER, ORDER.title, actor=SYSTEM)
    client.force_login(cast.curator)
    early = client.get(reverse("papers:document_pdf", args=[document.pk])).content
    print_document.func(document.pk)
    client.logout()
    assert "Файл совпадает с документом." in asked(client, document, early)


@pytest.mark.parametrize("standing", [Standing.CHANGED, Standing.CANCELLED])
def test_a_document_that_holds_no_longer_says_so(client, cast, standing):
    document = actions.set_standing(frozen(cast), standing, actor=cast.actor(cast.curator))
    page = client.get(f"/verify/{document.token}/").content.decode()
    assert standing.label in page
    assert "действует" not in page


def test_a_new_wording_of_the_same_paper_changes_the_one_before(cast):
    row = act(cast.school, cast)
    first = actions.freeze(row, ORDER, "Первая", actor=SYSTEM)
    second = actions.freeze(row, replace(ORDER, heading="Иначе"), "Вторая", actor=SYSTEM)
    assert Document.objects.get(pk=first.pk).standing == Standing.CHANGED
    assert Document.objects.get(pk=second.pk).standing == Standing.IN_FORCE


def test_an_unknown_code_opens_nothing(client, cast):
    for method in (client.get, client.post):
        response = method("/verify/0000000000000000000000/")
        assert response.status_code == 404
        assert "Такого документа нет" in response.content.decode()


def test_one_address_asks_so_often_and_no_more(client, cast, settings):
    settings.VISITOR_CALLS_A_MINUTE = 2
    url = f"/verify/{frozen(cast).token}/"
    assert [client.get(url, REMOTE_ADDR="10.1.1.1").status_code for _ in range(4)] == [200, 200, 429, 429]
    assert client.get(url, REMOTE_ADDR="10.1.1.2").status_code == 200


def test_no_file_and_a_wrong_method_are_told_so(client, cast):
    url = f"/verify/{frozen(cast).token}/"
    assert client.post(url, {}).status_code == 422
    assert client.delete(url).status_code == 405


def test_the_paper_is_laid_out_as_the_organization_wishes(cast):
    school = cast.school
    school.letterhead, school.left_margin, school.font_size, school.dates_in_words = "corner", 30, 14, True
    school.save()
    paper = frozen(cast).paper()
    assert (paper.letterhead.corner, paper.left_margin, paper.font_size) == (True, 30, 14)
    assert paper.date == "17 июня 2026 г."
    assert frozen(cast, replace(ORDER, font_size=12)).paper().font_size == 12
