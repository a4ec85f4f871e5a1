"""Addresses of events."""

from roadmap.models import Event, Protocol
from roadmap.tests.gatherings import (
    make_event,
    make_finished,
    make_held,
    make_invited,
    make_protocol,
    with_file,
    with_sheet,
)
from tests.probes import Probe
from tests.probes.papers import picture

NOT_FOR = ("mentor", "mentee", "no_role", "municipal")  # not invited: the event does not exist for them
OTHERS = ("secretary", "psychologist", *NOT_FOR)
WORDS = {"kind": "seminar", "title": "Исправленная", "day": "2026-10-02", "starts_at": "15:00", "ends_at": "16:00"}


def state(row) -> str:
    return Event.objects.get(pk=row.pk).state


def the_file(row) -> dict:
    return {"pk": row.pk, "file_pk": row.files.get().pk}


def everybody_came(row) -> dict:
    return {"came": [invitee.pk for invitee in row.invitees.all()]}


def protocol_words(row) -> dict:
    person = row.invitees.get().person
    return {"number": "7", "chair": person.pk, "keeper": person.pk, "heard_1": "Итоги", "decided_1": "Принять."}


def is_ready(row) -> bool:
    return Protocol.objects.get(event=row.pk).document_id is not None


def cancelled(organization, cast):
    return make_event(organization, state="cancelled", reason="Карантин")


def act(make, data, effect, denied=OTHERS, **kwargs) -> Probe:
    return Probe(make, "post", data=data, effect=effect, denied=denied, **kwargs)


def nothing_said(row) -> dict:
    return {}


PROBES = {
    "roadmap:event": Probe(make_event, denied=NOT_FOR),
    "roadmap:event_edit": act(
        make_event, lambda row: WORDS, lambda row: Event.objects.get(pk=row.pk).title == "Исправленная"
    ),
    "roadmap:event_invite": act(
        make_event, lambda row: {"outsiders": "Орлова Нина Павловна"}, lambda row: row.invitees.exists()
    ),
    "roadmap:event_uninvite": act(
        make_invited, lambda row: {"invitee": row.invitees.get().pk}, lambda row: not row.invitees.exists()
    ),
    "roadmap:event_hold": act(make_invited, everybody_came, lambda row: state(row) == "held"),
    "roadmap:event_call_off": act(
        make_event, lambda row: {"reason": "Карантин"}, lambda row: state(row) == "cancelled"
    ),
    "roadmap:event_plan_again": act(cancelled, nothing_said, lambda row: state(row) == "planned"),
    "roadmap:event_file_new": act(
        make_event, lambda row: {"scan": picture(), "title": "Программа"}, lambda row: row.files.exists()
    ),
    "roadmap:event_file": Probe(with_file, kwargs=the_file, denied=NOT_FOR),
    "roadmap:event_file_drop": act(with_file, nothing_said, lambda row: not row.files.exists(), kwargs=the_file),
    "roadmap:event_attendance": Probe(with_sheet, denied=("psychologist", *NOT_FOR)),
    "roadmap:event_sheet_pdf": Probe(make_invited, denied=OTHERS),
    "roadmap:event_sheet_docx": Probe(make_invited, denied=OTHERS),
    "roadmap:protocol": act(
        make_held,
        protocol_words,
        lambda row: Protocol.objects.filter(event=row.pk, number="7").exists(),
        denied=("psychologist", *NOT_FOR),
    ),
    "roadmap:protocol_finish": act(make_protocol, nothing_said, is_ready, denied=("psychologist", *NOT_FOR)),
    "roadmap:protocol_correct": act(
        make_finished, nothing_said, lambda row: not is_ready(row), denied=("psychologist", *NOT_FOR)
    ),
    "roadmap:protocol_pdf": Probe(make_protocol, denied=NOT_FOR),
    "roadmap:protocol_docx": Probe(make_protocol, denied=NOT_FOR),
}
