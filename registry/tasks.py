"""The built-in dictionary of competences, laid into the database after each migration; safe to repeat."""

from registry.kinds.competences import TREE
from registry.models import Competence


def lay_dictionary() -> None:
    """Add the competences that are not there yet; those there are never changed (needs and offers point at them)."""
    known = {competence.code: competence for competence in Competence.objects.exclude(code="")}
    for place, (code, title, leaves) in enumerate(TREE, start=1):
        group = known.get(code) or Competence.objects.create(code=code, title=title, position=place)
        Competence.objects.bulk_create(
            Competence(code=code, title=title, position=number, parent=group)
            for number, (code, title) in enumerate(leaves, start=1)
            if code not in known
        )
