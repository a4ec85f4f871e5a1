"""Events: lists, the page of one, planning it, inviting, marking who was there."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from core.models import AuditEntry
from core.templatetags.core import plural
from core.text import ids_in
from core.views import ActionView, PageFormView, RowFormView, ScopedDetailView, ScopedListView
from papers.actions import store_if_given, store_scan
from papers.models import Scan
from papers.selectors import letters_for
from papers.views import ScanFile
from people.rules import OFFICIALS
from roadmap import policies
from roadmap.actions import attendance, events
from roadmap.filters import EventFilter
from roadmap.forms.events import CallOffForm, EventFileForm, EventForm, HoldForm, InviteForm
from roadmap.models import Event, Occurrence
from roadmap.selectors.invited import invited_to, people_of, to_invite
from roadmap.selectors.year import plan_in_force
from roadmap.states import DO, EVENT_TONES, EventState
from roadmap.tables import EventTable


class EventList(ScopedListView):
    model = Event
    policy = staticmethod(policies.can_list)
    table_class = EventTable
    filterset_class = EventFilter
    template_name = "roadmap/events/list.html"
    title = "Встречи и собрания"
    export_name = "встречи и собрания"

    def get_context_data(self, **kwargs):
        actor = self.request.actor
        return super().get_context_data(
            can_plan=policies.can_plan_events(actor),
            sees_all=bool(actor.roles & OFFICIALS),
            plan=plan_in_force(actor, actor.today()),
            tab="events",
            **kwargs,
        )


class EventRow:
    """The event with all that its policies ask."""

    model: Any = Event
    request: Any
    object: Any
    kwargs: dict[str, Any]

    def get_queryset(self):
        rows = super().get_queryset()  # type: ignore[misc]
        return rows.select_related("organization", "occurrence__activity__stage__road_map", "protocol__document")

    def told(self) -> dict[str, Any]:
        return {"actor": self.request.actor, "today": self.request.actor.today()}


class EventDetail(EventRow, ScopedDetailView):
    policy = staticmethod(policies.can_view_event)
    template_name = "roadmap/events/detail.html"

    def get_queryset(self):
        return super().get_queryset().prefetch_related("files")

    def get_context_data(self, **kwargs):
        actor, event = self.request.actor, self.object
        invited = invited_to(event)
        return super().get_context_data(
            title=event.title,
            tone=EVENT_TONES[event.state],
            can=policies.offered_for_event(actor, event, actor.today()),
            invited=invited,
            letters=letters_for(actor, event),
            came=sum(bool(one.came) for one in invited),
            protocol=policies.protocol_of(event),
            is_late=event.state == EventState.PLANNED and event.day < actor.today(),
            history=AuditEntry.objects.visible_to(actor).about(event).done().told(),
            **kwargs,
        )


class EventNew(PageFormView):
    """`?occurrence=`: the activity of the plan that the event carries out."""

    policy = staticmethod(policies.can_plan_events)
    form_class = EventForm
    title = "Новая встреча или собрание"
    submit = "Запланировать"
    done = "Запланировано. Теперь пригласите участников."

    def occurrence(self) -> Occurrence | None:
        asked = ids_in([self.request.GET.get("occurrence", "")])
        rows = Occurrence.objects.visible_to(self.request.actor).followed().select_related("activity__stage__road_map")
        return rows.filter(pk__in=asked).first()

    def get_initial(self):
        row = self.occurrence()
        return {"title": " ".join(row.activity.text.split())[:300].rstrip(".;")} if row else {}

    def get_context_data(self, **kwargs):
        row = self.occurrence()
        help_text = f"Мероприятие дорожной карты: {row.activity.text}" if row else ""
        return super().get_context_data(help=help_text, **kwargs)

    def perform(self, form):
        actor = self.request.actor
        return events.plan_event(form.words(), occurrence=self.occurrence(), actor=actor, today=actor.today())

    def back_url(self) -> str:
        row = self.occurrence()
        return row.get_absolute_url() if row else reverse("roadmap:events")


class EventEdit(EventRow, RowFormView):
    policy = staticmethod(policies.can_keep_event)
    form_class = EventForm
    edits_row = True
    title = "Изменить"
    done = "Изменения сохранены."

    def get_initial(self):
        return {"letters": True}

    def perform(self, form):
        return events.change_event(self.object, form.words(), letters=form.cleaned_data["letters"], **self.told())


class EventInvite(EventRow, RowFormView):
    policy = staticmethod(policies.can_keep_event)
    form_class = InviteForm
    template_name = "roadmap/events/invite.html"
    title = "Пригласить"
    submit = "Пригласить"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"people": to_invite(self.object, self.request.actor.today())}

    def perform(self, form):
        data, today = form.cleaned_data, self.request.actor.today()
        people = [*people_of(data["groups"], self.object.organization, today), *data["people"]]
        sends = {"outsiders": data["outsiders"], "letters": data["letters"]}
        self.number = events.invite(self.object, people, **sends, **self.told())

    def done_message(self, result) -> str:
        return f"Приглашено: {plural(self.number, 'человек,человека,человек')}."


class EventUninvite(EventRow, ActionView):
    policy = staticmethod(policies.can_keep_event)
    done = "Убран из приглашённых."

    def perform(self, row):
        asked = ids_in([self.request.POST.get("invitee", "")])
        if not asked:
            raise Http404
        return events.uninvite(row, asked[0], **self.told())


class EventHold(EventRow, RowFormView):
    """Marks who was there: the first time the event becomes held, afterwards the marks are corrected."""

    policy = staticmethod(policies.can_keep_event)
    form_class = HoldForm
    title = "Кто присутствовал"
    submit = "Сохранить"
    done = "Присутствие отмечено."

    def get_form_kwargs(self):
        row = self.object.occurrence
        open_row = row is not None and DO.allows(row) and policies.is_followed(row)
        asks = self.object.state == EventState.PLANNED and open_row
        return super().get_form_kwargs() | {"invited": invited_to(self.object), "asks_to_close": asks}

    def get_context_data(self, **kwargs):
        row = self.object.occurrence
        help_text = f"Мероприятие дорожной карты: {row.activity.text}" if "closes" in kwargs["form"].fields else ""
        return super().get_context_data(help=help_text, **kwargs)

    def perform(self, form):
        data = form.cleaned_data
        scan = store_if_given(data["scan"], actor=self.request.actor)
        marks = {"outsiders": data["outsiders"], "on_paper": data["on_paper"], "scan": scan} | self.told()
        if self.object.state == EventState.HELD:
            return attendance.mark_again(self.object, data.get("came", []), **marks)
        return attendance.hold(self.object, data.get("came", []), closes=data.get("closes", False), **marks)


class EventCallOff(EventRow, RowFormView):
    policy = staticmethod(policies.can_keep_event)
    form_class = CallOffForm
    title = "Отменить"
    submit = "Отменить мероприятие"
    done = "Мероприятие отменено."

    def perform(self, form):
        return events.call_off(self.object, **form.cleaned_data, **self.told())


class EventPlanAgain(EventRow, ActionView):
    policy = staticmethod(policies.can_keep_event)
    done = "Мероприятие снова запланировано."

    def perform(self, row):
        return attendance.plan_again(row, **self.told())


class EventFileAdd(EventRow, RowFormView):
    policy = staticmethod(policies.can_keep_event)
    form_class = EventFileForm
    title = "Приложить файл"
    submit = "Приложить"
    done = "Файл приложен. Его видят все приглашённые."

    def perform(self, form):
        data = form.cleaned_data
        scan = store_scan(data["scan"], actor=self.request.actor)
        events.add_file(self.object, scan, title=data["title"], **self.told())
        return self.object


class EventFileDrop(EventRow, ActionView):
    policy = staticmethod(policies.can_keep_event)
    done = "Файл убран."

    def perform(self, row):
        return events.drop_file(row, self.kwargs["file_pk"], **self.told())


class EventFileOpen(EventRow, ScanFile):
    """A file of the event, for whoever sees the event."""

    model: Any = Event
    policy: Any = staticmethod(policies.can_view_event)

    def scan(self) -> Scan:
        file = self.object.files.filter(pk=self.kwargs["file_pk"]).select_related("scan").first()
        if file is None:
            raise Http404
        return file.scan


class EventAttendanceScan(EventRow, ScanFile):
    """The signed list."""

    model: Any = Event
    policy: Any = staticmethod(policies.can_open_attendance)

    def scan(self) -> Scan:
        if self.object.scan is None:
            raise Http404
        return self.object.scan
