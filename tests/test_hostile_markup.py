"""Whatever somebody types stays text: on pages, in papers, letters and exports."""

import re
import subprocess
from contextlib import suppress
from io import BytesIO

import lxml.html
import openpyxl
import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import Case, Value, When
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from core.problems import RuleViolation
from papers.models import Document
from people.actions import invite_by_letter
from people.models import Letter, Organization, Person
from people.tasks import send_letter
from tests.probes import all_probes
from tests.test_leaks import pages_without_a_row
from tests.test_scoping import OURS

PROBES = all_probes()
MARK = """<zlo> "onzlo='1' 'onzlo="2" zlo{{7*7}}zlo <script>zlo()</script>&amp;\u202eשלום\u202c😀"""
LONG = MARK + " " + "щ" * 1500
CODES = {  # text that a reader never types
    *("slug", "time_zone", "kind_name", "object_type", "content_type", "sha256", "secret_hash", "username", "token"),
    *("password", "code", "key", "audience_name", "result_url", "series", "pattern"),
}
PAPERS = {  # kinds of paper that must have shown the text as it was typed
    *("consents/mine/personal-data/form", "orders/N/pdf", "pairs/N/memo", "programs/N/program.pdf"),
    *("programs/N/end/curator.pdf", "pairs/N/meetings/journal.pdf", "registry/consents/N/pdf", "reports/N/pdf"),
}
FILLED = models.CharField | models.TextField
NOT_FREE = models.EmailField | models.URLField | models.SlugField | models.FileField


def free_fields(model) -> list[models.Field]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, FILLED) and not isinstance(field, NOT_FREE) and not field.choices
        if field.name not in CODES and not field.primary_key
    ]


def hostile(field: models.Field) -> Case:
    """The field's new value in the database: what was empty stays so, the key keeps apart what must differ."""
    mark = LONG if field.max_length is None else MARK[: field.max_length - 8] if field.max_length > 40 else ""
    full = Concat(Value(mark), Cast("pk", models.TextField())) if mark else Value(MARK[: field.max_length])
    return Case(When(**{field.name: ""}, then=Value("")), default=full, output_field=models.TextField())


def in_json(value):
    """Every text with a Russian letter becomes hostile; codes stay."""
    if isinstance(value, dict):
        return {key: in_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [in_json(one) for one in value]
    return MARK if isinstance(value, str) and re.search("[а-яё]", value.lower()) else value


def poison(model) -> None:
    for field in free_fields(model):
        with suppress(IntegrityError), transaction.atomic():  # a rule of the database on this very text
            model._base_manager.update(**{field.name: hostile(field)})
    for field in model._meta.concrete_fields:
        if isinstance(field, models.JSONField):
            for pk, value in model._base_manager.values_list("pk", field.name):
                if value and in_json(value) != value:
                    model._base_manager.filter(pk=pk).update(**{field.name: in_json(value)})


@pytest.fixture
def rows(cast):
    """A row of every kind; hostile names already while papers are frozen, hostile texts everywhere after it."""
    poison(Person)
    poison(Organization)
    for user in vars(cast).values():
        user.refresh_from_db()
    made = {}
    for name, probe in PROBES.items():
        with suppress(RuleViolation, IntegrityError), transaction.atomic():
            made[name] = probe.make(cast.school, cast)
    assert len(made) > 0.9 * len(PROBES)
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            if model is not Document:  # frozen with hostile names already, and kept so by the database
                poison(model)
    return made


def addresses_of(rows) -> list[str]:
    own = [reverse(name, kwargs=PROBES[name].kwargs(row)) for name, row in rows.items()]
    report = PROBES["reports:year"].kwargs(rows["reports:year"])
    return [*own, *(reverse(f"reports:{name}", kwargs=report) for name in ("pdf", "edit"))]


def broken_out(content: str) -> list[str]:
    """What of the mark has become markup."""
    document = lxml.html.fromstring(content)
    found = [f"<{node.tag}>" for node in document.iter("zlo")]
    found += [node.text for node in document.iter("script") if node.text and "zlo" in node.text]
    found += [name for node in document.iter() for name in node.attrib if "onzlo" in name]
    return found + re.findall(r"<zlo|zlo49zlo", content)


def words_of(pdf: bytes) -> str:
    """Nothing of a file that some probe gives the mere beginning of a PDF."""
    return subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=False).stdout.decode()


def cells_of(book: bytes) -> list:
    sheet = openpyxl.load_workbook(BytesIO(book)).active
    return [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_trap_notices_each_way_out():
    for way in (MARK, f'<p title="{MARK}">', f"<p title='{MARK}'>", "zlo49zlo", "<p><script>zlo()</script>"):
        assert broken_out(f"<html><body>{way}"), way
    assert broken_out("<p title='&lt;zlo&gt;'>&lt;zlo&gt; zlo{{7*7}}zlo") == []


@pytest.mark.slow
def test_hostile_text_stays_text_on_every_page_and_paper(rows, cast, client):
    shown, papers, faults = 0, set(), []
    for role in ("curator", "mentor", "administrator", "municipal"):
        client.force_login(cast.by_role(role))
        for address in [*pages_without_a_row(), *(addresses_of(rows) if role == "curator" else ())]:
            response = client.get(address)
            content = b"".join(response) if response.streaming else response.content
            if response.headers.get("Content-Type") == "application/pdf" and "<zlo>" in words_of(content):
                papers.add(re.sub(r"\d+", "N", address).strip("/"))
            elif response.headers.get("Content-Type", "").startswith("text/html") and content:
                shown += "&lt;zlo&gt;" in content.decode()
                faults += [(role, address, fault) for fault in broken_out(content.decode())]
    assert faults == []
    assert shown > 120
    assert {paper for paper in PAPERS if not any(address.endswith(paper) for address in papers)} == set()


def test_hostile_text_is_text_in_exports(rows, cast, client):
    Person.objects.filter(organization=cast.school).update(post="=1+1")
    client.force_login(cast.curator)
    exports = 0
    for address in pages_without_a_row():
        response = client.get(address, {"export": "xlsx"})
        if "spreadsheet" in response.headers.get("Content-Type", ""):
            texts = [cell for cell in cells_of(response.content) if str(cell.value).startswith(("<zlo>", "="))]
            assert {cell.data_type for cell in texts} <= {"s"}, address
            exports += bool(texts)
    assert exports >= 5


def test_hostile_text_is_plain_text_in_letters(rows, cast, mailoutbox):
    person = cast.person(cast.mentor)
    Person.objects.filter(pk=person.pk).update(email="mentor@school.example", user=None, given_name=MARK[:90])
    Organization.objects.filter(pk=cast.school.pk).update(short_name=f"{MARK}\r\nBcc: all@school.example")
    Letter.objects.all().delete()
    invite_by_letter(Person.objects.get(pk=person.pk), actor=cast.actor(cast.administrator))
    send_letter.call(Letter.objects.get().pk)
    [letter] = mailoutbox
    assert letter.message().get_content_type() == "text/plain"
    assert letter.recipients() == ["mentor@school.example"]
    assert "\n" not in letter.subject
    assert "Bcc" not in letter.message()
    assert MARK in letter.body
