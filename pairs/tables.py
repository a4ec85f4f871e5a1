"""The list of pairs."""

from datetime import date

import django_tables2 as tables

from core.tables import ListTable, NameColumn
from orders.models import Order
from pairs.models import Pair

MENTOR = ("mentor__person__family_name", "mentor__person__given_name", "mentor__person__patronymic")


class PairTable(ListTable):
    mentor = NameColumn(
        fields=MENTOR,
        verbose_name="Наставник",
        accessor="mentor__person",
        linkify=lambda record: record.get_absolute_url(),
    )
    mentees = tables.Column(verbose_name="Наставляемые", empty_values=(), orderable=False)
    form = tables.Column(verbose_name="Форма")
    kinds = tables.Column(verbose_name="Виды", orderable=False)
    state = tables.Column(verbose_name="Состояние")
    begins = tables.Column(verbose_name="Начало", empty_values=(), order_by=("started_on", "starts_on"))
    ends = tables.Column(verbose_name="Окончание", empty_values=(), order_by=("ended_on", "ends_on"))
    order = tables.Column(verbose_name="Приказ", accessor="opened_by", orderable=False, default="")

    class Meta(ListTable.Meta):
        model = Pair
        fields = ("mentor", "mentees", "form", "kinds", "state", "begins", "ends", "order")

    def render_mentees(self, record: Pair) -> str:
        return ", ".join(str(member.mentee.person) for member in record.members.all())

    def render_kinds(self, record: Pair) -> str:
        return ", ".join(record.kind_labels)

    def render_begins(self, record: Pair) -> str:
        return _day(record.started_on, record.starts_on)

    def render_ends(self, record: Pair) -> str:
        return _day(record.ended_on, record.ends_on)

    def render_order(self, value: Order) -> str:
        return f"№ {value.number} от {value.dated:%d.%m.%Y}" if value.number else "проект"


def _day(fact: date | None, plan: date | None) -> str:
    """The fact, else the plan, said to be one."""
    if fact:
        return f"{fact:%d.%m.%Y}"
    return f"{plan:%d.%m.%Y} (план)" if plan else ""
