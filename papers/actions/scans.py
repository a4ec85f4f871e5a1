"""Scans: uploaded pictures of papers."""

from hashlib import sha256

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File

from core.actions import action, record
from core.actors import Actor
from core.problems import RuleViolation
from core.uploads import content_type_of
from papers import policies
from papers.models import Scan
from people.models import Organization, Person


@action("papers.scan_stored", "Скан загружен")
def store_scan(
    file: File, *, actor: Actor, person: Person | None = None, organization: Organization | None = None
) -> Scan:
    """Keep an uploaded PDF, JPEG or PNG under a name of ours. `person`: whose paper it is, who may see it too.

    `organization` is told only where the actor has none (SYSTEM) and no person is named.
    Raises RuleViolation for a wrong or damaged file and for a full disk.
    """
    organization = organization or (person.organization if person else actor.organization)
    if not policies.can_store_scan(actor, organization, person):
        raise PermissionDenied
    try:
        content_type = content_type_of(file)
    except ValidationError as error:
        raise RuleViolation(error.messages) from error
    scan = Scan(
        organization=organization,
        person=person,
        filename=str(file.name).rpartition("/")[2][-255:],
        content_type=content_type,
        size=file.size,
        sha256=_digest(file),
        uploaded_by=actor.user,
    )
    scan.file.name = _keep(scan, file)
    scan.save()
    record(scan, size=scan.size, type=content_type)
    return scan


def store_if_given(file: File | None, *, actor: Actor, person: Person | None = None) -> Scan | None:
    """The scan of a form where a scan is optional."""
    return store_scan(file, actor=actor, person=person) if file else None


def _digest(file: File) -> str:
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _keep(scan: Scan, file: File) -> str:
    """Write the file; on a full disk leave no half of it."""
    storage, name = scan.file.storage, scan.file.field.generate_filename(scan, str(file.name))
    try:
        return storage.save(name, file)
    except OSError as error:
        storage.delete(name)
        raise RuleViolation(
            "Файл не сохранён: на сервере не хватает места. Попробуйте позже или запишите без скана."
        ) from error
