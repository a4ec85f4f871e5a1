"""Every write of the library: a material added, corrected, archived, taken out of the archive."""

from datetime import date

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from library import policies
from library.models import Material
from library.rules import content_problem
from papers.models import Scan
from people.models import Organization


@action("material.added", "Материал добавлен")
def add(
    *,
    title: str,
    about: str = "",
    link: str = "",
    file: Scan | None = None,
    organization: Organization | None = None,
    actor: Actor,
    today: date,
) -> Material:
    """Keep a material. `organization` is told where the actor has none (SYSTEM)."""
    organization = organization or actor.organization
    if not policies.can_add(actor, organization):
        raise PermissionDenied
    material = Material(organization=organization, added_on=today, added_by=actor.user)
    _describe(material, title, about, link, file)
    material.save()
    record(material, has_file=int(file is not None))
    return material


@action("material.changed", "Материал изменён")
def change(
    material: Material,
    *,
    title: str,
    about: str = "",
    link: str = "",
    file: Scan | None = None,
    actor: Actor,
    today: date,
) -> Material:
    """Correct a material; its file stays unless a new one comes."""
    material = lock(material)
    if not policies.can_change(actor, material):
        raise PermissionDenied
    if material.is_archived:
        raise RuleViolation("Материал в архиве. Сначала верните его.")
    _describe(material, title, about, link, file or material.file)
    material.save()
    record(material, has_file=int(material.file is not None))
    return material


@action("material.archived", "Материал убран в архив")
def archive(material: Material, *, actor: Actor, today: date) -> Material:
    """Show it no longer to mentors and mentees; nothing is deleted."""
    return _put(material, in_archive=True, actor=actor)


@action("material.restored", "Материал возвращён из архива")
def restore(material: Material, *, actor: Actor, today: date) -> Material:
    return _put(material, in_archive=False, actor=actor)


def _put(material: Material, *, in_archive: bool, actor: Actor) -> Material:
    material = lock(material)
    if not policies.can_archive(actor, material):
        raise PermissionDenied
    material.is_archived = in_archive
    material.save(update_fields=["is_archived"])
    record(material, archived=int(in_archive))
    return material


def _describe(material: Material, title: str, about: str, link: str, file: Scan | None) -> None:
    if problem := content_problem(link, file):
        raise RuleViolation(problem)
    material.title, material.about, material.link, material.file = title.strip(), about.strip(), link.strip(), file
