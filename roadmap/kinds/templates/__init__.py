"""Plans to begin with: the facts of five documents in the product's own words, placed in the years one chooses."""

from roadmap.kinds.templates import gymnasium, kindergarten, regional_model, target_model, target_model_tasks
from roadmap.kinds.templates.shape import Template

# In the order in which they are offered
TEMPLATES: dict[str, Template] = {
    template.name: template
    for template in (
        regional_model.TEMPLATE,
        gymnasium.TEMPLATE,
        kindergarten.TEMPLATE,
        target_model.TEMPLATE,
        target_model_tasks.TEMPLATE,
    )
}

__all__ = ["TEMPLATES", "Template"]
