"""What may be uploaded as a scan, who sees it, how it is given back."""

import errno
import hashlib

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile

from core.models import AuditEntry
from core.problems import RuleViolation
from papers import actions
from papers.models import Scan
from tests.probes.papers import PNG, picture

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF"


def file(name, content):
    return SimpleUploadedFile(name, content)


def test_a_scan_is_kept_under_a_name_of_ours_with_its_checksum(cast):
    scan = actions.store_scan(picture("../../приказ.png"), actor=cast.actor(cast.curator))
    assert (scan.filename, scan.content_type, scan.size) == ("приказ.png", "image/png", len(PNG))
    assert scan.sha256 == hashlib.sha256(PNG).hexdigest()
    assert scan.file.name.startswith(f"{cast.school.pk}/")
    assert "приказ" not in scan.file.name
    assert scan.file.open("rb").read() == PNG


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.png", b"", "Файл пуст."),
        ("a.svg", b"<svg onload='alert(1)'/>", "Подойдёт скан в PDF, JPG или PNG."),
        ("a.html", b"<script>", "Подойдёт скан в PDF, JPG или PNG."),
        ("a.pdf", b"<script>alert(1)</script>", "Содержимое файла не соответствует его расширению."),
        ("a.jpg", PNG, "Содержимое файла не соответствует его расширению."),
        ("a.pdf", PDF + b"0" * 10 * 1024 * 1024, "Файл больше 10 МБ."),
    ],
)
def test_what_is_no_scan_is_refused_by_its_content(cast, name, content, problem):
    with pytest.raises(RuleViolation, match=problem):
        actions.store_scan(file(name, content), actor=cast.actor(cast.curator))
    assert not Scan.objects.exists()


def test_a_full_disk_leaves_no_row_and_no_half_of_a_file(cast, tmp_path, monkeypatch):
    field = Scan._meta.get_field("file")
    storage = FullDisk(location=tmp_path)
    monkeypatch.setattr(field, "storage", storage)
    with pytest.raises(RuleViolation, match="не хватает места"):
        actions.store_scan(picture(), actor=cast.actor(cast.curator))
    assert not Scan.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


class FullDisk(FileSystemStorage):
    """Writes the beginning of a file and finds no room for the rest."""

    def _save(self, name, content):
        super()._save(name, SimpleUploadedFile("half", PNG[:8]))
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_participant_brings_only_papers_of_their_own(cast):
    mentor = cast.actor(cast.mentor)
    own = actions.store_scan(picture(), actor=mentor, person=cast.person(cast.mentor))
    assert Scan.objects.visible_to(mentor).get() == own
    for person in (None, cast.person(cast.mentee), cast.person(cast.foreign_mentor)):
        with pytest.raises(PermissionDenied):
            actions.store_scan(picture(), actor=mentor, person=person)


def test_a_scan_is_seen_by_the_keepers_and_by_whom_it_is_about(cast):
    about = actions.store_scan(picture(), actor=cast.actor(cast.curator), person=cast.person(cast.mentee))
    seen = {
        role: Scan.objects.visible_to(cast.actor(cast.by_role(role))).filter(pk=about.pk).exists()
        for role in ("director", "curator", "secretary", "mentee", "mentor", "administrator", "psychologist")
    }
    assert seen == {
        "director": True,
        "curator": True,
        "secretary": True,
        "mentee": True,
        "mentor": False,
        "administrator": False,
        "psychologist": False,
    }


@pytest.mark.parametrize(
    ("name", "content", "shown"), [("лист.png", PNG, "inline"), ("лист.pdf", PDF, "attachment")], ids=["picture", "pdf"]
)
def test_a_file_from_outside_runs_nothing_here(client, cast, name, content, shown):
    scan = actions.store_scan(file(name, content), actor=cast.actor(cast.curator))
    client.force_login(cast.curator)
    response = client.get(f"/scans/{scan.pk}/")
    assert response.content == content
    assert response.headers["Content-Disposition"].startswith(shown)
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert "script" not in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response.headers["Cache-Control"].split(", ")


def test_the_trail_of_a_scan_holds_no_name(cast):
    actions.store_scan(picture("Ёлкина А. Ю.png"), actor=cast.actor(cast.curator))
    assert AuditEntry.objects.get(action="papers.scan_stored").facts == {"size": len(PNG), "type": "image/png"}
