"""Forms of the plan."""

from roadmap.forms.plans import RoadMapForm

__all__ = ["RoadMapForm"]
