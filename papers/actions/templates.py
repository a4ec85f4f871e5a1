"""The organization's own Word templates: brought, replaced, dropped."""

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import RuleViolation
from papers import policies
from papers.models import WordTemplate
from papers.selectors import sample_paper
from printing.own_word import problems_of


@action("papers.template_set", "Шаблон Word загружен")
def set_template(kind: str, filename: str, content: bytes, *, actor: Actor) -> WordTemplate:
    """Use the file for papers of the kind from now on. Raises RuleViolation for one that may not be filled."""
    if not policies.can_keep_templates(actor):
        raise PermissionDenied
    if problems := problems_of(content, sample_paper(actor.organization)):
        raise RuleViolation(problems)
    template, _ = WordTemplate.objects.update_or_create(
        organization=actor.organization,
        kind=kind,
        defaults={"filename": filename[-255:], "content": content, "uploaded_by": actor.user},
    )
    record(template, kind=str(kind), size=len(content))
    return template


@action("papers.template_dropped", "Шаблон Word удалён")
def drop_template(template: WordTemplate, *, actor: Actor) -> None:
    """Papers of the kind are ours again."""
    template = lock(template)
    if not policies.can_keep_template(actor, template):
        raise PermissionDenied
    record(template, kind=template.kind)
    template.delete()
