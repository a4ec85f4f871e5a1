"""The lists of road maps and of what is due."""

from datetime import date
from typing import Any

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core.tables import ListTable, TickColumn
from people.rules import OFFICIALS
from roadmap.models import Event, Occurrence, RoadMap
from roadmap.rules.occurrences import TONES
from roadmap.states import EVENT_TONES, EventState, RoadMapState
from roadmap.states import TONES as PLAN_TONES


class RoadMapTable(ListTable):
    title = tables.Column(linkify=True)
    state = tables.Column()
    starts_on = tables.DateColumn(format="d.m.Y")
    ends_on = tables.DateColumn(format="d.m.Y")
    order = tables.Column(orderable=False)

    class Meta(ListTable.Meta):
        model = RoadMap
        fields = ("title", "state", "starts_on", "ends_on", "order")

    def __init__(self, *args: Any, request: Any, **kwargs: Any):
        self.today = request.actor.today()
        super().__init__(*args, request=request, **kwargs)

    def render_state(self, record: RoadMap) -> SafeString:
        """A plan whose years are over still has its state, yet nobody works by it."""
        over = record.state == RoadMapState.IN_FORCE and record.ends_on < self.today
        tone = "neutral" if over else PLAN_TONES[record.state]
        return render_to_string("components/badge.html", {"label": self.value_state(record), "tone": tone})

    def value_state(self, record: RoadMap) -> str:
        over = record.state == RoadMapState.IN_FORCE and record.ends_on < self.today
        return "срок прошёл" if over else record.get_state_display()

    def render_order(self, record: RoadMap) -> str:
        order = record.order
        if order is None:
            return "—"
        return f"№ {order.number} от {order.dated:%d.%m.%Y}" if order.dated else order.get_state_display()


class DueTable(ListTable):
    """What is due on a day, with ticks for whoever enters it from paper."""

    tick = TickColumn()
    activity = tables.Column(verbose_name="Мероприятие", accessor="activity__text", linkify=True, orderable=False)
    stage = tables.Column(verbose_name="Этап", accessor="activity__stage", orderable=False)
    ends_on = tables.Column(verbose_name="Срок", empty_values=())
    responsible = tables.Column(verbose_name="Ответственные", empty_values=(), orderable=False)
    standing = tables.Column(verbose_name="Состояние", empty_values=(), orderable=False)

    class Meta(ListTable.Meta):
        model = Occurrence
        fields = ("tick", "activity", "stage", "ends_on", "responsible", "standing")

    def __init__(self, *args, today: date, may_record: bool, **kwargs):
        self.today = today
        super().__init__(*args, exclude=() if may_record else ("tick",), **kwargs)

    def render_ends_on(self, record: Occurrence) -> str:
        return record.term.replace(" –", "\xa0–")

    def value_ends_on(self, record: Occurrence) -> date | None:
        return record.ends_on

    def render_responsible(self, record: Occurrence) -> str:
        return ", ".join(str(one) for one in record.activity.responsible.all()) or "—"

    def render_standing(self, record: Occurrence) -> SafeString:
        standing = record.standing(self.today)
        return render_to_string("components/badge.html", {"label": standing.label, "tone": TONES[standing]})

    def value_standing(self, record: Occurrence) -> str:
        return str(record.standing(self.today).label)


class EventTable(ListTable):
    """Events; how many were invited and came is for those who see the list of people."""

    title = tables.Column(linkify=True)
    kind = tables.Column()
    day = tables.Column(verbose_name="Когда")
    place = tables.Column()
    invited = tables.Column(verbose_name="Приглашены", attrs={"td": {"class": "number"}, "th": {"class": "number"}})
    came = tables.Column(verbose_name="Были", attrs={"td": {"class": "number"}, "th": {"class": "number"}})
    state = tables.Column()

    class Meta(ListTable.Meta):
        model = Event
        fields = ("title", "kind", "day", "place", "invited", "came", "state")

    def __init__(self, *args: Any, request: Any, **kwargs: Any):
        self.today = request.actor.today()
        hidden = () if request.actor.roles & OFFICIALS else ("invited", "came")
        super().__init__(*args, request=request, exclude=hidden, **kwargs)

    def order_day(self, queryset: Any, is_descending: bool) -> tuple[Any, bool]:
        sign = "-" if is_descending else ""
        return queryset.order_by(f"{sign}day", f"{sign}starts_at", f"{sign}pk"), True

    def render_day(self, record: Event) -> str:
        return record.when

    def value_day(self, record: Event) -> date:
        return record.day

    def render_came(self, record: Event, value: int) -> str:
        return str(value) if record.state == EventState.HELD else "—"

    def render_state(self, record: Event) -> SafeString:
        label, tone = self.value_state(record), EVENT_TONES[record.state]
        late = record.state == EventState.PLANNED and record.day < self.today
        return render_to_string("components/badge.html", {"label": label, "tone": "warn" if late else tone})

    def value_state(self, record: Event) -> str:
        late = record.state == EventState.PLANNED and record.day < self.today
        return "отметьте присутствовавших" if late else record.get_state_display()
