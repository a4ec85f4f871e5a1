"""The plan of the mentoring system: stages, activities, and what becomes of them in each school year."""

from roadmap.models.events import CalendarAddress, Event, EventFile, EventInvitee, Protocol
from roadmap.models.occurrences import Evidence, NotedFact, Occurrence, SentReminder
from roadmap.models.plans import Activity, Responsible, RoadMap, Stage, StageDocument
from roadmap.models.regulations import Regulation
from roadmap.models.uploads import PlanUpload

__all__ = [
    "Activity",
    "CalendarAddress",
    "Event",
    "EventFile",
    "EventInvitee",
    "Evidence",
    "NotedFact",
    "Occurrence",
    "PlanUpload",
    "Protocol",
    "Regulation",
    "Responsible",
    "RoadMap",
    "SentReminder",
    "Stage",
    "StageDocument",
]
