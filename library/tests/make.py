"""Materials for tests of this app and for its probes."""

from datetime import date

from library.models import Material
from people.models import Organization
from tests.cast import Cast
from tests.probes.papers import scan

ADDED = date(2026, 10, 5)


def make_material(organization: Organization, cast: Cast | None = None, **fields) -> Material:
    defaults = {"title": "Памятка наставнику", "link": "https://example.org/memo", "added_on": ADDED}
    return Material.objects.create(organization=organization, **(defaults | fields))


def with_file(organization: Organization, cast: Cast) -> Material:
    return make_material(organization, file=scan(organization, cast))


def archived(organization: Organization, cast: Cast) -> Material:
    return make_material(organization, is_archived=True)
