"""The list of orders."""

import django_tables2 as tables
from django.template.loader import render_to_string

from core.tables import ListTable, NameColumn
from orders.kinds import UnknownKind
from orders.models import Order
from orders.states import TONES


class OrderTable(ListTable):
    title = NameColumn(fields=("title",), verbose_name="Приказ", linkify=True)
    number = tables.Column("Номер", default="", attrs={"td": {"class": "nowrap"}})
    dated = tables.DateColumn(verbose_name="Дата", format="d.m.Y", default="")
    kind_name = tables.Column("Вид")
    state = tables.Column("Состояние")
    in_force_from = tables.DateColumn(verbose_name="Действует с", format="d.m.Y", default="", visible=False)

    class Meta(ListTable.Meta):
        model = Order
        fields = ("title", "number", "dated", "kind_name", "state", "in_force_from")

    def render_kind_name(self, record: Order) -> str:
        try:
            return record.kind.label or record.kind.title
        except UnknownKind:
            return "вид не известен"

    def render_state(self, record: Order) -> str:
        badge = {"label": record.get_state_display(), "tone": TONES[record.state]}
        return render_to_string("components/badge.html", badge)

    def value_state(self, record: Order) -> str:
        return record.get_state_display()
