"""The dictionary as a tree."""

from core.actors import Actor
from registry.models import Competence


def competence_tree(actor: Actor) -> list[tuple[Competence, list[Competence]]]:
    """Groups with their leaves, in their order; one query."""
    rows = list(Competence.objects.visible_to(actor).order_by("position", "title"))
    return [(group, [leaf for leaf in rows if leaf.parent_id == group.pk]) for group in rows if group.parent_id is None]
