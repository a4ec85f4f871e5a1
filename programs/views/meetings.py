"""The list of meetings, one meeting, logging it in three taps, replies."""

from copy import copy
from typing import Any

from core.views import ActionView, RowFormView, RowMixin, ScopedDetailView, ScopedListView
from pairs.models import Pair
from programs import actions, policies
from programs.actions.meetings import AlreadyThere
from programs.filters import MeetingFilter
from programs.forms import MeetingForm, ObjectionForm
from programs.models import Meeting
from programs.rules import MeetingStatus
from programs.selectors import meeting_proposal, with_recorders
from programs.tables import MeetingTable
from programs.views.rows import PairRow

TONES = {
    MeetingStatus.WAITING: "info",
    MeetingStatus.CONFIRMED: "good",
    MeetingStatus.SILENT: "good",
    MeetingStatus.OBJECTED: "bad",
}
SETTLED = {MeetingStatus.CONFIRMED, MeetingStatus.SILENT}


class MeetingList(ScopedListView):
    model: Any = Meeting
    table_class = MeetingTable
    filterset_class = MeetingFilter
    template_name = "programs/meetings.html"
    policy = staticmethod(policies.can_list)
    title = "Встречи"
    export_name = "журнал встреч"

    def get_queryset(self):
        return super().get_queryset().with_status(self.request.actor.today())

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        own = Pair.objects.visible_to(actor).active().filter(mentor__person__user=actor.user).for_list()
        return super().get_context_data(
            own_pairs=[pair for pair in own if policies.can_log(actor, pair)],
            tab="meetings",
            can_see_quiet=policies.can_see_quiet(actor),
            **kwargs,
        )


class MeetingRow(RowMixin):
    policy = staticmethod(policies.can_view_meeting)
    model: Any = Meeting
    object: Any

    def get_queryset(self):
        rows = super().get_queryset().for_list()  # type: ignore[misc]
        return rows.select_related("item__program", "scan")

    def back_url(self) -> str:
        return self.object.get_absolute_url()


class MeetingDetail(MeetingRow, ScopedDetailView):
    template_name = "programs/meeting.html"
    policy = staticmethod(policies.can_view_meeting)

    def get_context_data(self, **kwargs):
        meeting, actor = self.object, self.request.actor
        status = meeting.status(actor.today())
        said = [meeting, *meeting.replies.select_related("scan")]
        replies = {row.person_id: row for row in with_recorders(said, meeting.organization)[1:]}
        people = [member.mentee.person for member in meeting.expected_members()]
        return super().get_context_data(
            can=policies.offered_on_meeting(actor, meeting, status in SETTLED),
            status=status,
            tone=TONES[status],
            replies=[(person, replies.get(person.pk)) for person in people],
            **kwargs,
        )


class MeetingFormMixin:
    """What logging and editing share: the same day and kind twice is asked about, once."""

    form_class = MeetingForm
    template_name: Any = "programs/meeting_form.html"

    def keep(self, form: MeetingForm) -> Meeting:
        raise TypeError(f"{type(self).__name__} writes nothing.")

    def perform(self, form):
        try:
            return self.keep(form)
        except AlreadyThere:
            form.ask_again(True)
            raise


class MeetingLog(MeetingFormMixin, PairRow, RowFormView):
    policy = staticmethod(policies.can_log)
    title = "Встреча"
    submit = "Внести встречу"
    done = "Встреча внесена. Наставляемый увидит её и подтвердит; семь дней молчания тоже подтверждают."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"pair": self.object, "instance": Meeting(pair=self.object)}

    def get_initial(self):
        today = self.request.actor.today()
        proposal = meeting_proposal(self.object, today)
        topic = str(proposal.item.pk) if proposal.item else ""
        return {"kind": proposal.kind, "held_on": today, "minutes": proposal.minutes, "topic": topic}

    def keep(self, form):
        actor, again = self.request.actor, form.cleaned_data["again"]
        return actions.log_meeting(self.object, form.held(), actor=actor, today=actor.today(), again=again)


class MeetingEdit(MeetingFormMixin, MeetingRow, RowFormView):
    policy = staticmethod(policies.can_change_meeting)
    title = "Исправить запись о встрече"
    done = "Запись исправлена. Наставляемый подтвердит её заново."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"pair": self.object.pair, "instance": copy(self.object)}

    def keep(self, form):
        actor, again = self.request.actor, form.cleaned_data["again"]
        return actions.change_meeting(self.object, form.held(), actor=actor, today=actor.today(), again=again)


class MeetingWithdraw(MeetingRow, ActionView):
    policy = staticmethod(policies.can_change_meeting)
    done = "Запись о встрече удалена."

    def success_url(self, result) -> str:
        return self.object.pair.get_absolute_url()

    def perform(self, meeting):
        actions.withdraw_meeting(meeting, actor=self.request.actor, today=self.request.actor.today())


class MeetingConfirm(MeetingRow, ActionView):
    policy = staticmethod(policies.can_reply)
    done = "Вы подтвердили встречу."

    def perform(self, meeting):
        actor = self.request.actor
        person = policies.own_person(actor, meeting.pair)
        actions.confirm_meeting(meeting, person=person, actor=actor, today=actor.today())


class MeetingObject(MeetingRow, RowFormView):
    form_class = ObjectionForm
    policy = staticmethod(policies.can_reply)
    title = "Возразить против записи о встрече"
    submit = "Отправить возражение"
    done = "Возражение отправлено. Наставник исправит запись или удалит её."

    def perform(self, form):
        actor, meeting = self.request.actor, self.object
        person = policies.own_person(actor, meeting.pair)
        actions.object_to_meeting(
            meeting, person=person, actor=actor, today=actor.today(), objection=form.cleaned_data["objection"]
        )
