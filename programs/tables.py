"""The lists of programs and meetings."""

from typing import Any

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core.tables import ListTable, NameColumn, OwnRowsTable, opens_without
from people.rules import Role
from programs.models import Meeting, Program
from programs.rules import MeetingStatus
from programs.states import ProgramState

MENTOR = tuple(f"pair__mentor__person__{name}" for name in ("family_name", "given_name", "patronymic"))
PROGRAM_TONES = {
    ProgramState.AGREED: "info",
    ProgramState.SENT: "info",
    ProgramState.RETURNED: "warn",
    ProgramState.RUNNING: "good",
    ProgramState.COMPLETED: "good",
    ProgramState.STOPPED: "bad",
}
MEETING_TONES = {
    MeetingStatus.WAITING: "info",
    MeetingStatus.CONFIRMED: "good",
    MeetingStatus.SILENT: "good",
    MeetingStatus.OBJECTED: "bad",
}


def badge(label: str, tone: str) -> SafeString:
    return render_to_string("components/badge.html", {"label": label, "tone": tone})


class PairColumns(OwnRowsTable):
    """The people of the row's pair, one column a side."""

    mentor = NameColumn(
        fields=MENTOR,
        verbose_name="Наставник",
        accessor="pair__mentor__person",
        linkify=lambda record: record.get_absolute_url(),
    )
    mentees = tables.Column(
        verbose_name="Наставляемые", empty_values=(), orderable=False, linkify=opens_without("mentor")
    )
    own_columns = {frozenset({Role.MENTOR}): "mentor", frozenset({Role.MENTEE}): "mentees"}

    def render_mentees(self, record) -> str:
        return ", ".join(str(member.mentee.person) for member in record.pair.members.all())


class ProgramTable(PairColumns):
    title = tables.Column(verbose_name="Название", default="", visible=False)
    starts_on = tables.DateColumn(verbose_name="Начало", format="d.m.Y")
    ends_on = tables.DateColumn(verbose_name="Окончание", format="d.m.Y")
    done = tables.Column(verbose_name="Выполнено", empty_values=(), order_by=("items_done", "pk"))
    state = tables.Column(verbose_name="Состояние")

    class Meta(ListTable.Meta):
        model = Program
        fields = ("mentor", "mentees", "title", "starts_on", "ends_on", "done", "state")

    def render_ends_on(self, record: Program) -> str:
        return f"{record.ended_on or record.ends_on:%d.%m.%Y}"

    def value_ends_on(self, record: Program) -> object:
        return record.ended_on or record.ends_on

    def value_starts_on(self, record: Program) -> object:
        return record.starts_on

    def render_done(self, record: Any) -> str:
        return f"{record.items_done} из {record.items_total}"

    def render_state(self, record: Program) -> SafeString:
        return badge(record.get_state_display(), PROGRAM_TONES.get(ProgramState(record.state), ""))

    def value_state(self, record: Program) -> str:
        return record.get_state_display()


class MeetingTable(PairColumns):
    held_on = tables.DateColumn(verbose_name="Дата", format="d.m.Y", linkify=lambda record: record.get_absolute_url())
    kind = tables.Column(verbose_name="Вид")
    minutes = tables.Column(verbose_name="Минут", attrs={"td": {"class": "number"}, "th": {"class": "number"}})
    topic = tables.Column(verbose_name="Тема", accessor="item__topic", default="", orderable=False)
    reply_status = tables.Column(verbose_name="Ответ")
    source = tables.Column(verbose_name="Как внесена", orderable=False, visible=False)

    class Meta(ListTable.Meta):
        model = Meeting
        fields = ("held_on", "mentor", "mentees", "kind", "minutes", "topic", "reply_status", "source")
        sequence = ("held_on", "mentor", "mentees", "kind", "minutes", "topic", "reply_status", "source")

    mentor = NameColumn(fields=MENTOR, verbose_name="Наставник", accessor="pair__mentor__person")
    mentees = tables.Column(verbose_name="Наставляемые", empty_values=(), orderable=False)

    def value_held_on(self, record: Meeting) -> object:
        return record.held_on

    def render_reply_status(self, value: str) -> SafeString:
        status = MeetingStatus(value)
        label = "подтверждена молчанием" if status == MeetingStatus.SILENT else status.label
        return badge(str(label), MEETING_TONES[status])

    def value_reply_status(self, value: str) -> str:
        return str(MeetingStatus(value).label)
