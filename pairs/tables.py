"""The list of pairs."""

from datetime import date
from typing import Any

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html

from core.tables import ListTable, NameColumn, OwnRowsTable, opens_without
from orders.models import Order
from pairs.models import Application, Pair
from pairs.states import APPLICATION_TONES, TONES, ApplicationState, PairState
from people.rules import Role
from registry.models import MentorProfile

MENTOR = ("mentor__person__family_name", "mentor__person__given_name", "mentor__person__patronymic")


class PairTable(OwnRowsTable):
    mentor = NameColumn(
        fields=MENTOR,
        verbose_name="Наставник",
        accessor="mentor__person",
        linkify=lambda record: record.get_absolute_url(),
    )
    mentees = tables.Column(
        verbose_name="Наставляемые", empty_values=(), orderable=False, linkify=opens_without("mentor")
    )
    own_columns = {frozenset({Role.MENTOR}): "mentor", frozenset({Role.MENTEE}): "mentees"}
    form = tables.Column(verbose_name="Форма и вид")
    state = tables.Column(verbose_name="Состояние")
    period = tables.Column(verbose_name="Период", empty_values=(), order_by=("started_on", "starts_on"))
    order = tables.Column(verbose_name="Приказ", accessor="opened_by", orderable=False, default="")

    class Meta(ListTable.Meta):
        model = Pair
        fields = ("mentor", "mentees", "form", "state", "period", "order")

    def render_mentees(self, record: Pair) -> str:
        return ", ".join(str(member.mentee.person) for member in record.members.all())

    def render_form(self, record: Pair) -> str:
        return f"{record.get_form_display()}; {', '.join(record.kind_labels)}"

    def render_state(self, record: Pair) -> str:
        badge = {"label": record.get_state_display(), "tone": TONES[PairState(record.state)]}
        return render_to_string("components/badge.html", badge)

    def value_state(self, record: Pair) -> str:
        return record.get_state_display()

    def render_period(self, record: Pair) -> str:
        """The days that are known, else those planned, said to be so."""
        if record.started_on is None:
            plan = _days(record.starts_on, record.ends_on)
            return f"план: {plan}" if plan else ""
        last = _days(None, record.ended_on) or _planned(record.ends_on)
        return f"{_days(record.started_on, None)} {last}".strip()

    def render_order(self, value: Order) -> str:
        return f"№ {value.number} от {value.dated:%d.%m.%Y}" if value.number else "проект"


class LoadTable(ListTable):
    person = NameColumn(
        fields=("person__family_name", "person__given_name", "person__patronymic"),
        verbose_name="Наставник",
        linkify=lambda record: record.get_absolute_url(),
    )
    taken = tables.Column(verbose_name="Наставляемых")
    free = tables.Column(verbose_name="Свободно мест")
    hours_a_month = tables.Column(verbose_name="Часов в месяц", default="не указано")
    next_end = tables.DateColumn(verbose_name="Ближайшее окончание", format="d.m.Y", default="")
    offer = tables.Column(verbose_name="Кого взять", empty_values=(), orderable=False, exclude_from_export=True)

    class Meta(ListTable.Meta):
        model = MentorProfile
        fields = ("person", "taken", "free", "hours_a_month", "next_end", "offer")

    def __init__(self, *args, request=None, **kwargs):
        may = request is not None and Role.CURATOR in request.actor.roles
        super().__init__(*args, request=request, exclude=() if may else ("offer",), **kwargs)

    def render_taken(self, value: int, record: MentorProfile) -> str:
        return f"{value} из {record.capacity}"

    def value_taken(self, value: int) -> int:
        return value

    def render_free(self, value: int) -> int:
        return max(0, value)

    def render_offer(self, record: Any) -> str:
        if record.free <= 0:
            return ""
        url = f"{reverse('pairs:new')}?mentor={record.pk}"
        shape = '<a href="{}">Подобрать наставляемого<span class="visually-hidden">: {}</span></a>'
        return format_html(shape, url, record.person)


class ApplicationTable(ListTable):
    kind = tables.Column(verbose_name="Что подано", linkify=lambda record: record.get_absolute_url())
    authors = tables.Column(verbose_name="Кто подал", empty_values=(), orderable=False)
    pair = tables.Column(verbose_name="Пара", orderable=False)
    submitted_on = tables.DateColumn(verbose_name="Подано", format="d.m.Y")
    state = tables.Column(verbose_name="Состояние")

    class Meta(ListTable.Meta):
        model = Application
        fields = ("kind", "authors", "pair", "submitted_on", "state")

    def render_kind(self, record: Application) -> str:
        return record.get_kind_display().capitalize()

    def render_authors(self, record: Application) -> str:
        return ", ".join(person.short_name for person in record.people)

    def render_state(self, record: Application) -> str:
        badge = {"label": record.get_state_display(), "tone": APPLICATION_TONES[ApplicationState(record.state)]}
        return render_to_string("components/badge.html", badge)

    def value_state(self, record: Application) -> str:
        return record.get_state_display()


def _days(first: date | None, last: date | None) -> str:
    parts = [f"с {first:%d.%m.%Y}" if first else "", f"по {last:%d.%m.%Y}" if last else ""]
    return " ".join(part for part in parts if part)


def _planned(day: date | None) -> str:
    return f"(план: по {day:%d.%m.%Y})" if day else ""
