"""Every write of the plan: laid and edited, approved by order, entered as it is."""

from roadmap.actions.laying import lay_plan
from roadmap.actions.plans import change, enter

__all__ = ["change", "enter", "lay_plan"]
