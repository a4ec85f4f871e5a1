"""The organization's own additions to the dictionary of competences."""

from django.core.exceptions import PermissionDenied
from django.db.models import Max

from core.actions import action, record
from core.actors import Actor
from core.problems import RuleViolation
from registry import policies
from registry.models import Competence


@action("registry.competence_added", "Компетенция добавлена")
def add_competence(*, actor: Actor, parent: Competence, title: str) -> Competence:
    if not policies.can_keep_banks(actor) or actor.organization is None:
        raise PermissionDenied
    title = _free_title(title, parent, actor)
    last = parent.children.aggregate(last=Max("position"))["last"] or 0
    competence = Competence.objects.create(
        organization=actor.organization, parent=parent, title=title, position=last + 1
    )
    record(competence)
    return competence


@action("registry.competence_changed", "Компетенция изменена")
def change_competence(
    competence: Competence, *, actor: Actor, parent: Competence, title: str, is_offered: bool
) -> Competence:
    """Rename an own competence, move it, or stop offering it; where it is chosen already it stays."""
    competence = Competence.objects.select_for_update(of=("self",)).get(pk=competence.pk)
    if not policies.can_keep_competence(actor, competence):
        raise PermissionDenied
    competence.title = _free_title(title, parent, actor, but=competence.pk)
    competence.parent, competence.is_offered = parent, is_offered
    competence.save(update_fields=["title", "parent", "is_offered"])
    record(competence, offered=int(is_offered))
    return competence


def _free_title(title: str, parent: Competence, actor: Actor, but: int | None = None) -> str:
    title = " ".join(title.split())
    if parent.parent_id is not None:
        raise RuleViolation("Раздел выбирается из верхнего уровня справочника.")
    same = Competence.objects.known_to(actor.organization).filter(parent=parent, title__iexact=title)
    if (same.exclude(pk=but) if but else same).exists():
        raise RuleViolation(f"«{title}» в этом разделе уже есть.")
    return title
