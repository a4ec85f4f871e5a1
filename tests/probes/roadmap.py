"""Addresses of road maps."""

from roadmap.models import RoadMap
from roadmap.tests.make import make_road_map, with_scan
from tests.probes import Probe

FIELDS = {"title": "Исправленная", "starts_on": "2025-09-01", "ends_on": "2026-08-31", "order": ""}
NOT_FOR = ("no_role", "municipal")

PROBES = {
    "roadmap:detail": Probe(make_road_map, denied=NOT_FOR),
    "roadmap:scan": Probe(with_scan, denied=NOT_FOR),
    "roadmap:edit": Probe(
        make_road_map,
        "post",
        data=lambda row: FIELDS,
        effect=lambda row: RoadMap.objects.get(pk=row.pk).title == "Исправленная",
        denied=("director", "mentor", "mentee", "secretary", *NOT_FOR),
    ),
}
