"""Many documents in one file: made once, resumed after a kill, watched, limited."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader

from core.actors import SYSTEM
from core.problems import RuleViolation
from core.schoolyear import SchoolYear
from papers import actions, rules, selectors, tasks
from papers.models import Document, PrintJob
from papers.rules import PrintState
from papers.tests.test_scans import FullDisk
from printing.document import Paragraph, PrintedDocument
from printing.tests.reading import run, saved
from tests.cast import guards
from tests.probes.papers import act

pytestmark = pytest.mark.django_db


def frozen(organization, cast, number, *, date="17.09.2026", text="Текст."):
    paper = PrintedDocument(
        title=f"Приказ № {number}", kind_title="ПРИКАЗ", date=date, number=str(number), body=(Paragraph(text),)
    )
    return actions.freeze(act(organization, cast), paper, paper.title, actor=SYSTEM)


@pytest.fixture
def curator(cast):
    return cast.actor(cast.curator)


def asked(cast, curator, count=3):
    documents = [frozen(cast.school, cast, number) for number in range(1, count + 1)]
    return actions.ask_print(documents, title="Папка директора", subtitle="Школа № 100", actor=curator)


def pdf_of(job):
    with PrintJob.objects.get(pk=job.pk).file.open("rb") as file:
        return file.read()


def test_the_documents_stand_in_one_file_after_their_register(cast, curator, tmp_path):
    job = asked(cast, curator)
    actions.set_standing(job.items.get(position=2).document, "cancelled", actor=SYSTEM)
    assert tasks.print_many.func(job.pk) == PrintState.MADE
    path = saved(tmp_path, "a.pdf", pdf_of(job))
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]
    assert len(pages) == 4
    for line in ("1 Приказ № 1 17.09.2026 1 2", "2 Приказ № 2 (отменён) 17.09.2026 2 3", "3 Приказ № 3 17.09.2026 3 4"):
        assert line in pages[0].replace("\xa0", " ")
    assert all(f"№ {number}" in pages[number].replace("\xa0", " ") for number in (1, 2, 3))
    assert [item.title for item in PdfReader(path).outline if not isinstance(item, list)][-3:] == [
        *("Приказ № 1", "Приказ № 2", "Приказ № 3")
    ]
    about = run("pdfinfo", str(path))
    assert "Tagged:          yes" in about
    assert "Title:           Папка директора" in about
    assert "pdfaid:part" in run("pdfinfo", "-meta", str(path))
    structure = run("pdfinfo", "-struct-text", str(path))
    assert all(f"№ {number}" in structure.replace("\xa0", " ") for number in (1, 2, 3))
    keys = [page["/StructParents"] for page in PdfReader(BytesIO(path.read_bytes())).pages]
    assert len(set(keys)) == 4


def test_asked_twice_it_is_made_once(cast, curator):
    job = asked(cast, curator)
    tasks.print_many.func(job.pk)
    name = PrintJob.objects.get(pk=job.pk).file.name
    assert tasks.print_many.func(job.pk) == PrintState.MADE
    assert PrintJob.objects.get(pk=job.pk).file.name == name


def test_a_killed_worker_goes_on_where_it_stopped(cast, curator):
    job = asked(cast, curator)
    first = job.items.get(position=1).document
    tasks.print_document.func(first.pk)  # so far the worker came
    name = Document.objects.get(pk=first.pk).pdf.name
    progress = selectors.progress_of(job)
    assert (progress.label, progress.done, progress.total, progress.goes_on) == ("Печатаются документы", 1, 3, True)
    tasks.print_many.func(job.pk)
    assert Document.objects.get(pk=first.pk).pdf.name == name
    assert set(Document.objects.values_list("printed", flat=True)) == {PrintState.MADE}


def test_a_failure_is_said_and_tried_again_by_hand(client, cast, curator, tmp_path, monkeypatch):
    job = asked(cast, curator, count=1)
    with monkeypatch.context() as patch:
        patch.setattr(PrintJob._meta.get_field("file"), "storage", FullDisk(location=tmp_path))
        assert tasks.print_many.func(job.pk) == PrintState.FAILED
    client.force_login(cast.curator)
    page = client.get(job.get_absolute_url()).content.decode()
    assert "На сервере не удалось записать файл. Напечатано 1 из 1" in page
    again = client.post(reverse("papers:print_again", args=[job.pk]), guards(cast.school))
    assert again.url == job.get_absolute_url()
    assert tasks.print_many.func(job.pk) == PrintState.MADE
    assert "Скачать PDF" in client.get(job.get_absolute_url()).content.decode()
    with pytest.raises(RuleViolation, match="уже готов"):
        actions.print_many_again(job, actor=curator)


def test_the_page_asks_for_its_moving_part_until_the_file_is_there(client, cast, curator):
    job = asked(cast, curator)
    client.force_login(cast.curator)
    part = client.get(job.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert "Печатаются документы: 0 из 3" in part
    assert f'hx-get="{job.get_absolute_url()}"' in part
    assert "<html" not in part
    assert client.get(reverse("papers:print_file", args=[job.pk])).status_code == 404
    tasks.print_many.func(job.pk)
    response = client.get(reverse("papers:print_file", args=[job.pk]))
    assert response.content == pdf_of(job)
    assert "attachment" in response.headers["Content-Disposition"]


def test_a_folder_holds_the_documents_of_its_school_year_in_the_order_of_their_dates(client, cast, curator):
    later = frozen(cast.school, cast, 2, date="31.08.2027")
    first = frozen(cast.school, cast, 1, date="01.09.2026")
    frozen(cast.school, cast, 9, date="31.08.2026")
    frozen(cast.next_door, cast, 7, date="01.10.2026")
    client.force_login(cast.curator)
    response = client.post(reverse("papers:print_new"), guards(cast.school) | {"year": "2026", "kind": ""})
    job = PrintJob.objects.get()
    assert response.url == job.get_absolute_url()
    assert [item.document_id for item in job.items.all()] == [first.pk, later.pk]
    assert (job.title, job.subtitle) == ("Папка директора за 2026/2027 учебный год", cast.school.full_name)
    assert DBTaskResult.objects.filter(task_path="papers.tasks.print_many").count() == 1
    assert job.title in client.get(reverse("papers:prints")).content.decode()
    assert selectors.documents_of(curator, SchoolYear(2026), "ПРОГРАММА") == []
    assert selectors.kinds_of(curator) == ["ПРИКАЗ"]


def test_one_user_asks_for_so_many_files(cast, curator, monkeypatch):
    documents = [frozen(cast.school, cast, 1)]
    ask = {"title": "Папка", "subtitle": "", "actor": curator}
    jobs = [actions.ask_print(documents, **ask) for _ in range(2)]
    with pytest.raises(RuleViolation, match="Два ваших файла ещё готовятся"):
        actions.ask_print(documents, **ask)
    for job in jobs:
        tasks.print_many.func(job.pk)
    assert actions.ask_print(documents, **ask).state == PrintState.QUEUED
    PrintJob.objects.update(state=PrintState.MADE)
    monkeypatch.setattr("papers.actions.prints.JOBS_A_DAY", 3)
    with pytest.raises(RuleViolation, match="За сутки можно собрать до 3 файлов"):
        actions.ask_print(documents, **ask)
    with pytest.raises(RuleViolation, match="документов нет"):
        actions.ask_print([], **ask)
    assert rules.MAX_BOUND >= 200


def test_nobody_binds_the_papers_of_another_school_or_without_the_right(cast, curator):
    foreign = [frozen(cast.next_door, cast, 1)]
    with pytest.raises(PermissionDenied):
        actions.ask_print(foreign, title="Папка", subtitle="", actor=curator)
    with pytest.raises(PermissionDenied):
        actions.ask_print([], title="Папка", subtitle="", actor=cast.actor(cast.mentor))
