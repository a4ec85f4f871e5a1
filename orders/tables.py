"""The list of orders."""

from functools import cached_property

import django_tables2 as tables
from django.template.loader import render_to_string

from core.tables import ListTable, NameColumn
from orders.kinds import UnknownKind
from orders.models import Order
from orders.selectors import told_apart
from orders.states import TONES


class OrderTable(ListTable):
    title = NameColumn(fields=("title",), verbose_name="Приказ", linkify=True)
    about = tables.Column("Кого касается, кто составил", empty_values=(), orderable=False)
    number = tables.Column("Номер", default="", attrs={"td": {"class": "nowrap"}})
    dated = tables.DateColumn(verbose_name="Дата", format="d.m.Y", default="")
    kind_name = tables.Column("Вид")
    state = tables.Column("Состояние")
    in_force_from = tables.DateColumn(verbose_name="Действует с", format="d.m.Y", default="", visible=False)

    class Meta(ListTable.Meta):
        model = Order
        fields = ("title", "about", "number", "dated", "kind_name", "state", "in_force_from")

    @cached_property
    def told_apart(self) -> dict[int, str]:
        """Asked once for the rows of the page that is shown."""
        return told_apart(row.record for row in self.paginated_rows)

    def render_about(self, record: Order) -> str:
        return self.told_apart[record.pk]

    @cached_property
    def told_in_export(self) -> dict[int, str]:
        """The same for every row: an export has no pages."""
        return told_apart(row.record for row in self.rows)

    def value_about(self, record: Order) -> str:
        return self.told_in_export[record.pk]

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
