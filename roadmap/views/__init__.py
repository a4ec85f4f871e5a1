"""Pages of the plan."""

from roadmap.views.plans import RoadMapChange, RoadMapDetail, RoadMapEnter, RoadMapList, RoadMapScan

__all__ = ["RoadMapChange", "RoadMapDetail", "RoadMapEnter", "RoadMapList", "RoadMapScan"]
