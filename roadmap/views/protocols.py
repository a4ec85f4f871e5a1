"""The protocol of an event and the list to sign, on screen and as files; the calendar of a person."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator

from core.costly import TooMany, count_visitor
from core.views import ActionView, PageActionView, PageView, RowFormView
from papers.views import PaperFile
from people.models import Person
from roadmap import policies
from roadmap.actions import calendars, protocols
from roadmap.exports import calendar_response
from roadmap.forms.events import ProtocolForm
from roadmap.models import Event
from roadmap.selectors.calendars import entries, open_address, owner_of
from roadmap.selectors.protocols import attendance_sheet, final_paper, first_items, next_number
from roadmap.views.events import EventRow


class ProtocolWrite(EventRow, RowFormView):
    policy = staticmethod(policies.can_write_protocol)
    form_class = ProtocolForm
    title = "Протокол"
    submit = "Сохранить протокол"
    done = "Протокол сохранён. Прочтите его и нажмите «Протокол готов»."

    def get_form_kwargs(self):
        protocol, actor = policies.protocol_of(self.object), self.request.actor
        items = protocol.questions if protocol else first_items(self.object)
        people = Person.objects.visible_to(actor).working(actor.today()).by_name()
        return super().get_form_kwargs() | {"people": people, "items": items}

    def get_initial(self):
        protocol, actor = policies.protocol_of(self.object), self.request.actor
        if protocol is not None:
            return {"number": protocol.number, "chair": protocol.chair_id, "keeper": protocol.keeper_id}
        chair = self.object.organization.head_id
        return {"number": next_number(self.object), "chair": chair, "keeper": actor.person and actor.person.pk}

    def perform(self, form):
        actor = self.request.actor
        protocols.compose(self.object, form.words(), actor=actor, today=actor.today())
        return self.object


class ProtocolFinish(EventRow, ActionView):
    policy = staticmethod(policies.can_write_protocol)
    done = "Протокол готов. Его можно напечатать и подписать."

    def perform(self, row):
        return protocols.finish(row, **self.told())


class ProtocolCorrect(EventRow, ActionView):
    policy = staticmethod(policies.can_write_protocol)
    done = "Протокол снова в проекте. Прежний текст отмечен как изменённый."

    def perform(self, row):
        return protocols.correct(row, **self.told())


class ProtocolPdf(EventRow, PaperFile):
    model: Any = Event
    policy: Any = staticmethod(policies.can_read_protocol)

    def protocol(self) -> Any:
        protocol = policies.protocol_of(self.object)
        if protocol is None:
            raise Http404
        return protocol

    def paper(self):
        return final_paper(self.protocol())

    def document(self):
        return self.protocol().document


class ProtocolDocx(ProtocolPdf):
    policy: Any = staticmethod(policies.can_read_protocol)
    form = "docx"


class SheetPdf(EventRow, PaperFile):
    """The list to be signed at the door."""

    model: Any = Event
    policy: Any = staticmethod(policies.can_keep_event)

    def paper(self):
        return attendance_sheet(self.object)

    def document(self):
        return None


class SheetDocx(SheetPdf):
    policy: Any = staticmethod(policies.can_keep_event)
    form = "docx"


class OwnCalendar(PageView):
    """The address of one's own calendar, and how to give it to a phone."""

    policy = staticmethod(policies.can_have_calendar)
    template_name = "roadmap/events/calendar.html"
    http_method_names = ("get", "head", "options")

    def get_context_data(self, **kwargs):
        address = open_address(self.request.actor)
        url = reverse("roadmap:calendar_feed", args=[address.token]) if address else ""
        return super().get_context_data(
            title="Календарь в телефоне",
            address=address,
            url=self.request.build_absolute_uri(url) if url else "",
            **kwargs,
        )


class CalendarAction(PageActionView):
    policy = staticmethod(policies.can_have_calendar)

    def success_url(self, result) -> str:
        return reverse("roadmap:calendar")

    def back_url(self) -> str:
        return reverse("roadmap:calendar")


class CalendarMake(CalendarAction):
    policy = staticmethod(policies.can_have_calendar)
    done = "Адрес готов. Добавьте его в календарь; прежний адрес, если он был, больше не действует."

    def perform(self):
        actor = self.request.actor
        return calendars.make_address(actor.person, actor=actor, today=actor.today())


class CalendarWithdraw(CalendarAction):
    policy = staticmethod(policies.can_have_calendar)
    done = "Адрес отключён: по нему больше ничего не открывается."

    def perform(self):
        actor = self.request.actor
        return calendars.withdraw_address(actor.person, actor=actor, today=actor.today())


@method_decorator(login_not_required, name="dispatch")
class CalendarFeed(PageView):
    """The calendar itself, for a program that knows the secret address; it has no session."""

    policy = staticmethod(policies.anybody)
    http_method_names = ("get", "head", "options")

    def get(self, request, token):
        try:
            count_visitor(request.META.get("REMOTE_ADDR") or "")
        except TooMany:
            return HttpResponse(status=429)
        owner = owner_of(token)
        if owner is None:
            raise Http404
        return calendar_response(entries(owner, owner.today()), f"Наставничество, {owner.organization.short_name}")
