"""Forms of the plan."""

from roadmap.forms.drafts import ActivityForm, DraftForm, StageForm
from roadmap.forms.plans import RoadMapForm

__all__ = ["ActivityForm", "DraftForm", "RoadMapForm", "StageForm"]
