"""Addresses of materials."""

from library.models import Material
from library.tests.make import archived, make_material, with_file
from tests.probes import Probe

FIELDS = {"title": "Памятка, вторая редакция", "about": "", "link": "https://example.org/memo-2"}
NOT_FOR = ("no_role", "municipal")
NOT_KEEPERS = ("director", "mentor", "mentee", "secretary", *NOT_FOR)


def is_archived(material):
    return Material.objects.get(pk=material.pk).is_archived


PROBES = {
    "library:material": Probe(make_material, denied=NOT_FOR),
    "library:file": Probe(with_file, denied=NOT_FOR),
    "library:edit": Probe(
        make_material,
        "post",
        data=lambda row: FIELDS,
        effect=lambda row: Material.objects.get(pk=row.pk).title == "Памятка, вторая редакция",
        denied=NOT_KEEPERS,
    ),
    "library:archive": Probe(make_material, "post", effect=is_archived, denied=NOT_KEEPERS),
    "library:restore": Probe(archived, "post", effect=lambda row: not is_archived(row), denied=NOT_KEEPERS),
}
