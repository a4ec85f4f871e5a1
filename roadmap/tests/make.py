"""Road maps for tests of this app and for its probes."""

from datetime import date

from people.models import Organization
from roadmap.models import RoadMap
from roadmap.states import RoadMapState
from tests.cast import Cast
from tests.probes.papers import scan

FIRST, LAST = date(2025, 9, 1), date(2028, 8, 31)


def make_road_map(organization: Organization, cast: Cast | None = None, **fields) -> RoadMap:
    defaults = {
        "state": RoadMapState.IN_FORCE,
        "title": "Дорожная карта внедрения наставничества",
        "starts_on": FIRST,
        "ends_on": LAST,
    }
    return RoadMap.objects.create(organization=organization, source="paper", **(defaults | fields))


def with_scan(organization: Organization, cast: Cast) -> RoadMap:
    return make_road_map(organization, scan=scan(organization, cast))
