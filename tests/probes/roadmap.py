"""Addresses of road maps."""

from roadmap.models import Evidence, Occurrence, RoadMap
from roadmap.tests.make import make_road_map, with_scan
from roadmap.tests.scene import make_done, make_occurrence, make_plan
from tests.probes import Probe
from tests.probes.papers import scan

FIELDS = {"title": "Исправленная", "starts_on": "2025-09-01", "ends_on": "2026-08-31", "order": ""}
NOT_FOR = ("no_role", "municipal")
OTHERS = ("mentor", "mentee", "secretary", *NOT_FOR)  # who neither keeps the plan nor answers for the activity


def with_evidence(organization, cast):
    row = make_done(organization)
    Evidence.objects.create(occurrence=row, text="протокол", scan=scan(organization, cast))
    return row


def state(row) -> str:
    return Occurrence.objects.get(pk=row.pk).state


def evidence_address(row) -> dict:
    return {"pk": row.pk, "evidence_pk": row.evidence.get().pk}


PROBES = {
    "roadmap:table": Probe(make_plan, denied=NOT_FOR),
    "roadmap:timeline": Probe(make_plan, denied=NOT_FOR),
    "roadmap:timeline_pdf": Probe(make_plan, denied=NOT_FOR),
    "roadmap:timeline_docx": Probe(make_plan, denied=NOT_FOR),
    "roadmap:documents": Probe(make_plan, denied=NOT_FOR),
    "roadmap:occurrence": Probe(make_occurrence, denied=NOT_FOR),
    "roadmap:evidence_scan": Probe(with_evidence, kwargs=evidence_address, denied=("mentor", "mentee", *NOT_FOR)),
    "roadmap:occurrence_done": Probe(
        make_occurrence,
        "post",
        data=lambda row: {"done_on": "2026-09-20", "text": "протокол"},
        effect=lambda row: state(row) == "done",
        denied=OTHERS,
    ),
    "roadmap:evidence_add": Probe(
        make_done,
        "post",
        data=lambda row: {"text": "протокол"},
        effect=lambda row: Evidence.objects.filter(occurrence=row.pk).exists(),
        denied=OTHERS,
    ),
    "roadmap:occurrence_cancel": Probe(
        make_occurrence,
        "post",
        data=lambda row: {"reason": "Карантин"},
        effect=lambda row: state(row) == "cancelled",
        denied=OTHERS,
    ),
    "roadmap:occurrence_reopen": Probe(make_done, "post", effect=lambda row: state(row) == "planned", denied=OTHERS),
    "roadmap:occurrence_keep_open": Probe(
        make_occurrence, "post", effect=lambda row: Occurrence.objects.get(pk=row.pk).kept_open, denied=OTHERS
    ),
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
