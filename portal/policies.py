"""Who may open the home page."""

from core.actors import Actor


def can_enter(actor: Actor) -> bool:
    """Everybody with a role."""
    return bool(actor.roles)
